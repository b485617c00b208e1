/// An example of a fault that a rule finds.
public struct RuleExample: Sendable {
  /// The good scheme that an example changes. The texts are in `SchemeLint`.
  public enum Base: Sendable {
    /// A conf.xml and a conf.cdi.
    case legacy
    /// A root.json and an iteminfo.json.
    case readyToServe
    /// The JSON of a map service.
    case service
    /// A tile matrix set of OGC.
    case tileMatrixSet

    /// The name of the file with the scheme.
    public var schemeFile: String {
      switch self {
      case .legacy: "conf.xml"
      case .readyToServe: "root.json"
      case .service: "service.json"
      case .tileMatrixSet: "tilematrixset.json"
      }
    }
  }

  /// How the example is made.
  public enum Kind: Sendable {
    /// A part of a file of a good scheme is replaced. A house scheme is given for the rule that needs one.
    case change(of: Base, houseScheme: Base?)
    /// A file of a good scheme gets another name.
    case renaming(of: Base)
    /// A description in words, because stored tiles and forecasts are not text.
    case words
  }

  /// The change of a good scheme, or a description in words.
  public let kind: Kind
  /// The name of the file that is changed or renamed, or the thing that is described.
  public let file: String
  /// The text that passes. In a change, the text occurs once in the file.
  public let passing: String
  /// The text that fails instead.
  public let failing: String

  /// - Parameters:
  ///   - base: the good scheme that is changed.
  ///   - file: the file that is changed; by default the file of the scheme.
  ///   - houseScheme: the house scheme; `nil` if the rule needs none.
  ///   - passing: the text that passes; it occurs once in the file.
  ///   - failing: the text that fails instead.
  public init(
    _ base: Base, _ file: String? = nil, houseScheme: Base? = nil, passing: String, failing: String
  ) {
    kind = .change(of: base, houseScheme: houseScheme)
    self.file = file ?? base.schemeFile
    self.passing = passing
    self.failing = failing
  }

  /// An example in which a file is renamed.
  public init(_ base: Base, renaming file: String, to failing: String) {
    kind = .renaming(of: base)
    self.file = file
    self.failing = failing
    passing = file
  }

  /// An example in words. The tests of `verify` and `preflight` make a cache with each of these faults.
  public init(inWords passing: String, failing: String) {
    kind = .words
    file = "a cache"
    self.passing = passing
    self.failing = failing
  }

  /// Whether the example is a description in words.
  public var isInWords: Bool { if case .words = kind { true } else { false } }
}
