import ArgumentParser
import TileSchemeKit

/// The option that chooses one scheme of a document with several.
struct SetOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Scheme to take from a file or address with several, such as a tile matrix set of a WMTS, or table of a GeoPackage. FILE#NAME does the same \
      in all commands.
      """,
      valueName: "name"))
  var set: String?

  /// The path or address with the name behind it, as the library takes it.
  func applied(to path: String) -> String { set.map { "\(path)#\($0)" } ?? path }
}
