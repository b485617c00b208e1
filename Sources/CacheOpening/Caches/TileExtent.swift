package import Diagnostics
import FileAccess
package import SchemeFormats
import SourceText
package import SystemPackage
package import TileStores
package import TilingSchemes

/// The extent of the tiles of a cache whose documents state none: clients and GDAL cannot show a cache without one.
package struct TileExtent: Sendable {
  /// In map units of the scheme.
  package let envelope: Envelope
  /// The number of the level whose tiles have the extent.
  package let level: Int

  /// The extent around ranges of tiles of one level.
  ///
  /// - Returns: `nil` if there are no tiles.
  package init?(of ranges: [TileRange], at level: LevelOfDetail, in scheme: TilingScheme) {
    guard let top = ranges.map(\.rows.lowerBound).min(), let bottom = ranges.map(\.rows.upperBound).max(),
      let left = ranges.map(\.columns.lowerBound).min(), let right = ranges.map(\.columns.upperBound).max()
    else { return nil }
    let first = scheme.envelope(of: TileCoordinate(row: top, column: left), level: level)
    let last = scheme.envelope(of: TileCoordinate(row: bottom - 1, column: right - 1), level: level)
    envelope = Envelope(
      xMin: first.xMin, yMin: last.yMin, xMax: last.xMax, yMax: first.yMax, spatialReference: scheme.spatialReference)
    self.level = level.number
  }

  /// The extent of the tiles of the finest level with tiles: it exceeds the map by less than one of the smallest tiles.
  ///
  /// The indexes of packets are read, and no tile. A packet whose index cannot be read counts as empty; `verify` reports
  /// it.
  ///
  /// - Returns: `nil` if the scheme does not define the levels of the packets, or there are no tiles.
  package init?(of packets: [TilePacket], in scheme: TilingScheme) {
    let levels = Set(packets.map(\.level)).compactMap { scheme.level($0) }
    for level in levels.sorted(by: { $0.resolution < $1.resolution }) {
      guard let range = Self.range(of: packets.filter({ $0.level == level.number })),
        let extent = TileExtent(of: [range], at: level, in: scheme)
      else { continue }
      self = extent
      return
    }
    return nil
  }

  /// The extent of the tiles of a cache that is open.
  ///
  /// - Parameter path: the path that was opened.
  /// - Returns: `nil` if there are no tiles, or they cannot be found.
  package init?(of opened: OpenedScheme, at path: FilePath) {
    guard let scheme = opened.model.scheme, !opened.documents.isEmpty,
      let tiles = try? OpenedCache.Tiles(of: opened, at: path)
    else { return nil }
    self.init(of: tiles.packets, in: scheme)
  }

  /// Where the extent comes from, for people.
  ///
  /// - Parameter name: the name of the cache, at the beginning of a sentence.
  package func notice(of name: String) -> Message {
    let edges = [envelope.xMin, envelope.yMin, envelope.xMax, envelope.yMax].map { DecimalNumber.shortest($0) }
    return Message(
      "\(name) states no extent; that of the tiles of level \(level) is used: \(edges.joined(separator: ","))")
  }

  /// The range of all tiles; `nil` if there are none. Packets that cannot make it larger are not opened.
  private static func range(of packets: [TilePacket]) -> TileRange? {
    var found: TileRange?
    // The outermost packets come first, so that those in between need not be opened.
    let ends = [
      packets.min { $0.corner.row < $1.corner.row }, packets.max { $0.corner.row < $1.corner.row },
      packets.min { $0.corner.column < $1.corner.column }, packets.max { $0.corner.column < $1.corner.column },
    ].compactMap(\.self)
    for packet in ends + packets {
      let whole = PacketGrid.range(of: packet.corner)
      if let found, found.union(whole) == found { continue }
      guard let tiles = try? packet.open().index().tiles else { continue }
      for tile in tiles {
        let place = PacketGrid.tile(at: tile.position, in: packet.corner)
        let one = TileRange(rows: place.row..<place.row + 1, columns: place.column..<place.column + 1)
        found = found?.union(one) ?? one
      }
    }
    return found
  }
}
