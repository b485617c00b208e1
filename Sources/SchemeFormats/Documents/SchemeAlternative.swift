public import TilingSchemes

/// One of the schemes of a document that holds several.
public struct SchemeAlternative: Hashable, Sendable {
  /// By which the document tells it from the others, such as `EPSG:3857`.
  public let name: String
  /// What the document says of this scheme.
  public let model: CacheDescription

  /// Takes both as they are; that names are unique is checked where one is chosen, by `SchemeDocument.model(named:)`.
  public init(_ name: String, _ model: CacheDescription) {
    self.name = name
    self.model = model
  }
}

/// Why it is not clear which scheme of a document is meant.
public enum SchemeChoiceError: Error, Hashable, Sendable {
  /// It holds several, and none was named.
  case unnamed(among: [String])
  /// It holds none of this name.
  case unknown(String, among: [String])
  /// It holds several of this name.
  case repeated(String)

  /// What to tell the user, without a full stop.
  public var message: String {
    switch self {
    case .unnamed(let names): "it holds \(names.count) schemes, name one of them: \(names.joined(separator: ", "))"
    case .unknown(let name, []): "it holds one scheme without a name, and none that is called “\(name)”"
    case .unknown(let name, let names):
      "it holds no scheme that is called “\(name)”; it holds \(names.joined(separator: ", "))"
    case .repeated(let name): "it holds several schemes that are called “\(name)”"
    }
  }
}

extension SchemeDocument {
  /// What the document says of one scheme.
  ///
  /// - Parameter name: one of its `alternatives`; `nil` takes the only one there is.
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
