public import FileAccess
public import SystemPackage

/// Decides whether a directory contains a cache and nothing else, so that it may be replaced as a whole.
public enum CacheDirectory {
  /// Why a directory must not be replaced.
  public enum Obstacle: Error, Sendable {
    /// It cannot be listed.
    case access(FileAccessError)
    /// It contains no scheme that can be read.
    case noCache(FilePath)
    /// It contains a file or folder that is not part of a cache: its name.
    case stranger(String, in: FilePath)

    /// One sentence without a full stop.
    public var message: String {
      switch self {
      case .access(let error): error.message
      case .noCache(let path):
        "\(path): not recognised as a cache, so it was not replaced; remove it yourself or choose another name"
      case .stranger(let name, let path):
        "\(path): contains “\(name)”, which is not part of a cache, so it was not replaced; move “\(name)” away first"
      }
    }
  }

  /// The names that ArcGIS and tilescheme write into the folder of a cache, in lower case. Source:
  /// Documentation/Reference/cache-folders.md.
  private static let cacheEntries: Set<String> = [
    "conf.xml", "conf.cdi", "conf.properties", "root.json", "iteminfo.json", "thumbnail.png", "_alllayers", "tile",
    "status.gdb",
  ]

  /// Checks that a directory may be replaced: it is a cache, and contains nothing else.
  ///
  /// - Throws: `Obstacle` if it is not a cache, or contains anything else, such as a second cache.
  public static func check(_ path: FilePath) throws(Obstacle) {
    let names: [String]
    do throws(FileAccessError) {
      names = try Directory.names(in: path)
    } catch {
      throw .access(error)
    }
    // Opened as well, because any file can have the name conf.xml.
    guard names.contains(where: { ["conf.xml", "root.json"].contains($0.lowercased()) }),
      let opened = try? SchemeOpener.open(path), !opened.documents.isEmpty
    else { throw .noCache(path) }
    if let stranger = names.first(where: { !cacheEntries.contains($0.lowercased()) }) {
      throw .stranger(stranger, in: path)
    }
  }
}
