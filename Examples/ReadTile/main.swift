// Writes one tile of a cache directory, a package or an MBTiles database to a file, as it is stored.
//
//     swift run ReadTile Basemap.tpkx 2 1 3 tile.jpg
import TileSchemeKit

let arguments = CommandLine.arguments
let numbers = arguments.dropFirst(2).prefix(3).compactMap { Int($0) }
guard arguments.count == 6, numbers.count == 3 else { fatalError("usage: ReadTile PATH LEVEL ROW COLUMN FILE") }
let tile = TileCoordinate(row: numbers[1], column: numbers[2])
let cache = try CacheOpener.open(FilePath(arguments[1]))
guard let bytes = try cache.bytes(of: tile, level: numbers[0]) else {
  fatalError("level \(numbers[0]) has no tile at row \(tile.row), column \(tile.column)")
}
do {
  var files = StagedFiles(overwrites: false)
  try files.add(bytes, at: FilePath(arguments[5]))
  _ = try files.commit()
}
