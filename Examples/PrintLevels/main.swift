// Prints the levels of detail of a scheme file, a cache directory or a package.
//
//     swift run PrintLevels Samples/national-grid-nz/conf.xml
import TileSchemeKit

guard CommandLine.arguments.count == 2 else { ProgramExit.failed("usage: PrintLevels PATH") }
let path = CommandLine.arguments[1]
do {
  let opened = try SchemeOpener.open(FilePath(path))
  guard !opened.hasErrors else { throw OpeningError.hasErrors(opened.findings) }
  guard let scheme = opened.model.scheme else { ProgramExit.failed("\(path): has no levels of detail") }
  for level in scheme.levels {
    print("level \(level.level): 1:\(level.scale), \(level.resolution) map units a pixel")
  }
} catch {
  ProgramExit.failed("\(error)")
}
