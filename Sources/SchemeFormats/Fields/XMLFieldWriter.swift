import Diagnostics
import SourceText

/// Writes the elements of an XML format.
struct XMLFieldWriter {
  var xml = XMLWriter()
  /// Automatic choices and other facts for the user.
  var notices: [Message] = []
  /// Replacements for values that could not be carried over.
  var regenerated: [String] = []

  /// Writes the fields of a table; values that the part does not have are left out.
  mutating func write<Part, Place>(_ part: Part, _ table: XMLTable<Part, Place>) {
    for row in table.rows {
      switch row.content {
      case .value(let place): write(row.name, table.values[place].value, of: part)
      case .part(let place): table.parts[place].write(&self, part)
      }
    }
  }

  @inline(__always)
  private mutating func write<Part>(_ name: StaticString, _ value: FieldValue<Part>, of part: Part) {
    switch value.kind {
    case .number, .positiveNumber:
      if let number = value.number.get(part) { xml.element(name, number: number) }
    case .wholeNumber:
      if let number = value.wholeNumber.get(part) { xml.element(name, text: String(number)) }
    case .flag:
      if let flag = value.flag.get(part) { xml.element(name, text: flag ? "true" : "false") }
    case .text:
      if let text = value.text.get(part) { xml.element(name, text: text) }
    }
  }

  /// The finished document.
  var text: WrittenText { WrittenText(xml.output, notices: notices, regenerated: regenerated) }
}
