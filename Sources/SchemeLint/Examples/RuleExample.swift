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

  /// - Parameter file: the scheme's own where none is given.
  public init(_ base: Base, _ file: String? = nil, passing: String, failing: String) {
    self.base = base
    self.file = file ?? base.schemeFile
    self.passing = passing
    self.failing = failing
  }

  /// The files with the fault.
  public var failingFiles: [(name: String, text: String)] {
    base.files.map { ($0.name, $0.name == file ? $0.text.replacing(passing, with: failing) : $0.text) }
  }
}
