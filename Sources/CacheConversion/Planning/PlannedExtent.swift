import CacheOpening
import TilingSchemes

extension TileExtent {
  /// The extent of the planned tiles of the finest level with tiles.
  ///
  /// - Returns: `nil` if the scheme does not have that level, or there are no tiles.
  init?(_ plan: ConversionPlan, in scheme: TilingScheme) {
    let levels = plan.packets.compactMap { scheme.level($0.packet.level) }
    guard let finest = levels.min(by: { $0.resolution < $1.resolution }) else { return nil }
    self.init(of: plan.packets.filter { $0.packet.level == finest.number }.map(\.bounds), at: finest, in: scheme)
  }
}
