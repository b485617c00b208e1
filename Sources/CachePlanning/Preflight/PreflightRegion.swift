public import TilingSchemes

/// What is to be tiled, in the coordinates of the scheme.
public struct PreflightRegion: Sendable {
  public enum Shape: Hashable, Sendable {
    case extent(Envelope)
    case area(MapArea)
  }

  public let shape: Shape
  /// Where it comes from, for people: `--extent`, `the full extent of conf.cdi`.
  public let source: String

  public init(_ shape: Shape, source: String) {
    self.shape = shape
    self.source = source
  }

  /// The extent around it; `nil` where there is nothing.
  public var envelope: Envelope? {
    switch shape {
    case .extent(let extent): extent
    case .area(let area): area.envelope
    }
  }

  /// The rows and columns around its tiles, and how many tiles and bundles there are; `nil` where they are beyond `Int`.
  func tiles(
    in scheme: TilingScheme, level: LevelOfDetail, border: WorldBorder?
  ) -> (range: TileRange, count: TileCount)? {
    switch shape {
    case .extent(let extent):
      let inner = border?.inset(extent, level) ?? extent
      guard let range = scheme.tiles(coveringStated: inner, level: level), let count = range.tileCount() else {
        return nil
      }
      return (range, count)
    case .area(let area):
      guard let tiles = AreaTiles(border?.inset(area, level) ?? area, in: scheme, level: level),
        let count = tiles.tileCount()
      else { return nil }
      return (tiles.range, count)
    }
  }
}
