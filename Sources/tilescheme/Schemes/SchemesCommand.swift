import ArgumentParser
import TileSchemeKit

/// `tilescheme schemes`: lists the built-in schemes with their coordinate systems, origins and areas.
struct SchemesCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "schemes",
    abstract: "List the built-in schemes: Esri's, those of OGC's registry and those of GDAL.",
    usage: "tilescheme schemes [<part>] [<options>]",
    discussion: """
      Each name can be given wherever a scheme is expected, as in tilescheme show WebMercatorQuad. The area is that of \
      the coordinate system in degrees: west, south, east and north. The text is looked for in the names, the \
      titles, the publishers, the coordinate systems with their WKIDs, and the names of the areas.

      Example: tilescheme schemes "new zealand"
      """)

  @Argument(
    help: "Text that the schemes have, such as utm, 2193 or norway, in upper or lower case. By default all are listed.")
  var part: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let found = BuiltInScheme.all.filter { SchemeSearch.has($0, part ?? "") }
    guard !found.isEmpty else {
      throw CommandFailure(
        saying: "no built-in scheme has “\(printable(part ?? ""))” in its name, title, publisher, "
          + "coordinate system or area; tilescheme schemes lists all of them", .usage)
    }
    switch output.format {
    case .text: Terminal.standardOutput(SchemesSheet.text(found))
    case .json: output.print(SchemesSheet.json(found))
    }
  }
}
