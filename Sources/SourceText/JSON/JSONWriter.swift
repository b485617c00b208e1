/// JSON to be written: values in the order in which they will stand.
public indirect enum JSONOutput: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written in the shortest form that reads back to the same value; see `DecimalNumber.shortest`.
  case double(Double)
  /// A number in a spelling of its own, such as `1.0`.
  case number(String)
  case string(String)
  case array([JSONOutput])
  case object([Member])

  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: JSONOutput

    public init(_ key: String, _ value: JSONOutput) {
      self.key = key
      self.value = value
    }
  }

  /// How the text is laid out.
  public enum Layout: Sendable {
    /// On one line without a space, as ArcGIS writes it.
    case compact
    /// Two spaces a level, for people.
    case indented
  }

  /// The document as text.
  public func text(_ layout: Layout) -> String {
    var output = ""
    write(into: &output, layout, indent: 0)
    return output
  }

  private func write(into output: inout String, _ layout: Layout, indent: Int) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .double(let value): output += DecimalNumber.shortest(value)
    case .number(let text): output += text
    case .string(let text): output += Self.quote(text)
    case .array(let values):
      Self.writeList(values, "[", "]", into: &output, layout, indent: indent) { value, output in
        value.write(into: &output, layout, indent: indent + 1)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", into: &output, layout, indent: indent) { member, output in
        output += Self.quote(member.key) + (layout == .compact ? ":" : ": ")
        member.value.write(into: &output, layout, indent: indent + 1)
      }
    }
  }

  private static func writeList<Item>(
    _ items: [Item], _ open: String, _ close: String, into output: inout String, _ layout: Layout, indent: Int,
    _ writeItem: (Item, inout String) -> Void
  ) {
    output += open
    for (index, item) in items.enumerated() {
      if index > 0 { output += "," }
      if layout == .indented { output += "\n" + String(repeating: "  ", count: indent + 1) }
      writeItem(item, &output)
    }
    if layout == .indented, !items.isEmpty { output += "\n" + String(repeating: "  ", count: indent) }
    output += close
  }

  /// A string in double quotes, with the escapes that RFC 8259 §7 asks for and no others.
  public static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension JSONOutput {
  /// A value as it was read, to be written again: numbers keep their spelling.
  public init(_ value: JSONValue, in document: JSONDocument) {
    self =
      switch value.kind {
      case .null: .null
      case .bool(let value): .bool(value)
      case .number: .number(document.numberText(of: value))
      case .string(let text): .string(text)
      case .array(let values): .array(values.map { JSONOutput($0, in: document) })
      case .object(let members): .object(members.map { Member($0.key, JSONOutput($0.value, in: document)) })
      }
  }
}
