import Diagnostics

/// The map with its legend, or the reason why there is no map.
struct MapSection {
  private let map: TileGridMap?
  private let unit: UnitWords

  init(_ map: TileGridMap?, _ unit: UnitWords) {
    self.map = map
    self.unit = unit
  }

  var markup: Markup {
    guard let map else {
      return """
        <section aria-labelledby="map">
        <h2 id="map">Map</h2>
        <p>No level can be drawn: each level has too many tiles in the region, or none.</p>
        </section>

        """
    }
    return """
      <section class="whole" aria-labelledby="map">
      <h2 id="map">Map: the tiles of level \(map.level.number)</h2>
      <figure class="map-figure">
      \(map.markup)<figcaption>
      <p>\(map.description) Column numbers are above the map, row numbers on the left. Coordinates below and on the \
      right are in \(unit.name).\(map.showsLines ? "" : " The tiles are too small for lines between them.")</p>
      <ul class="legend" role="list">
      \(legend(map))</ul>
      </figcaption>
      </figure>
      </section>

      """
  }

  /// Only symbols that are on the map are in the legend.
  private func legend(_ map: TileGridMap) -> Markup {
    let tile: Markup = "d=\"M1 1H15V15H1Z\""
    var items: Markup = """
      \(item("<path class=\"tile\" \(tile)/>", "a tile that is built"))\
      \(item("<path class=\"region\" \(tile)/>", "the region"))
      """
    if map.showsOrigin {
      items += item(
        "<path class=\"origin\" d=\"M1 8H15M8 1V15\"/><circle class=\"origin\" cx=\"8\" cy=\"8\" r=\"4\"/>",
        "the tile origin")
    }
    if map.showsOutside {
      items += item("<path class=\"outside\" \(tile)/>", "left of or above the tile origin: no tiles are possible here")
    }
    if map.hasImpossibleTiles {
      items += item("<path class=\"impossible\" \(tile)/>", "a tile that is needed, but is not possible")
    }
    return items
  }

  /// An entry of the legend. Its symbol is hidden from screen readers, which would read it as an unnamed picture.
  private func item(_ swatch: Markup, _ text: String) -> Markup {
    "<li><svg class=\"map swatch\" viewBox=\"0 0 16 16\" aria-hidden=\"true\">\(swatch)</svg> \(text)</li>\n"
  }
}
