import FileAccess
public import SchemeFormats
public import SystemPackage
public import TileStores

/// Opens whatever holds a cache; what it is, is found from its content.
public enum CacheOpener {
  /// Opens a cache directory, a package, or a store that describes itself.
  ///
  /// - Parameters:
  ///   - path: a directory or a file.
  ///   - stores: those that are recognised.
  /// - Throws: `OpeningError` where there is no cache, or the documents of its scheme have errors.
  public static func open(
    _ path: FilePath, among stores: [any TileStore] = TileStoreRegistry.all
  ) throws(OpeningError) -> OpenedCache {
    let store: (any TileStore)?
    do throws(FileAccessError) {
      store = try TileStoreRegistry.store(of: path, among: stores)
    } catch {
      throw .access(error)
    }
    do throws(TileStoreError) {
      if let stored = try store?.open(path) {
        return OpenedCache(path, OpenedScheme(describedBy: stored.description), .stored(stored))
      }
    } catch {
      throw .store(error)
    }
    let scheme = try SchemeOpener.open(path)
    if scheme.hasErrors { throw .hasErrors(scheme.findings) }
    do throws(FileAccessError) {
      return OpenedCache(path, scheme, .layout(try CacheLayout(of: scheme, at: path)))
    } catch {
      throw .access(error)
    }
  }

  /// Opens folders of images that are no cache of ArcGIS.
  ///
  /// - Parameters:
  ///   - folder: where the folders of the levels lie.
  ///   - naming: how they are named.
  ///   - scheme: says where the tiles lie on the map.
  /// - Throws: `OpeningError` where the folder cannot be listed.
  public static func open(
    _ folder: FilePath, naming: FolderNaming, scheme: OpenedScheme
  ) throws(OpeningError) -> OpenedCache {
    do throws(FileAccessError) {
      return OpenedCache(folder, scheme, .folders(try FolderLayout(folder, naming: naming)))
    } catch {
      throw .access(error)
    }
  }
}
