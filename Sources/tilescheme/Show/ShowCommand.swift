import ArgumentParser
import TileSchemeKit

struct ShowCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the scheme of a file, a cache directory or a package at a glance.")

  @Argument(help: "A scheme file, a cache directory, a .tpk or a .tpkx; “-” reads standard input.", completion: .file())
  var path: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let opened = try InputArgument(path: path).open(output, command: "show")
    switch output.format {
    case .text: Terminal.standardOutput(SchemeSheet(opened, path: path).text)
    case .json: output.print(ShowJSON.object(opened, path: path))
    }
  }
}
