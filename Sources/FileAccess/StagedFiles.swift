public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Files that appear under their names only when all of them are written.
///
/// Each is written beside its destination under a temporary name. `commit` gives them their names; without it, or
/// when a file fails, nothing remains.
public struct StagedFiles: ~Copyable {
  private struct Staged {
    let temporary: FilePath
    let destination: FilePath
  }

  private var staged: [Staged] = []
  private let overwrites: Bool

  /// - Parameter overwrites: whether a destination that exists is replaced; otherwise it is an error.
  public init(overwrites: Bool) { self.overwrites = overwrites }

  deinit {
    for file in staged { remove(file.temporary) }
  }

  /// Writes a file's content, under a temporary name.
  public mutating func add(_ bytes: [UInt8], at destination: FilePath) throws(FileAccessError) {
    switch FileSystemEntry.at(destination) {
    case .directory: throw FileAccessError(destination.string, .isDirectory)
    case .some where !overwrites: throw FileAccessError(destination.string, .exists)
    default: break
    }
    var generator = SystemRandomNumberGenerator()
    let suffix = String(generator.next() as UInt64, radix: 36)
    let name = ".\(destination.lastComponent?.string ?? "")-\(suffix).tmp"
    let temporary = destination.removingLastComponent().appending(name)
    do {
      let file = try FileDescriptor.open(
        temporary, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
      staged.append(Staged(temporary: temporary, destination: destination))
      do {
        try file.writeAll(bytes)
      } catch {
        try? file.close()
        throw error
      }
      // Some file systems report a full disk only now.
      try file.close()
    } catch {
      throw FileAccessError(destination.string, .system(error as? Errno ?? .ioError))
    }
  }

  /// Gives every file its name, and returns the paths in the order in which they were added.
  public consuming func commit() throws(FileAccessError) -> [FilePath] {
    var written: [FilePath] = []
    while !staged.isEmpty {
      let file = staged[0]
      try give(file.temporary, name: file.destination)
      staged.removeFirst()
      written.append(file.destination)
    }
    return written
  }

  private func give(_ temporary: FilePath, name destination: FilePath) throws(FileAccessError) {
    if !overwrites {
      // A hard link never replaces a file that came into being in the meantime; rename would.
      let linked = temporary.withPlatformString { from in destination.withPlatformString { link(from, $0) } } == 0
      if linked {
        remove(temporary)
        return
      }
      if errno == EEXIST { throw FileAccessError(destination.string, .exists) }
      // No hard links on this file system: the check in `add` has to do.
    }
    let renamed = temporary.withPlatformString { from in destination.withPlatformString { rename(from, $0) } }
    if renamed != 0 { throw FileAccessError(destination.string, .system(Errno(rawValue: errno))) }
  }

  private func remove(_ path: FilePath) {
    _ = path.withPlatformString { unlink($0) }
  }
}
