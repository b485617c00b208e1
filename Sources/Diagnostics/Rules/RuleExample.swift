/// An example of what a rule finds.
public struct RuleExample: Sendable {
  /// The good scheme that an example changes; `SchemeLint` has the texts.
  public enum Base: Sendable {
    /// conf.xml and conf.cdi.
    case legacy
    /// root.json and iteminfo.json.
    case readyToServe
    /// The JSON of a map service.
    case service

    /// The name of the file with the scheme.
    public var schemeFile: String {
      switch self {
      case .legacy: "conf.xml"
      case .readyToServe: "root.json"
      case .service: "service.json"
      }
    }
  }

  /// What the example is made of.
  public enum Kind: Sendable {
    /// A part of a file of a good scheme is replaced; all caches may have to match a house scheme.
    case change(of: Base, houseScheme: Base?)
    /// A file of a good scheme gets another name.
    case renaming(of: Base)
    /// Stored tiles or a forecast, described in words: they are no text that could be shown.
    case words
  }

  /// Whether a good scheme is changed or renamed to make the example, or words describe it.
  public let kind: Kind
  /// The file that is changed or renamed, or what the words describe.
  public let file: String
  /// What passes. A text stands in the file once.
  public let passing: String
  /// What fails, in its place.
  public let failing: String

  /// - Parameters:
  ///   - base: what the example is a change of.
  ///   - file: the scheme's own where none is given.
  ///   - houseScheme: the scheme that all caches have to match, where the rule is about that.
  ///   - passing: what passes; a text stands in the file once.
  ///   - failing: what fails, in its place.
  public init(
    _ base: Base, _ file: String? = nil, houseScheme: Base? = nil, passing: String, failing: String
  ) {
    kind = .change(of: base, houseScheme: houseScheme)
    self.file = file ?? base.schemeFile
    self.passing = passing
    self.failing = failing
  }

  /// An example whose file has another name.
  public init(_ base: Base, renaming file: String, to failing: String) {
    kind = .renaming(of: base)
    self.file = file
    self.failing = failing
    passing = file
  }

  /// An example in words; the tests of `verify` and `preflight` plant each.
  public init(inWords passing: String, failing: String) {
    kind = .words
    file = "a cache"
    self.passing = passing
    self.failing = failing
  }

  /// Whether it is described in words alone.
  public var isInWords: Bool { if case .words = kind { true } else { false } }
}
