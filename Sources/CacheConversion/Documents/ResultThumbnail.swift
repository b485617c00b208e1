import CacheOpening
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// The thumbnail that a portal shows for the result: copied from the input, or drawn from the extent.
enum ResultThumbnail {
  /// In bytes. Thumbnails of ArcGIS have a few kilobytes; a larger file is not a thumbnail.
  private static let limit = 1 << 20

  /// - Parameter extent: the extent of the result; `nil` for the full extent of the input.
  /// - Returns: `nil` if the input has no thumbnail and no scheme or extent from which one can be drawn.
  /// - Throws: `ConversionObstacle` if the thumbnail of the input cannot be read.
  static func png(of source: OpenedCache, _ extent: Envelope?) throws(ConversionObstacle) -> [UInt8]? {
    try kept(of: source) ?? drawn(of: source.scheme.model, extent)
  }

  private static func drawn(of model: CacheDescription, _ extent: Envelope?) -> [UInt8]? {
    guard let scheme = model.scheme, let extent = extent ?? model.fullExtent else { return nil }
    return Thumbnail(scheme: scheme, extent: extent).png
  }

  /// - Returns: `nil` if the input has no thumbnail, or one that is too large or damaged.
  private static func kept(of source: OpenedCache) throws(ConversionObstacle) -> [UInt8]? {
    do throws(FileAccessError) {
      if let archive = source.archive {
        let names = ["thumbnail.png", "esriinfo/thumbnail/thumbnail.png"]
        let entry = names.lazy.compactMap { name in archive.entries.first { $0.name == name } }.first
        return try entry.map { entry throws(FileAccessError) in try archive.bytes(of: entry, limit: limit) }
      }
      let file = source.scheme.documents.first.map { FilePath($0.file) } ?? source.path
      let path = file.removingLastComponent().appending("thumbnail.png")
      return FileSystemEntry.at(path) == .file ? try FileReading.bytes(of: path, limit: limit) : nil
    } catch {
      // A damaged thumbnail is replaced by a drawn one. An I/O error concerns the whole input.
      if case .system = error.reason { throw .access(error) }
      return nil
    }
  }
}
