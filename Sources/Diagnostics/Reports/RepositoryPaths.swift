/// Paths as a repository names its files: from its top, without `.` and `..`.
public struct RepositoryPaths: Sendable {
  private let workingDirectory: [Substring]
  /// `nil` if the place of the repository is unknown.
  private let root: [Substring]?

  /// The paths if the place of the repository is unknown: as they were given, without a leading `./`.
  public static let asGiven = RepositoryPaths()

  private init() {
    workingDirectory = []
    root = nil
  }

  /// - Parameters:
  ///   - workingDirectory: the absolute path to which relative paths refer.
  ///   - root: the absolute path of the repository.
  public init(workingDirectory: String, root: String) {
    self.workingDirectory = Self.parts(of: workingDirectory)
    self.root = Self.parts(of: root)
  }

  /// The path from the top of the repository; a path outside of it is kept, without a leading `./`.
  public func path(of path: String) -> String {
    let all = path.hasPrefix("/") ? Self.parts(of: path) : Self.resolved(workingDirectory + path.split(separator: "/"))
    if let root, all.count > root.count, all.starts(with: root) {
      return all.dropFirst(root.count).joined(separator: "/")
    }
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  private static func parts(of path: String) -> [Substring] { resolved(path.split(separator: "/")) }

  /// The names of a path without `.` and `..`.
  private static func resolved(_ names: [Substring]) -> [Substring] {
    names.reduce(into: []) { parts, name in
      if name == ".." { _ = parts.popLast() } else if name != "." { parts.append(name) }
    }
  }
}
