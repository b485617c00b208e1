import CachePages
import SystemPackage

/// The request as arguments of the program that serves: the tool has parsed and checked its own options, and starts this
/// program with these. They are not made for people.
extension ServingRequest {
  /// An argument that this version of the program does not know: both programs must be of one version.
  public struct UnknownArgument: Error, Sendable {
    /// The argument.
    public let argument: String
  }

  /// The request as arguments.
  public var arguments: [String] {
    var arguments = ["port=\(port)", "jobs=\(jobs)", "missing=\(settings.missingTile.rawValue)"]
    arguments.append("max-age=\(settings.maxAge)")
    arguments += addresses.map { "bind=\($0)" }
    arguments += settings.allowedHosts.map { "allow-host=\($0)" }
    if settings.isBehindProxy { arguments.append("behind-proxy=yes") }
    if let address = settings.publicAddress { arguments.append("public-url=\(address.text)") }
    if let library = settings.mapLibrary { arguments.append("map-library=\(library.string)") }
    switch settings.origins {
    case .loopback: break
    case .all: arguments.append("cors=*")
    case .listed(let origins): arguments += origins.map { "cors=\($0)" }
    }
    return arguments + paths.map { "path=\($0.string)" }
  }

  /// Reads arguments that `arguments` made.
  ///
  /// - Throws: `UnknownArgument` for any other.
  public init(arguments: [String]) throws(UnknownArgument) {
    self.init([])
    var origins: [String] = []
    for argument in arguments {
      let sides = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard sides.count == 2 else { throw UnknownArgument(argument: argument) }
      switch (sides[0], sides[1], Int(sides[1])) {
      case ("port", _, let number?) where 0...65_535 ~= number: port = number
      case ("jobs", _, let number?) where number > 0: jobs = number
      case ("max-age", _, let number?) where number >= 0: settings.maxAge = number
      case ("missing", let text, _):
        guard let choice = ServerSettings.MissingTile(rawValue: text) else { throw UnknownArgument(argument: argument) }
        settings.missingTile = choice
      case ("bind", let text, _): addresses.append(text)
      case ("allow-host", let text, _): settings.allowedHosts.append(text)
      case ("behind-proxy", "yes", _): settings.isBehindProxy = true
      case ("public-url", let text, _):
        guard let address = PublicAddress(text) else { throw UnknownArgument(argument: argument) }
        settings.publicAddress = address
      case ("map-library", let text, _): settings.mapLibrary = FilePath(text)
      case ("cors", let text, _): origins.append(text)
      case ("path", let text, _): paths.append(FilePath(text))
      default: throw UnknownArgument(argument: argument)
      }
    }
    if origins.contains("*") {
      settings.origins = .all
    } else if !origins.isEmpty {
      settings.origins = .listed(origins)
    }
    settings.allowsNumericHosts = isOpenToOthers
  }
}
