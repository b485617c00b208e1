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
    GenerateCommand.self, ScalesCommand.self, VerifyCommand.self, PreflightCommand.self, CompareCommand.self,
    AuditCommand.self, BuildCommand.self, PlanCommand.self, FinishCommand.self, StatusCommand.self,
    MergeCommand.self, ServeCommand.self, SchemesCommand.self, DoctorCommand.self,
  ]

  /// Runs the command, and ends the process with its exit status.
  ///
  /// argument-parser itself would exit with 64 on wrong usage. Linters use 2, and continuous integration systems are
  /// set up for that.
  static func main() async {
    // Swift reads the arguments from /proc/self/cmdline. Without them, every command would print the help and succeed.
    guard !CommandLine.arguments.isEmpty else {
      Terminal.standardError(
        "error: the arguments of this command cannot be read, because /proc is missing; mount it: "
          + "mount -t proc proc /proc\n")
      Terminal.exit(.failed)
    }
    do {
      // No command is passed on as `any AsyncParsableCommand`: see `Subcommand` for the reason.
      let arguments = Self.arguments
      if let command = parseSubcommand(arguments) {
        try await run(command)
      } else {
        if let message = unknownCommand { throw ValidationError(message) }
        var command = try parseAsRoot(arguments)
        if let subcommand = command as? any Subcommand { try await run(subcommand) } else { try command.run() }
      }
      Terminal.exit(.success)
    } catch let failure as CommandFailure {
      // The message was printed when the failure was made.
      Terminal.exit(failure.exitStatus)
    } catch {
      // argument-parser throws for --help and --version as well. Only these go to standard output.
      let isHelp = exitCode(for: error).isSuccess
      if !isHelp, let chosenCommand, let advice = advice(of: chosenCommand) {
        printWrongUsage(advice, of: chosenCommand)
      } else if isHelp {
        Terminal.standardOutput(fullMessage(for: error) + "\n")
      } else {
        Terminal.standardError(WrongUsage.text(fullMessage(for: error)))
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
  private static func parseSubcommand(_ arguments: [String]) -> (any Subcommand)? {
    guard let command = chosenCommand else { return nil }
    let rest = Array(arguments.dropFirst())
    return command.parsedPlainly(rest) ?? parse(command, rest)
  }

  /// The command that the first argument names; `nil` if there is none.
  private static var chosenCommand: (any Subcommand.Type)? {
    let name = CommandLine.arguments.dropFirst().first
    return commands.first { $0.configuration.commandName == name }
  }

  /// What to write instead of arguments that argument-parser refuses.
  private static func advice(of command: any Subcommand.Type) -> String? {
    let arguments = Array(arguments.dropFirst())
    return command.advice(on: arguments) ?? FormatAdvice.advice(on: arguments, of: command)
      ?? OptionsOfOthers.advice(on: arguments, of: command)
  }

  /// The arguments of the process, with names of options that argument-parser knows.
  private static var arguments: [String] {
    let given = HabitualSpellings.translated(Array(CommandLine.arguments.dropFirst()))
    guard let chosenCommand, let name = given.first else { return given }
    return [name] + chosenCommand.spelled(Array(given.dropFirst()))
  }

  /// The message for a first argument that is not a command; `nil` if it is one, or an option.
  private static var unknownCommand: String? {
    let names = commands.compactMap { $0.configuration.commandName } + ["help"]
    let words = CommandLine.arguments.dropFirst().prefix { !$0.hasPrefix("-") }
    guard let name = words.first else { return nil }
    if name == "help" { return unknownTopic(words.dropFirst()) }
    if names.contains(name) { return nil }
    return CommandsOfOthers.advice(on: name, among: names)
  }

  /// The same for the words after `help`, for which argument-parser would print the help of the command above them.
  private static func unknownTopic(_ words: some Collection<String>) -> String? {
    var known: [any ParsableCommand.Type] = commands
    for word in words {
      let names = known.compactMap { $0.configuration.commandName }
      // Words after the last command say nothing.
      guard !names.isEmpty, word != "help" else { return nil }
      guard let next = known.first(where: { $0.configuration.commandName == word }) else {
        return CommandsOfOthers.advice(on: word, among: names)
      }
      known = next.configuration.subcommands
    }
    return nil
  }

  /// Runs a command. Wrong usage that only shows while it runs is reported with the usage of this command.
  private static func run(_ command: any Subcommand) async throws {
    do {
      try await command.run()
    } catch let error as ValidationError {
      printWrongUsage(error.message, of: type(of: command))
      throw CommandFailure(exitStatus: .usage)
    }
  }

  private static func printWrongUsage(_ message: String, of command: any Subcommand.Type) {
    Terminal.error(message)
    Terminal.standardError(
      """
      Usage: \(usageString(for: command))
        See '\(words(of: command)) --help' for more information.

      """)
  }

  /// The words that call a command, such as `tilescheme plan convert`.
  private static func words(of command: any Subcommand.Type) -> String {
    let configuration = command.configuration
    return [configuration._superCommandName, configuration.commandName].compactMap(\.self).joined(separator: " ")
  }

  /// Opens the existential `any Subcommand.Type`: `parseAsRoot` needs the concrete type.
  private static func parse<Command: Subcommand>(_ command: Command.Type, _ arguments: [String]) -> Command? {
    (try? command.parseAsRoot(arguments)) as? Command
  }
}
