public import TilingSchemes

/// One of the schemes of a document that contains several.
public struct SchemeAlternative: Hashable, Sendable {
  /// The scheme's name within the document, such as `EPSG:3857`.
  public let name: String
  /// The values that the document states for this scheme.
  public let model: CacheDescription
  /// The problems of this scheme, and the places of its values.
  let log: ReadingLog

  /// Takes both unchanged. Names need not be unique: `SchemeDocument.model(named:)` checks that when one is chosen.
  public init(_ name: String, _ model: CacheDescription) {
    self.init(name, model, ReadingLog())
  }

  init(_ name: String, _ model: CacheDescription, _ log: ReadingLog) {
    self.name = name
    self.model = model
    self.log = log
  }

  /// Whether the names and the values are equal; places are not compared.
  public static func == (a: SchemeAlternative, b: SchemeAlternative) -> Bool {
    a.name == b.name && a.model == b.model
  }

  /// Hashes the name alone.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Why it is not clear which scheme of a document is meant.
public enum SchemeChoiceError: Error, Hashable, Sendable {
  /// The document contains several schemes, and no name was given.
  case unnamed(among: [String])
  /// The document contains no scheme with this name.
  case unknown(String, among: [String])
  /// The document contains several schemes with this name.
  case repeated(String)

  /// A message for the user, without a full stop.
  public var message: String {
    switch self {
    case .unnamed(let names):
      "the document contains \(names.count) schemes; name one of them: \(names.joined(separator: ", "))"
    case .unknown(let name, []): "the document contains one scheme without a name, and none called “\(name)”"
    case .unknown(let name, let names):
      "the document contains no scheme called “\(name)”; it contains \(names.joined(separator: ", "))"
    case .repeated(let name): "the document contains several schemes called “\(name)”"
    }
  }
}

extension SchemeDocument {
  /// The values of one scheme of the document.
  ///
  /// - Parameter name: the name of one of the `alternatives`; `nil` takes the only scheme. Several schemes with equal
  ///   values count as one, such as the two sets that ArcGIS Server writes for each layer.
  /// - Throws: `SchemeChoiceError` if the choice is not unique, or no scheme has this name.
  public func model(named name: String? = nil) throws(SchemeChoiceError) -> CacheDescription {
    try alternative(named: name)?.model ?? model
  }

  /// The document with one of its schemes as its only one: its values, their places, and its problems.
  ///
  /// - Parameter name: as for `model(named:)`.
  /// - Throws: `SchemeChoiceError` if the choice is not unique, or no scheme has this name.
  package func choosing(_ name: String?) throws(SchemeChoiceError) -> SchemeDocument {
    // The only scheme of a document has its places and problems in the document itself.
    guard let chosen = try alternative(named: name), alternatives.count > 1 else { return self }
    var log = chosen.log
    log.findings = findings + log.findings
    log.unheld += unheld
    return log.document(format, text, chosen.model, xml: xml)
  }

  /// `nil` if the document has one scheme only.
  private func alternative(named name: String?) throws(SchemeChoiceError) -> SchemeAlternative? {
    let names = alternatives.map(\.name)
    guard let name else {
      guard let first = alternatives.first else { return nil }
      guard alternatives.allSatisfy({ $0.model == first.model }) else { throw .unnamed(among: names) }
      return first
    }
    let found = alternatives.filter { $0.name == name }
    guard let first = found.first else { throw .unknown(name, among: names) }
    guard found.count == 1 else { throw .repeated(name) }
    return first
  }
}
