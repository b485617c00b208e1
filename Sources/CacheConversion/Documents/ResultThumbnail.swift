import CacheOpening
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// The picture that a portal shows of a result: the one that the input has, or one that is drawn.
enum ResultThumbnail {
  /// In bytes.
  private static let limit = 1 << 20

  /// - Parameter extent: what the result shows; `nil` for all of the input.
  /// - Returns: `nil` where there is none and nothing to draw.
  /// - Throws: `ConversionObstacle` where the input's cannot be read.
  static func png(of source: OpenedCache, _ extent: Envelope?) throws(ConversionObstacle) -> [UInt8]? {
    try kept(of: source) ?? drawn(of: source.scheme.model, extent)
  }

  private static func drawn(of model: CacheDescription, _ extent: Envelope?) -> [UInt8]? {
    guard let scheme = model.scheme, let extent = extent ?? model.fullExtent else { return nil }
    return Thumbnail(scheme: scheme, extent: extent).png
  }

  /// - Returns: `nil` where there is none, or one that is no picture that could be kept.
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
      if case .system = error.reason { throw .access(error) }
      return nil
    }
  }
}
