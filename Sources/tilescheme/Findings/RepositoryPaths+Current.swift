import TileSchemeKit

extension RepositoryPaths {
  /// The paths in the repository that contains the working directory: the nearest directory with `.git`, or that of the
  /// job in GitLab. Without a repository, paths are relative to the working directory.
  static var current: RepositoryPaths {
    let directory = RealPath.of(".") ?? FilePath("/")
    var root = directory
    while FileSystemEntry.at(root.appending(".git")) == nil {
      // Also at the top, which has no directory above it.
      guard root.removeLastComponent() else {
        return RepositoryPaths(workingDirectory: directory.string, root: job(with: directory) ?? directory.string)
      }
    }
    return RepositoryPaths(workingDirectory: directory.string, root: root.string)
  }

  /// The directory of the job, if the working directory is in it.
  private static func job(with directory: FilePath) -> String? {
    guard let path = Terminal.environment("CI_PROJECT_DIR").flatMap({ RealPath.of(FilePath($0)) }),
      directory.starts(with: path)
    else { return nil }
    return path.string
  }
}
