public import SystemPackage

/// What tells a file from what becomes of it: which one it is, its size, and when it was written last.
public struct FileVersion: Hashable, Sendable {
  private let deviceID: DeviceID
  private let inode: Inode
  private let size: Int64
  private let seconds: Int
  private let nanoseconds: Int

  /// Of a file by what the system says of it.
  public init(_ status: Stat) {
    deviceID = status.deviceID
    inode = status.inode
    size = status.size
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
  }

  /// Of the file at a path; symbolic links are followed.
  ///
  /// - Throws: `FileAccessError` where nothing is there.
  public init(_ path: FilePath) throws(FileAccessError) {
    do throws(Errno) {
      self.init(try Stat(path))
    } catch {
      throw FileAccessError(path.string, .system(error))
    }
  }

  /// All of it, for a checksum that has to be the same in the next run.
  public var numbers: [Int] {
    [Int(truncatingIfNeeded: inode.rawValue), Int(size), seconds, nanoseconds]
  }
}
