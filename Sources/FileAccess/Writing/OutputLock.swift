public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// The right to write one result, which one process has at a time.
///
/// The lock is a file `.NAME.tilescheme-lock` beside the result that holds the name of its owner. The system frees the
/// lock when its process ends, even by a kill: a lock file that remains then stops nobody, and the next run removes it.
/// The lock is advisory. Programs other than tilescheme do not see it.
public final class OutputLock: Sendable {
  private let path: FilePath
  private let descriptor: FileDescriptor

  /// Takes the lock, or reports at once who has it.
  ///
  /// - Parameters:
  ///   - result: the path of the result, which need not exist. A symbolic link is followed, so that two ways to one result
  ///     have one lock.
  ///   - purpose: what the owner does, for the message of the process that is refused, such as `converting a.tpk`.
  /// - Returns: `nil` if the file system has no locks.
  /// - Throws: `.inUse` if another process, or another job of this one, has the lock; `.system` if the lock file cannot be
  ///   made.
  public static func take(for result: FilePath, purpose: String) throws(FileAccessError) -> OutputLock? {
    let path = lockPath(for: result)
    // A lock file that its owner removes between our two calls is no longer the one that others see; then we try again.
    // Each round needs another process that ends just then, so that a few rounds are plenty.
    for round in 0..<100 {
      let descriptor: FileDescriptor
      do {
        descriptor = try FileDescriptor.open(
          path, .readWrite, options: [.create, .closeOnExec, .noFollow],
          permissions: [.ownerReadWrite, .groupReadWrite, .otherReadWrite])
      } catch {
        let reason = error as? Errno ?? .ioError
        let folder = result.folder
        // If the folder of the result is missing, that is what the user can create.
        let isFolder = reason == .noSuchFileOrDirectory && !folder.isEmpty
        throw FileAccessError(isFolder ? folder.string : result.string, .system(reason))
      }
      if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) != 0 {
        let error = Errno(rawValue: errno)
        defer { try? descriptor.close() }
        guard error == .wouldBlock || error == .resourceTemporarilyUnavailable else {
          NewFile.remove(path)
          return nil
        }
        // The owner writes its name just after it has taken the lock. And `isAbandoned` may have the lock for an instant,
        // so that the first refusal says nothing.
        if round > 0, let owner = owner(descriptor) { throw FileAccessError(result.string, .inUse(by: owner)) }
        usleep(1000)
        continue
      }
      let named = (try? Stat(path, followTargetSymlink: false)).map(FileIdentity.init)
      if (try? Stat(descriptor)).map(FileIdentity.init) == named {
        let lock = OutputLock(path, descriptor)
        lock.write(purpose)
        return lock
      }
      try? descriptor.close()
    }
    throw FileAccessError(result.string, .inUse(by: nil))
  }

  /// Whether a file is a lock that no process has: its run was killed. A lock that cannot be examined may be in use.
  ///
  /// - Parameters:
  ///   - name: the name of any file.
  ///   - folder: the folder in which it is; empty for the current directory.
  package static func isAbandoned(_ name: String, in folder: FilePath) -> Bool {
    guard name.hasPrefix("."), name.hasSuffix(suffix),
      let descriptor = try? FileDescriptor.open(
        folder.appending(name), .readOnly, options: [.closeOnExec, .noFollow, .nonBlocking])
    else { return false }
    defer { try? descriptor.close() }
    return flock(descriptor.rawValue, LOCK_SH | LOCK_NB) == 0
  }

  private static let suffix = ".tilescheme-lock"

  private init(_ path: FilePath, _ descriptor: FileDescriptor) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    // In this order: whoever opens the file between the two calls sees that its name is gone, and tries again.
    NewFile.remove(path)
    try? descriptor.close()
  }

  private static func lockPath(for result: FilePath) -> FilePath {
    let path = RealPath.of(result) ?? place(of: result)
    return path.folder.appending(".\(path.name ?? "")\(suffix)")
  }

  /// The path of a result that does not exist yet, by the real path of its folder.
  private static func place(of result: FilePath) -> FilePath {
    let folder = result.folder
    guard let name = result.name, let real = RealPath.of(folder.isEmpty ? "." : folder) else { return result }
    return real.appending(name)
  }

  private func write(_ purpose: String) {
    // A lock without a name is a lock all the same: a full disk is no reason to stop here.
    _ = try? descriptor.resize(to: 0)
    _ = try? descriptor.writeAll(toAbsoluteOffset: 0, "process \(getpid()), \(purpose)\n".utf8)
  }

  /// - Returns: `nil` if the owner has not written its name yet.
  private static func owner(_ descriptor: FileDescriptor) -> String? {
    var bytes = [UInt8](repeating: 0, count: 1000)
    let count = (try? bytes.withUnsafeMutableBytes { try descriptor.read(fromAbsoluteOffset: 0, into: $0) }) ?? 0
    let text = String(decoding: bytes[..<count], as: UTF8.self).prefix { !$0.isNewline }
    return text.isEmpty ? nil : String(text)
  }
}
