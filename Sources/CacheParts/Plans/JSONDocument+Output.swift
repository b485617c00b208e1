package import SourceText

extension JSONDocument {
  /// A value as it would be written again: numbers keep their digits.
  package func output(of value: JSONValue) -> JSONOutput {
    switch value.kind {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number: .number(numberText(of: value))
    case .string(let text): .string(text)
    case .array(let values): .array(values.map(output))
    case .object(let members): .object(members.map { .init($0.key, output(of: $0.value)) })
    }
  }

  /// A whole number; `nil` if the value is another one, or is missing.
  package func integer(_ value: JSONValue?) -> Int? {
    value.flatMap { double(of: $0) }.flatMap { Int(exactly: $0) }
  }
}
