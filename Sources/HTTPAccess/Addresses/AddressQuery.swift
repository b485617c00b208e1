import SourceText

/// The query parameters of an address, in their original order and spelling.
struct AddressQuery: Hashable, Sendable {
  private var parameters: [String]

  init(_ text: some StringProtocol) {
    parameters = text.split(separator: "&").map { PercentEncoding.normalized($0) }
  }

  /// The query as it is sent, without its question mark.
  var text: String { parameters.joined(separator: "&") }

  /// The query for people: values that may be secret are replaced by `…`.
  var displayText: String {
    parameters.map { Self.isSecret($0) ? "\(Self.rawKey($0))=…" : $0 }.joined(separator: "&")
  }

  /// Sets a parameter, and removes all others of the same name.
  mutating func set(_ key: String, _ value: String) {
    // WMS writes names in capitals, and ignores letter case too.
    let lowercased = key.lowercased()
    parameters.removeAll { Self.key($0) == lowercased }
    parameters.append("\(key)=\(PercentEncoding.encodedValue(value))")
  }

  /// The value of a parameter without percent-encoding; of several with this name, that of the last one.
  func value(of key: String) -> String? {
    let lowercased = key.lowercased()
    guard let parameter = parameters.last(where: { Self.key($0) == lowercased }) else { return nil }
    let value = parameter.dropFirst(Self.rawKey(parameter).count + 1)
    // In a query, a plus sign is a blank.
    return PercentEncoding.decoded(value.replacing("+", with: " ")) ?? String(value)
  }

  /// The values of secret parameters, both percent-encoded and decoded.
  var secrets: [String] {
    parameters.filter(Self.isSecret).flatMap { parameter in
      let value = parameter.dropFirst(Self.rawKey(parameter).count + 1)
      return [String(value), PercentEncoding.decoded(value) ?? ""].filter { !$0.isEmpty }
    }
  }

  private static func rawKey(_ parameter: String) -> Substring { parameter.prefix { $0 != "=" } }

  /// The key as servers compare it: ArcGIS ignores letter case, so `F` is `f`.
  private static func key(_ parameter: String) -> String {
    (PercentEncoding.decoded(rawKey(parameter)) ?? String(rawKey(parameter))).lowercased()
  }

  /// The token parameter of ArcGIS is `token`. Proxies and signed addresses use other names for equally secret values.
  private static func isSecret(_ parameter: String) -> Bool {
    let key = key(parameter)
    let marks = ["token", "key", "secret", "password", "pwd", "auth", "signature", "credential"]
    return key == "sig" || marks.contains { key.contains($0) }
  }
}
