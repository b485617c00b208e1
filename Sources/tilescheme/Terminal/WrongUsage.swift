/// The message of argument-parser about wrong arguments, in the form that all other errors have.
enum WrongUsage {
  private static let label = "Error: "
  private static let helpLabel = "Help:  "

  /// - Parameter message: an error, the help of the option that it is about, and the usage, each beginning with its label.
  /// - Returns: whole lines; those of the help fit into the width of the terminal.
  static func text(_ message: String) -> String {
    guard message.hasPrefix(label) else { return message + "\n" }
    let lines = message.dropFirst(label.count).split(separator: "\n", omittingEmptySubsequences: false)
    let fitting = lines.map { line in
      line.hasPrefix(helpLabel)
        ? LineWidth.wrapped(String(line), to: LineWidth.output, indent: helpLabel.count) : String(line)
    }
    return "tilescheme: error: \(fitting.joined(separator: "\n"))\n"
  }
}
