import Diagnostics
import SourceText
import TilingSchemes

/// The extent of the tiles of a cache whose documents state none: clients and GDAL cannot show a cache without one.
struct TileExtent: Sendable {
  /// In map units of the scheme.
  let envelope: Envelope
  /// For people: where the extent comes from.
  let notice: Message

  /// The extent of the tiles of the finest level with tiles: it exceeds the map by less than one of the smallest tiles.
  ///
  /// - Returns: `nil` if the scheme does not have that level, or there are no tiles.
  init?(_ plan: ConversionPlan, in scheme: TilingScheme) {
    let levels = plan.packets.compactMap { scheme.level($0.packet.level) }
    guard let finest = levels.min(by: { $0.resolution < $1.resolution }) else { return nil }
    let bounds = plan.packets.filter { $0.packet.level == finest.number }.map(\.bounds)
    guard let top = bounds.map(\.rows.lowerBound).min(), let bottom = bounds.map(\.rows.upperBound).max(),
      let left = bounds.map(\.columns.lowerBound).min(), let right = bounds.map(\.columns.upperBound).max()
    else { return nil }
    let first = scheme.envelope(of: TileCoordinate(row: top, column: left), level: finest)
    let last = scheme.envelope(of: TileCoordinate(row: bottom - 1, column: right - 1), level: finest)
    envelope = Envelope(
      xMin: first.xMin, yMin: last.yMin, xMax: last.xMax, yMax: first.yMax, spatialReference: scheme.spatialReference)
    let edges = [envelope.xMin, envelope.yMin, envelope.xMax, envelope.yMax].map { DecimalNumber.shortest($0) }
    notice = Message(
      "the input states no extent; that of the tiles of level \(finest.number) is used: \(edges.joined(separator: ","))"
    )
  }
}
