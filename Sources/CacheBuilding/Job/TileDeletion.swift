import FileAccess
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// Removes tiles from a cache directory.
struct TileDeletion: Sendable {
  let request: BuildRequest
  let target: CacheTarget
  let levels: [LevelOfDetail]

  func run() throws(BuildError) -> [BuildReport.Level] {
    let area = try CacheFilling.area(request, target)
    var removed: [BuildReport.Level] = []
    for level in levels {
      var count = LevelCount()
      let range = request.extent.map { target.scheme.tiles(coveringStated: $0, level: level) }
      let tiles = area.map { AreaTiles($0, in: target.scheme, level: level) }
      for packet in target.packets where packet.level == level.number {
        let all = PacketGrid.range(of: packet.corner)
        let selection = LevelSelection(
          parts: [range.map { $0 ?? TileRange(rows: 0..<0, columns: 0..<0) } ?? all],
          area: tiles ?? nil)
        // An area that touches no tile of the level removes none.
        guard let selection, selection.touches(all), tiles.map({ $0 != nil }) ?? true else { continue }
        let positions = Set(
          selection.tiles(in: all).map {
            UInt16(($0.row - all.rows.lowerBound) * PacketGrid.width + $0.column - all.columns.lowerBound)
          })
        do throws(FileAccessError) {
          let sizes =
            request.isDryRun
            ? try packet.open().index().tiles.filter { positions.contains($0.position) }.map { Int($0.size) }
            : try BundleTrimming.remove(from: FilePath(packet.name), as: target.store) { positions.contains($0) }
          count.tiles += sizes.count
          count.bytes += sizes.reduce(0, +)
        } catch {
          throw .access(error)
        }
      }
      removed.append(BuildReport.Level(level: level, origin: .removed, count: count))
    }
    return removed
  }
}
