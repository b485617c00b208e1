import ArgumentParser
import TileSchemeKit

/// The option of all commands that read a scheme: the format of its file, for content that leaves it in doubt.
struct InputFormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Format of a scheme file, instead of detecting it: conf.xml, root.json, service.json ...", valueName: "format"))
  var inputFormat: FormatArgument?

  /// `nil` detects the format.
  var format: (any SchemeFormat)? { inputFormat?.format }
}
