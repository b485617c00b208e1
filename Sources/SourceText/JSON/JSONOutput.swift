/// JSON to be written: values in the order in which they are written.
public indirect enum JSONOutput: Hashable, Sendable {
  /// The word `null`.
  case null
  /// The word `true` or `false`.
  case bool(Bool)
  /// Written in decimal digits without a point.
  case integer(Int)
  /// Written in the shortest form that reads back to the same value; see `DecimalNumber.shortest`.
  case double(Double)
  /// A number in a spelling of its own, such as `1.0`.
  case number(String)
  /// The string's actual text; quotes and escapes are added when it is written.
  case string(String)
  /// Values in the order in which they are written.
  case array([JSONOutput])
  /// Members in the order in which they are written; a duplicate key is written twice.
  case object([Member])

  /// A key and its value in an object.
  public struct Member: Hashable, Sendable {
    /// The key without quotes and escapes.
    public let key: String
    /// The value written after the colon.
    public let value: JSONOutput

    /// Takes a key without quotes and escapes, and its value.
    public init(_ key: String, _ value: JSONOutput) {
      self.key = key
      self.value = value
    }
  }

  /// How the text is laid out.
  public enum Layout: Sendable {
    /// On one line without spaces, as ArcGIS writes JSON.
    case compact
    /// Indented by two spaces per level, for people.
    case indented
  }

  /// The document as text.
  public func text(_ layout: Layout) -> String {
    var output: [UInt8] = []
    // Bytes and not a String, because a scheme has thousands of pieces, and appending bytes is faster.
    output.reserveCapacity(8192)
    write(into: &output, layout, indent: 0)
    return String(decoding: output, as: UTF8.self)
  }

  private func write(into output: inout [UInt8], _ layout: Layout, indent: Int) {
    switch self {
    case .null: output.append(contentsOf: "null".utf8)
    case .bool(let value): output.append(contentsOf: (value ? "true" : "false").utf8)
    case .integer(let value): output.append(contentsOf: String(value).utf8)
    case .double(let value): output.append(contentsOf: DecimalNumber.shortest(value).utf8)
    case .number(let text): output.append(contentsOf: text.utf8)
    case .string(let text): Self.appendQuoted(text, to: &output)
    case .array(let values):
      Self.writeList(values, "[", "]", into: &output, layout, indent: indent) { value, output in
        value.write(into: &output, layout, indent: indent + 1)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", into: &output, layout, indent: indent) { member, output in
        Self.appendQuoted(member.key, to: &output)
        output.append(contentsOf: (layout == .compact ? ":" : ": ").utf8)
        member.value.write(into: &output, layout, indent: indent + 1)
      }
    }
  }

  /// Writes an array or object; an empty one stays on one line in both layouts.
  private static func writeList<Item>(
    _ items: [Item], _ open: Unicode.Scalar, _ close: Unicode.Scalar, into output: inout [UInt8], _ layout: Layout,
    indent: Int, _ writeItem: (Item, inout [UInt8]) -> Void
  ) {
    func breakLine(_ indent: Int) {
      guard layout == .indented else { return }
      output.append(0x0A)
      output.append(contentsOf: repeatElement(0x20, count: indent * 2))
    }
    output.append(UInt8(ascii: open))
    for (index, item) in items.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      breakLine(indent + 1)
      writeItem(item, &output)
    }
    if !items.isEmpty { breakLine(indent) }
    output.append(UInt8(ascii: close))
  }

  /// A string in double quotes, with the escapes that RFC 8259 §7 requires and no others.
  public static func quote(_ text: String) -> String {
    var bytes: [UInt8] = []
    appendQuoted(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Works on UTF-8 bytes: all characters that need an escape are ASCII, so bytes from 0x80 are copied unchanged.
  private static func appendQuoted(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): output.append(contentsOf: "\\\"".utf8)
      case UInt8(ascii: "\\"): output.append(contentsOf: "\\\\".utf8)
      case 0x0A: output.append(contentsOf: "\\n".utf8)
      case 0x0D: output.append(contentsOf: "\\r".utf8)
      case 0x09: output.append(contentsOf: "\\t".utf8)
      case 0..<0x20: output.append(contentsOf: "\\u00\(hexadecimal(byte))".utf8)
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}

extension JSONOutput {
  /// Converts a value that was read, so that it can be written again. Numbers keep their spelling, such as `1.0`.
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
