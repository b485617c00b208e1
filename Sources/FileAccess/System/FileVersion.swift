public import SystemPackage

/// The state of a file: its identity, its size, and the time of its last change. If two versions are equal, the file
/// has not changed between them.
public struct FileVersion: Hashable, Sendable {
  private let deviceID: DeviceID
  private let inode: Inode
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// Takes the version from the status that the system reports.
  public init(_ status: Stat) {
    deviceID = status.deviceID
    inode = status.inode
    size = status.size
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
  }

  /// The version of a file on a server.
  ///
  /// - Parameters:
  ///   - size: in bytes.
  ///   - mark: a number of the version that the server states.
  package init(size: Int, mark: UInt64) {
    deviceID = DeviceID(rawValue: 0)
    inode = Inode(rawValue: numericCast(mark))
    self.size = Int64(size)
    seconds = 0
    nanoseconds = 0
  }

  /// Reads the version of the file at a path. Symbolic links are followed.
  ///
  /// - Throws: `FileAccessError` if nothing exists there, or it cannot be examined.
  public init(_ path: FilePath) throws(FileAccessError) {
    if let ranged = RangedFiles.file(at: path) {
      self = ranged.version
      return
    }
    do throws(Errno) {
      self.init(try Stat(path))
    } catch {
      throw FileAccessError(path.string, .system(error))
    }
  }

  /// The values for a checksum that must be the same in the next run. The device is left out: its number can change
  /// when a disk is mounted again.
  public var numbers: [Int] {
    [Int(truncatingIfNeeded: inode.rawValue), Int(size), seconds, nanoseconds]
  }
}
