import CacheOpening
import FileAccess
import SystemPackage
import TileStores

/// The caches of a server by their names.
struct ServedCaches: Sendable {
  /// In the order in which they were found.
  let places: [ServedPlace]
  private let byName: [String: ServedPlace]

  /// Looks for caches. Those of a directory are opened at their first request: a damaged one must not close the others.
  ///
  /// - Parameter paths: caches, packages and databases, or directories with any number of them.
  /// - Throws: `ServingError` if nothing exists at a path, a file is not a cache, or a directory has none.
  init(_ paths: [FilePath]) throws(ServingError) {
    var names = ServedNames()
    var places: [ServedPlace] = []
    for path in paths {
      for found in try Self.caches(at: path) {
        let place = ServedPlace(found, named: names.name(of: found, below: path))
        if found == path, FileSystemEntry.at(path) != .directory {
          do throws(OpeningError) {
            _ = try place.cache()
          } catch {
            throw .opening(error)
          }
        }
        places.append(place)
      }
    }
    self.places = places
    byName = Dictionary(places.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The place with a name, in its own letter case.
  func place(_ name: String) -> ServedPlace? { byName[name] }

  private static func caches(at path: FilePath) throws(ServingError) -> [FilePath] {
    guard FileSystemEntry.at(path) == .directory else {
      if FileSystemEntry.at(path) == nil {
        throw .access(FileAccessError(path.string, .system(.noSuchFileOrDirectory)))
      }
      return [path]
    }
    let search: EstateSearch
    do throws(FileAccessError) {
      search = try EstateSearch(path)
    } catch {
      throw .access(error)
    }
    let found = search.members.filter { member in
      switch member.kind {
      case .scheme(let hasTiles): hasTiles
      case .package: member.file.extension?.lowercased() != "vtpk"
      // Most GeoPackages contain features and no tiles.
      case .geoPackage: (try? CacheOpener.open(member.file)) != nil
      case .orphan, .unreadable: false
      }
    }
    if found.isEmpty { throw .noCache(path) }
    return found.map(\.path)
  }
}
