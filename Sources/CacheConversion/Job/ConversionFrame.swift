import CacheOpening
import SchemeFormats
import TileStores
import TilingSchemes

/// What is known of a conversion before an index is read: which tiles are selected, and the numbers of their levels.
struct ConversionFrame: Sendable {
  let selection: TileSelection
  let renumbering: LevelRenumbering?
  /// The grid of a store that has one of its own.
  let grid: StoreGrid?
  /// The new number of each level that is renumbered, by its number in the source.
  let numbers: [Int: Int]

  /// - Throws: `ConversionObstacle` if the levels cannot be renumbered, or the store cannot represent the scheme.
  init(
    _ model: CacheDescription, _ request: ConversionRequest, area: MapArea?, to target: PlannedConversion.Target
  ) throws(ConversionObstacle) {
    renumbering = request.numbering == .arcGISOnline ? try LevelRenumbering(model) : nil
    grid = try target.grid(for: model)
    selection = TileSelection(
      levels: request.levels, extent: request.extent, area: area, of: model.scheme, limits: grid?.limits)
    numbers = grid?.numbers ?? renumbering?.numbers ?? [:]
  }

  /// The number that a level of the source has in the result.
  func number(of level: Int) -> Int { numbers[level] ?? level }
}
