/// A good scheme, and the one change that breaks a rule.
public struct RuleExample: Sendable {
  /// The good scheme to begin with.
  public enum Base: Sendable {
    /// conf.xml and conf.cdi.
    case legacy
    /// root.json and iteminfo.json.
    case readyToServe
    /// The JSON of a map service.
    case service

    /// Asked for at every start: the texts are not made for it.
    fileprivate var schemeFile: String {
      switch self {
      case .legacy: "conf.xml"
      case .readyToServe: "root.json"
      case .service: "service.json"
      }
    }

    /// The names of its files with their texts, the scheme first.
    public var files: [(name: String, text: String)] {
      switch self {
      case .legacy: [("conf.xml", ExampleScheme.confXML), ("conf.cdi", ExampleScheme.confCDI)]
      case .readyToServe: [("root.json", ExampleScheme.rootJSON), ("iteminfo.json", ExampleScheme.itemInfoJSON)]
      case .service: [("service.json", ExampleScheme.serviceJSON)]
      }
    }
  }

  public let base: Base
  /// The file that is changed.
  public let file: String
  /// What passes; it stands in the file once.
  public let passing: String
  /// What fails, in its place.
  public let failing: String
  /// Whether it is the file's name that is changed, and not its text.
  public let isRenaming: Bool
  /// Whether it is stored tiles or a forecast that pass or fail, which are told in words.
  public let isInWords: Bool
  /// The base whose scheme all caches must match.
  public let houseScheme: Base?

  /// - Parameter file: the scheme's own where none is given.
  public init(
    _ base: Base, _ file: String? = nil, houseScheme: Base? = nil, passing: String, failing: String
  ) {
    self.base = base
    self.file = file ?? base.schemeFile
    self.houseScheme = houseScheme
    self.passing = passing
    self.failing = failing
    isRenaming = false
    isInWords = false
  }

  /// An example whose file has another name.
  public init(_ base: Base, renaming file: String, to failing: String) {
    self.base = base
    self.file = file
    self.failing = failing
    passing = file
    houseScheme = nil
    isRenaming = true
    isInWords = false
  }

  /// An example of stored tiles or of a forecast, in words; the tests of `verify` and `preflight` plant each.
  public init(inWords passing: String, failing: String) {
    base = .legacy
    file = "a cache"
    self.passing = passing
    self.failing = failing
    houseScheme = nil
    isRenaming = false
    isInWords = true
  }

  /// The files with the fault.
  public var failingFiles: [(name: String, text: String)] {
    base.files.map { name, text in
      guard name == file else { return (name, text) }
      return isRenaming ? (failing, text) : (name, text.replacing(passing, with: failing))
    }
  }
}
