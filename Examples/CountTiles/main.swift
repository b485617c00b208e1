// Counts the tiles that cover an extent, level by level: west, south, east and north in map units of the scheme.
//
//     swift run CountTiles Samples/national-grid-nz/conf.xml 1700000 5400000 1800000 5500000
import TileSchemeKit

let arguments = CommandLine.arguments
let edges = arguments.dropFirst(2).compactMap(Double.init)
guard arguments.count == 6, edges.count == 4 else { fatalError("usage: CountTiles SCHEME WEST SOUTH EAST NORTH") }
let extent = Envelope(xMin: edges[0], yMin: edges[1], xMax: edges[2], yMax: edges[3])
do throws(OpeningError) {
  let opened = try SchemeOpener.open(FilePath(arguments[1]))
  guard !opened.hasErrors else { throw OpeningError.hasErrors(opened.findings) }
  guard let scheme = opened.model.scheme else { fatalError("\(arguments[1]) has no levels of detail") }
  for level in scheme.levels {
    guard let count = scheme.tiles(covering: extent, level: level)?.tileCount() else { continue }
    print("level \(level.number): \(count.tiles) tiles in \(count.bundles) bundles")
  }
} catch .hasErrors(let files) {
  fatalError("the scheme has errors: \(files.flatMap(\.findings).map(\.message))")
} catch {
  fatalError(error.message)
}
