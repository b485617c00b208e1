import TileSchemeKit

/// How the command line spells the parameters of the library's jobs.
///
/// Messages of the library leave the names of parameters open, because other programs spell them differently: Python
/// would print `number_of_scales` for `--number-of-scales`.
enum CommandWords {
  /// The spelling in all commands except those with a function of their own below.
  static func name(_ parameter: ParameterName) -> String {
    switch parameter {
    // These two are arguments, not options.
    case CreateOption.service.parameter: "SERVICE"
    case CreateOption.cacheDirectory.parameter: "CACHE-DIRECTORY"
    case .token: "--token-file or in the environment variable TILESCHEME_TOKEN"
    default: "--\(parameter.rawValue)"
    }
  }

  /// The spelling in `preflight`, where the service is an option: its argument is the scheme.
  static func preflightName(_ parameter: ParameterName) -> String {
    parameter == CreateOption.service.parameter ? "--service" : name(parameter)
  }
}

extension Message {
  /// The message with the parameters in the spelling of the command line.
  var commandText: String { text(naming: CommandWords.name) }
}
