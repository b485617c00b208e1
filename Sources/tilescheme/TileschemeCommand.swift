import ArgumentParser
import TileSchemeKit

/// The root command: it lists the subcommands, and turns every way to end into an exit status.
///
/// The help texts of all commands use ASCII characters only. The generator of the manual page drops every other
/// character without a warning, so that “the scheme’s units” would become “the schemes units” there.
@main
struct TileschemeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tilescheme",
    abstract: """
      Lint, show, convert, create, verify, compare and plan ArcGIS map caches and their tiling schemes.
      """,
    discussion: """
      The type of a file is detected from its content, not from its name. These are read: conf.xml, conf.cdi, \
      root.json, iteminfo.json, the JSON of a map or image service, a cache directory, a tile package (.tpk) and an \
      open tile package (.tpkx). A dash (-) is standard input or standard output.

      Exit status: 0 success, 1 findings (or losses with --strict), 2 wrong usage, 3 unreadable input or a failure.
      """,
    version: ToolVersion.current,
    subcommands: commands
  )

  /// In the order of the help: the commands for existing schemes first, then those that make something new.
  private static let commands: [any Subcommand.Type] = [
    LintCommand.self, ExplainCommand.self, ShowCommand.self, ConvertCommand.self, CreateCommand.self,
    GenerateCommand.self, VerifyCommand.self, PreflightCommand.self, CompareCommand.self, BuildCommand.self,
  ]

  /// Runs the command, and ends the process with its exit status.
  ///
  /// argument-parser itself would exit with 64 on wrong usage. Linters use 2, and continuous integration systems are
  /// set up for that.
  static func main() async {
    do {
      // No command is passed on as `any AsyncParsableCommand`: see `Subcommand` for the reason.
      if let command = parseSubcommand() {
        try await command.run()
      } else {
        var command = try parseAsRoot()
        if let subcommand = command as? any Subcommand { try await subcommand.run() } else { try command.run() }
      }
      Terminal.exit(.success)
    } catch let failure as CommandFailure {
      // The message was printed when the failure was made.
      Terminal.exit(failure.exitStatus)
    } catch {
      // argument-parser throws for --help and --version as well. Only these go to standard output.
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
  /// Parses the arguments of a subcommand without the other subcommands.
  ///
  /// This takes half the time of parsing with the whole tree of commands. If it fails, the caller parses with the tree,
  /// because only the tree's error messages and help name the full command.
  ///
  /// - Returns: `nil` if the first argument is not a subcommand, or if the arguments are not valid.
  private static func parseSubcommand() -> (any Subcommand)? {
    let arguments = CommandLine.arguments.dropFirst()
    guard let command = commands.first(where: { $0.configuration.commandName == arguments.first }) else { return nil }
    return parse(command, Array(arguments.dropFirst()))
  }

  /// Opens the existential `any Subcommand.Type`: `parseAsRoot` needs the concrete type.
  private static func parse<Command: Subcommand>(_ command: Command.Type, _ arguments: [String]) -> Command? {
    (try? command.parseAsRoot(arguments)) as? Command
  }
}
