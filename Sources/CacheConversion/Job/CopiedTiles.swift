import FileAccess
import SystemPackage
import TileStores

/// Tiles that were copied before the result is made, such as by the parts of a plan.
protocol CopiedTiles: Sendable {
  /// Makes the sink that completes the result.
  ///
  /// - Parameters:
  ///   - planned: the conversion, with all tiles.
  ///   - path: of the result.
  func sink(
    for planned: PlannedConversion, at path: FilePath, _ existing: SinkDestination.Existing
  ) throws(FileAccessError) -> any TileSink

  /// Brings the tiles into the result.
  ///
  /// - Returns: what was found in them when they were copied.
  func carry(
    into sink: any TileSink, jobs: Int, _ progress: @escaping @Sendable (_ tiles: Int, _ bytes: Int) -> Void
  ) async throws(FileAccessError) -> TileCensus
}
