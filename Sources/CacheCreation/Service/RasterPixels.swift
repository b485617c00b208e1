package import TilingSchemes

/// The pixels of a raster, as far as they decide what a build from it makes by default.
package struct RasterPixels: Hashable, Sendable {
  /// The number of pixels from west to east.
  package let columns: Int
  /// The number of pixels from north to south.
  package let rows: Int
  /// The image format of the tiles; `nil` if it does not follow from the bands.
  package let tileFormat: TileImageFormat?

  /// - Returns: `nil` if there are no pixels.
  package init?(columns: Int, rows: Int, tileFormat: TileImageFormat?) {
    guard columns > 0, rows > 0 else { return nil }
    self.columns = columns
    self.rows = rows
    self.tileFormat = tileFormat
  }

  /// The size of a pixel in an extent, in map units: the smaller one, if width and height differ.
  package func size(in extent: Envelope) -> Double {
    min(extent.width / Double(columns), extent.height / Double(rows))
  }
}
