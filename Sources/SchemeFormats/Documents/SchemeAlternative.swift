public import TilingSchemes

/// One of the schemes of a document that contains several.
public struct SchemeAlternative: Hashable, Sendable {
  /// The scheme's name within the document, such as `EPSG:3857`.
  public let name: String
  /// The values that the document states for this scheme.
  public let model: CacheDescription

  /// Takes both unchanged. Names need not be unique: `SchemeDocument.model(named:)` checks that when one is chosen.
  public init(_ name: String, _ model: CacheDescription) {
    self.name = name
    self.model = model
  }
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
  /// - Parameter name: the name of one of the `alternatives`; `nil` takes the only scheme.
  /// - Throws: `SchemeChoiceError` if the choice is not unique, or no scheme has this name.
  public func model(named name: String? = nil) throws(SchemeChoiceError) -> CacheDescription {
    let names = alternatives.map(\.name)
    guard let name else {
      if alternatives.isEmpty { return model }
      guard alternatives.count == 1 else { throw .unnamed(among: names) }
      return alternatives[0].model
    }
    let found = alternatives.filter { $0.name == name }
    guard let first = found.first else { throw .unknown(name, among: names) }
    guard found.count == 1 else { throw .repeated(name) }
    return first.model
  }
}
