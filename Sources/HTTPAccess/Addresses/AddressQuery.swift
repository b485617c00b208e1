/// The parameters of an address, in their order and in their own spelling.
struct AddressQuery: Hashable, Sendable {
  private var parameters: [String]

  init(_ text: some StringProtocol) {
    parameters = text.split(separator: "&").map { PercentEncoding.mended($0) }
  }

  /// The query as it is sent, without its question mark.
  var text: String { parameters.joined(separator: "&") }

  /// The query for people: what may be a secret is left out.
  var displayText: String {
    parameters.map { Self.isSecret($0) ? "\(Self.rawKey($0))=…" : $0 }.joined(separator: "&")
  }

  /// Puts a parameter in the place of all of its name.
  mutating func set(_ key: String, _ value: String) {
    parameters.removeAll { Self.key($0) == key }
    parameters.append("\(key)=\(PercentEncoding.encodedValue(value))")
  }

  /// The values of parameters that are secret, as they are spelled and as they are meant.
  var secrets: [String] {
    parameters.filter(Self.isSecret).flatMap { parameter in
      let value = parameter.dropFirst(Self.rawKey(parameter).count + 1)
      return [String(value), PercentEncoding.decoded(value) ?? ""].filter { !$0.isEmpty }
    }
  }

  private static func rawKey(_ parameter: String) -> Substring { parameter.prefix { $0 != "=" } }

  /// The key as servers compare it: ArcGIS takes `F` for `f`.
  private static func key(_ parameter: String) -> String {
    (PercentEncoding.decoded(rawKey(parameter)) ?? String(rawKey(parameter))).lowercased()
  }

  /// ArcGIS's own is `token`; those that proxies and signed addresses use are no less secret.
  private static func isSecret(_ parameter: String) -> Bool {
    let key = key(parameter)
    let marks = ["token", "key", "secret", "password", "pwd", "auth", "signature", "credential"]
    return key == "sig" || marks.contains { key.contains($0) }
  }
}
