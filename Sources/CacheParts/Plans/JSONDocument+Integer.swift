package import SourceText

extension JSONDocument {
  /// A whole number; `nil` if the value is another one, or is missing.
  package func integer(_ value: JSONValue?) -> Int? {
    value.flatMap { double(of: $0) }.flatMap { Int(exactly: $0) }
  }
}
