import CacheOpening
import FileAccess
import SchemeFormats
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

  /// The thumbnail of a converted scheme without tiles.
  ///
  /// - Parameter extent: the extent of the result; `nil` for the full extent of the input.
  /// - Returns: `nil` if the input has no thumbnail, and no scheme.
  static func png(of opened: OpenedScheme, _ extent: Envelope?) -> [UInt8]? {
    if opened.container == .file || opened.container == .directory, let file = opened.documents.first?.file,
      let bytes = try? kept(beside: FilePath(file))
    {
      return bytes
    }
    guard let scheme = opened.model.scheme, let coarsest = scheme.levels.first else { return nil }
    // Without an extent, the first tile stands for the map: a portal shows a grey box if there is no picture.
    let first = scheme.envelope(of: TileCoordinate(row: 0, column: 0), level: coarsest)
    return Thumbnail(scheme: scheme, extent: extent ?? opened.model.fullExtent ?? first).png
  }

  private static func drawn(of model: CacheDescription, _ extent: Envelope?) -> [UInt8]? {
    guard let scheme = model.scheme, let extent = extent ?? model.fullExtent else { return nil }
    return Thumbnail(scheme: scheme, extent: extent).png
  }

  /// The thumbnail in the folder of a scheme file; `nil` if there is none.
  private static func kept(beside file: FilePath) throws(FileAccessError) -> [UInt8]? {
    let path = file.removingLastComponent().appending("thumbnail.png")
    return FileSystemEntry.at(path) == .file ? try FileReading.bytes(of: path, limit: limit) : nil
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
      return try kept(beside: file)
    } catch {
      // A damaged thumbnail is replaced by a drawn one. An I/O error concerns the whole input.
      if case .system = error.reason { throw .access(error) }
      return nil
    }
  }
}
