import ArgumentParser
import TileSchemeKit

/// The root command.
@main
struct TileschemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tilescheme",
    abstract: """
      Lints, shows, converts, creates, verifies, compares and pre-flights the tiling schemes and tiles of ArcGIS map caches.
      """,
    discussion: """
      What a path is, is found from its content: conf.xml, conf.cdi, root.json, iteminfo.json, the JSON of a map or \
      image service, a cache directory, a .tpk or a .tpkx. “-” is standard input or output.

      Exit status: 0 fine, 1 findings (or losses with --strict), 2 wrong usage, 3 unreadable or failed.
      """,
    version: ToolVersion.current,
    subcommands: commands
  )

  private static let commands: [any Subcommand.Type] = [
    LintCommand.self, ExplainCommand.self, ShowCommand.self, ConvertCommand.self, CreateCommand.self,
    GenerateCommand.self, VerifyCommand.self, PreflightCommand.self, CompareCommand.self,
  ]

  /// argument-parser exits with 64 on wrong usage; ours is 2, as every linter's is.
  static func main() async {
    do {
      if let command = parseSubcommand() {
        try await command.run()
      } else {
        var command = try parseAsRoot()
        if let subcommand = command as? any Subcommand { try await subcommand.run() } else { try command.run() }
      }
      Terminal.exit(.success)
    } catch let failure as CommandFailure {
      Terminal.exit(failure.exitStatus)
    } catch {
      let isHelp = exitCode(for: error).isSuccess
      if isHelp {
        Terminal.standardOutput(fullMessage(for: error) + "\n")
      } else {
        Terminal.standardError(fullMessage(for: error) + "\n")
      }
      Terminal.exit(isHelp ? .success : .usage)
    }
  }
}

extension TileschemeCommand {
  /// The subcommand is parsed by itself, which takes half the time that the whole tree of commands does; the tree only
  /// where that fails, for its help and its messages.
  private static func parseSubcommand() -> (any Subcommand)? {
    let arguments = CommandLine.arguments.dropFirst()
    guard let command = commands.first(where: { $0.configuration.commandName == arguments.first }) else { return nil }
    return parse(command, Array(arguments.dropFirst()))
  }

  private static func parse<Command: Subcommand>(_ command: Command.Type, _ arguments: [String]) -> Command? {
    (try? command.parseAsRoot(arguments)) as? Command
  }
}
