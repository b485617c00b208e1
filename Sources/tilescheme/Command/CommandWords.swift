import TileSchemeKit

/// What the parameters of the library's jobs are called on the command line.
enum CommandWords {
  /// Of all commands but those that have a name of their own for a parameter.
  static func name(_ parameter: ParameterName) -> String {
    switch parameter {
    case CreateOption.service.parameter: "SERVICE"
    case CreateOption.cacheDirectory.parameter: "CACHE-DIRECTORY"
    case .token: "--token-file or in the environment variable TILESCHEME_TOKEN"
    default: "--\(parameter.rawValue)"
    }
  }

  /// Of `preflight`, whose service is an option.
  static func preflightName(_ parameter: ParameterName) -> String {
    parameter == CreateOption.service.parameter ? "--service" : name(parameter)
  }
}

extension Message {
  /// The sentence as commands say it.
  var commandText: String { text(naming: CommandWords.name) }
}
