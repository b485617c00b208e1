import ArgumentParser

extension CommandConfiguration {
  /// The configuration of a command that another one calls.
  ///
  /// A command with a parent is parsed without a search for a request of a completion script. Only `tilescheme` itself
  /// takes such a request, and the search would be a twentieth of every start.
  ///
  /// - Parameters:
  ///   - name: the last word of the command.
  ///   - parent: the words before it.
  static func subcommand(
    _ name: String, of parent: String = "tilescheme", abstract: String, usage: String? = nil, discussion: String = "",
    subcommands: [any ParsableCommand.Type] = []
  ) -> CommandConfiguration {
    CommandConfiguration(
      commandName: name, _superCommandName: parent, abstract: abstract, usage: usage, discussion: discussion,
      subcommands: subcommands)
  }
}
