package import SystemPackage

/// Which file a path leads to. Two paths have the same identity if they are links, hard links or other spellings of the
/// same file.
package struct FileIdentity: Hashable, Sendable {
  private let device: DeviceID
  private let inode: Inode
  /// Whether the file has more than one name.
  package let hasSeveralNames: Bool

  /// - Returns: `nil` if nothing exists there. Symbolic links are followed.
  package init?(_ path: FilePath) {
    guard let status = try? Stat(path) else { return nil }
    self.init(status)
  }

  init(_ status: Stat) {
    device = status.deviceID
    inode = status.inode
    hasSeveralNames = status.linkCount > 1
  }

  /// The number of names can change, and the file is the same.
  package static func == (first: FileIdentity, second: FileIdentity) -> Bool {
    first.device == second.device && first.inode == second.inode
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(device)
    hasher.combine(inode)
  }
}
