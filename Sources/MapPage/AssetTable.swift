/// The files of the folder `Assets`, which the compiler embeds. A test fails if a file is missing here.
enum AssetTable {
  struct Row: Sendable {
    let name: String
    /// A function, so that only files that are sent are made into arrays.
    let bytes: @Sendable () -> [UInt8]
  }

  static let all: [Row] = [
    Row(name: "cache.js") { PackageResources.cache_js },
    Row(name: "card.js") { PackageResources.card_js },
    Row(name: "compare.js") { PackageResources.compare_js },
    Row(name: "drawing.js") { PackageResources.drawing_js },
    Row(name: "index.js") { PackageResources.index_js },
    Row(name: "levels.js") { PackageResources.levels_js },
    Row(name: "links.js") { PackageResources.links_js },
    Row(name: "map.css") { PackageResources.map_css },
    Row(name: "map.js") { PackageResources.map_js },
    Row(name: "marks.js") { PackageResources.marks_js },
    Row(name: "pane.js") { PackageResources.pane_js },
    Row(name: "place.js") { PackageResources.place_js },
    Row(name: "words.js") { PackageResources.words_js },
  ]
}
