import TilingSchemes

extension BuildRequest {
  /// The encoder for the image format of a cache.
  func encoding(for target: CacheTarget) throws(BuildError) -> TileEncoding {
    let size = target.scheme.tileWidth
    let encoder: PictureEncoder
    let blank: [UInt8]
    do throws(PictureError) {
      encoder = try PictureEncoder(
        format: target.image.format ?? .png, quality: target.quality, effort: effort, background: background)
      blank = try encoder.blank(width: size, height: size)
    } catch {
      throw .picture(error.message)
    }
    return TileEncoding(blank: writesEmptyTiles ? blank : nil) { rows throws(BuildError) in
      do throws(PictureError) {
        return try encoder.encoded(rows)
      } catch {
        throw .picture(error.message)
      }
    }
  }
}
