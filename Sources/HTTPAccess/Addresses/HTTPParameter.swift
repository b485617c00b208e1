/// A parameter of a query.
public struct HTTPParameter: Hashable, Sendable {
  /// The name, as servers expect it; its letter case is kept.
  public let name: String
  /// The value, without percent-encoding.
  public let value: String

  /// - Parameters:
  ///   - name: only letters, digits and `_`, which need no encoding.
  ///   - value: any text.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// A request whose parameters are in its body.
struct HTTPForm: Hashable {
  /// The address without a query.
  let address: String
  /// The parameters, as `application/x-www-form-urlencoded`.
  let body: String
}
