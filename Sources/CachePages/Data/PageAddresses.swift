/// The addresses of a cache: those that its page uses, and those that other programs use.
package struct PageAddresses: Sendable {
  /// The addresses that other programs use, which are whole addresses.
  package struct Programs: Sendable {
    /// The ArcGIS service; `nil` if there is none.
    package var service: String?
    /// The capabilities of the WMTS; `nil` if there are none.
    package var capabilities: String?
    /// The TileJSON; `nil` unless the cache has the grid of web maps.
    package var tileJSON: String?
    /// The template of the tiles for web maps, with `{z}`, `{x}` and `{y}`; `nil` for another grid.
    package var webTiles: String?
    /// The template of the tiles with the names of the model: `{level}`, `{row}` and `{col}`.
    package var tiles: String
    /// The name of the layer in the WMTS.
    package var layer: String

    /// The addresses of a service without any of the interfaces.
    package init(tiles: String, layer: String) {
      self.tiles = tiles
      self.layer = layer
    }
  }

  /// A tile, from the page, with `{level}`, `{row}` and `{column}`.
  package let tile: String
  /// What is known of a tile, from the page; `nil` if nobody answers.
  package let tileInfo: String?
  /// The findings of a level, from the page; `nil` if nobody answers.
  package let check: String?
  /// Which tiles of a level are stored, from the page.
  package let presence = "presence/{level}.json"
  /// The addresses for other programs; `nil` if no whole address is known.
  package let programs: Programs?

  /// - Parameters:
  ///   - tile: a tile, from the page.
  ///   - tileInfo: what is known of a tile; `nil` if nobody answers.
  ///   - check: the findings of a level; `nil` if nobody answers.
  ///   - programs: the addresses for other programs; `nil` if no whole address is known.
  package init(tile: String, tileInfo: String?, check: String?, programs: Programs?) {
    self.tile = tile
    self.tileInfo = tileInfo
    self.check = check
    self.programs = programs
  }
}
