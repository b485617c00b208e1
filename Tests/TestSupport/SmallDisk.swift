/// A separate file system, which is unmounted when its owner is released. Mounting it requires root and Linux.
public final class SmallDisk {
  public static let isAvailable = (try? SmallDisk(options: "size=64k")) != nil

  public let path: String
  private let directory: TemporaryDirectory
  private var place: String

  /// - Parameters:
  ///   - options: the mount options of tmpfs, such as `size=64k` or `ro`.
  ///   - path: an existing directory; `nil` mounts in a new temporary one.
  public init(options: String, at path: String? = nil) throws {
    directory = try TemporaryDirectory()
    self.path = path ?? directory.url.path
    place = self.path
    let run = try CommandRun("mount", ["-t", "tmpfs", "-o", options, "tmpfs", self.path])
    guard run.status == 0 else { throw Failure(message: run.errors) }
  }

  deinit { unmount(place) }

  /// - Parameter place: the current path of the disk, if it was moved.
  public func unmount(_ place: String) {
    self.place = place
    _ = try? CommandRun("umount", ["-l", place])
  }

  struct Failure: Error { let message: String }
}
