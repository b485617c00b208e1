import ArgumentParser
import TileSchemeKit

/// `tilescheme show`: prints the properties and the levels of a scheme.
///
/// It reads the documents of a cache or package but no tiles, so that it is fast on caches of any size.
struct ShowCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "show",
    abstract: "Show the tiling scheme of a file, cache directory, package, MBTiles database or PMTiles archive.",
    usage: "tilescheme show <path> [<options>]",
    discussion: """
      Of a document with several schemes, such as the capabilities of a WMTS, one line for each of them is printed. \
      FILE#NAME or --set chooses one.

      Example: tilescheme show /arcgiscache/Roads/Layers
      """)

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
    let input = InputArgument(path: set.applied(to: path), mayBeName: true, format: input.format)
    // A program gets one scheme or an error.
    guard output.format == .text else {
      let opened = try await input.open(output, command: "show")
      if let line = UnfinishedBuildLine.text(path, opened) { output.notice("notice", line) }
      return output.print(ShowJSON.object(opened, path: SchemeLocation.name(path)))
    }
    switch try await input.content(output, command: "show") {
    case .scheme(let opened):
      Terminal.standardOutput(SchemeSheet(opened, path: SchemeLocation.name(path), digits: digits).text)
      if let line = UnfinishedBuildLine.text(path, opened) { output.notice("notice", line) }
    case .several(let schemes): try await show(schemes)
    }
  }

  /// Prints one line for each scheme of a document with several.
  private func show(_ schemes: DocumentSchemes) async throws {
    let choice: LintSettings.Choice
    do throws(LintSettings.Problem) {
      choice = try await LintSettings(catalogue: .all, source: .nearest).choice(forPath: FilePath(path))
    } catch {
      throw CommandFailure(saying: error.description, .usage)
    }
    Terminal.standardOutput(DocumentSchemesSheet(schemes, choice.linter).text)
    output.notice("notice", schemes.hint(command: "show"))
  }
}
