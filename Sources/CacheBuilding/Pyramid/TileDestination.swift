import FileAccess

/// Gets the tiles of a chain in the order of its plan.
protocol TileDestination: AnyObject {
  func add(_ tile: EncodedTile) throws(FileAccessError)

  /// Adds a tile that is left out.
  func add(_ tile: MadeTiles.EmptyTile)

  /// Adds a tile that could not be made.
  func addFailed(_ tile: MadeTiles.EmptyTile)

  /// Adds a complete block of the coarsest step, after all tiles in it.
  func add(_ top: MadeTiles.TopBlock) throws(FileAccessError)

  /// Completes a bundle, which exists only if it has got tiles.
  func finish(_ key: BundleKey) throws(FileAccessError)
}
