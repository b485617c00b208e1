// Prints the levels of detail of a scheme file, a cache directory or a package.
//
//     swift run PrintLevels Samples/national-grid-nz/conf.xml
import TileSchemeKit

guard CommandLine.arguments.count == 2 else { fatalError("usage: PrintLevels PATH") }
let opened = try SchemeOpener.open(FilePath(CommandLine.arguments[1]))
guard !opened.hasErrors else { throw OpeningError.hasErrors(opened.findings) }
for level in opened.model.scheme?.levels ?? [] {
  print("level \(level.number): 1:\(level.scale), \(level.resolution) map units per pixel")
}
