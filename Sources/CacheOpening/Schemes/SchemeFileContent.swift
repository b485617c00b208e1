package import FileAccess
import SchemeFormats
package import SystemPackage
package import TileStores

/// What a file can be, detected from its first bytes.
///
/// Only a file that can be a document is read as a whole: a package or a database can have gigabytes.
package enum SchemeFileContent: Sendable {
  /// Possibly a document: all of its bytes.
  case document([UInt8])
  /// A store that describes itself, such as an MBTiles database.
  case store(any TileStore)
  /// An image or a raster: the name of its format.
  case raster(String)
  /// A ZIP archive, which can be a package.
  case archive

  /// - Throws: `FileAccessError` if the file cannot be read.
  package init(of path: FilePath) throws(FileAccessError) {
    var found = SchemeFileContent.archive
    let bytes = try FileReading.bytes(of: path) { head in
      let store = TileStoreRegistry.store(startingWith: Array(head.prefix(TileStoreRegistry.headSize)))
      if let store, store.documents == .ownEntries {
        found = .store(store)
      } else if let raster = RasterSignature.name(of: head) {
        found = .raster(raster)
      } else {
        return ZipArchive.isArchive(head)
      }
      return true
    }
    self = bytes.map { .document($0) } ?? found
  }
}
