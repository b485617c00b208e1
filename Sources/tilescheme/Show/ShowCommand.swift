import ArgumentParser
import TileSchemeKit

/// `tilescheme show`: prints the properties and the levels of a scheme.
///
/// It reads the documents of a cache or package but no tiles, so that it is fast on caches of any size.
struct ShowCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the tiling scheme of a file, cache directory, package, MBTiles database or PMTiles archive.",
    usage: "tilescheme show <path> [<options>]",
    discussion: "Example: tilescheme show /arcgiscache/Roads/Layers")

  @Argument(
    help: """
      Scheme file, cache directory, .tpk, .tpkx, .mbtiles, .pmtiles or .gpkg, a built-in scheme, or the address of a service, \
      a .tpkx or a .pmtiles; - reads standard input.
      """, completion: .file())
  var path: String

  @Option(help: "Digits of resolutions in the table: short (8 significant digits) or full.")
  var digits: Digits = .short

  @OptionGroup var input: InputFormatOptions

  @OptionGroup var set: SetOption

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let opened = try await InputArgument(path: set.applied(to: path), format: input.format).open(
      output, command: "show")
    let name = SchemeLocation.name(path)
    switch output.format {
    case .text: Terminal.standardOutput(SchemeSheet(opened, path: name, digits: digits).text)
    case .json: output.print(ShowJSON.object(opened, path: name))
    }
  }
}
