// Counts the tiles of a cache directory, a package or an MBTiles database, level by level.
//
//     swift run CountTiles Basemap.tpkx
import TileSchemeKit

guard CommandLine.arguments.count == 2 else { ProgramExit.failed("usage: CountTiles PATH") }
let cache: OpenedCache
do {
  cache = try CacheOpener.open(FilePath(CommandLine.arguments[1]))
} catch .hasErrors(let files) {
  let errors = files.flatMap(\.findings).filter { $0.severity == .error }
  ProgramExit.failed("the scheme has errors: \(errors.map(\.message).joined(separator: "; "))")
} catch {
  ProgramExit.failed(error.message)
}
do {
  for (level, count) in try cache.tileCounts().sorted(by: { $0.key < $1.key }) {
    print("level \(level): \(count) tiles")
  }
} catch {
  ProgramExit.failed(error.message)
}
