public import FileAccess
public import SystemPackage

/// A directory that holds a cache and nothing else, so that it may be replaced.
public enum CacheDirectory {
  /// Why a directory is not taken for a cache.
  public enum Obstacle: Error, Sendable {
    /// It cannot be listed.
    case access(FileAccessError)
    /// There is no scheme in it that can be read.
    case noCache(FilePath)
    /// It holds something that is no part of a cache.
    case stranger(String, in: FilePath)

    /// One sentence without a full stop.
    public var message: String {
      switch self {
      case .access(let error): error.message
      case .noCache(let path):
        "\(path): is not recognisably a cache, and stays as it is; remove it yourself, or choose another name"
      case .stranger(let name, let path):
        "\(path): holds “\(name)”, which is no part of a cache, and stays as it is; move that away first"
      }
    }
  }

  /// What ArcGIS and we put into a data frame's folder. Source: Documentation/Reference/cache-folders.md.
  private static let cacheEntries: Set<String> = [
    "conf.xml", "conf.cdi", "conf.properties", "root.json", "iteminfo.json", "thumbnail.png", "_alllayers", "tile",
    "status.gdb",
  ]

  /// A cache may be replaced; a directory with anything else in it may not.
  ///
  /// - Throws: `Obstacle` where it is no cache, or more than one.
  public static func check(_ path: FilePath) throws(Obstacle) {
    let names: [String]
    do throws(FileAccessError) {
      names = try Directory.names(in: path)
    } catch {
      throw .access(error)
    }
    guard names.contains(where: { ["conf.xml", "root.json"].contains($0.lowercased()) }),
      let opened = try? SchemeOpener.open(path), !opened.documents.isEmpty
    else { throw .noCache(path) }
    if let stranger = names.first(where: { !cacheEntries.contains($0.lowercased()) }) {
      throw .stranger(stranger, in: path)
    }
  }
}
