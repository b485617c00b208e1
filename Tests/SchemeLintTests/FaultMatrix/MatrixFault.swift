import Foundation
import SchemeLint
import Testing

/// A form with one fault in it.
struct PlantedFault {
  let files: [ExampleFile]
  /// The places that changed, by file, as offsets of bytes in the changed file.
  let places: [String: [Range<Int>]]
}

/// One fault of the matrix: a field, what happens to it, and the form that it happens to.
struct MatrixFault {
  let form: MatrixForm
  let file: String
  /// The path of the field.
  let path: String
  let fault: FaultMatrix.Fault
  /// What is planted; `nil` for the usual value of the fault. It is one of these:
  ///
  /// - `×2`: the value of the form times a factor.
  /// - `= PATH` or `= FILE: PATH`: the value of another field.
  /// - `↔ PATH`: the values of two fields are exchanged.
  /// - `name NAME`: the field gets another name.
  /// - any other text: the new value as it is in the file. More values of the same part can follow, each after `&` with
  ///   its name, such as `-180 & Y=90`: some faults concern several values at once.
  let value: String?

  /// The form with the fault; `nil` if the form does not have the fields that the fault needs.
  ///
  /// A value that the form does not have is added, if the fault does not depend on it.
  func planted() throws -> PlantedFault? {
    let own = try #require(form.files.first { $0.name == file })
    let document = try MatrixDocument.of(own)
    guard let place = document.place(of: path) else { return try added(to: document) }
    let whole = document.text(place.whole)
    switch fault {
    case .absent:
      guard value == nil else { break }
      // The parent is the place: from its start tag or brace to its end.
      let content = try #require(document.content(of: document.parent(of: path)))
      return planted(
        document, [(place.whole, "")], at: [content.lowerBound - 1..<content.upperBound - place.whole.count])
    case .twice:
      let copy = document.isXML ? whole : "\(document.text(place.name.lowerBound..<place.value.upperBound)), "
      let start = document.isXML ? place.whole.upperBound : place.name.lowerBound
      let end = start + (document.isXML ? whole.utf8.count : place.value.upperBound - place.name.lowerBound + 2)
      return planted(document, [(start..<start, copy)], at: [place.whole.lowerBound..<end + place.whole.count])
    default: break
    }
    if let name = value?.operand("name ") {
      var edits = [(place.name, document.isXML ? name : "\"\(name)\"")]
      if document.isXML {
        let end = place.whole.upperBound - 1
        edits.append((end - place.name.count..<end, name))
      }
      return planted(document, edits, at: [place.whole])
    }
    if let other = value?.operand("↔ ") {
      guard let second = document.place(of: other) else { return nil }
      return planted(
        document, [(place.value, document.text(second.value)), (second.value, document.text(place.value))])
    }
    guard let text = try text(in: document, instead: document.text(place.value)) else { return nil }
    let parts = text.components(separatedBy: " & ")
    var edits = [(place.value, parts[0])]
    for part in parts.dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      let other = document.child(sides[0], of: document.parent(of: path))
      edits.append((try #require(document.place(of: other)).value, sides[1]))
    }
    guard edits.count == 1 else { return planted(document, edits) }
    // With the name, because a finding about a part points at its start tag.
    let end = place.value.lowerBound + parts[0].utf8.count
    return planted(document, edits, at: [place.name.lowerBound - 1..<max(end, place.name.upperBound)])
  }

  /// The value to write; `nil` if the form does not have the field that it is taken from.
  private func text(in document: MatrixDocument, instead old: String?) throws -> String? {
    guard let value else { return usual(isXML: document.isXML) }
    if let factor = value.operand("×").flatMap(Double.init) {
      guard let number = old.flatMap(Double.init) else { return nil }
      let product = number * factor
      return product == product.rounded() && product.magnitude < 1e15 ? "\(Int(product))" : "\(product)"
    }
    guard let source = value.operand("= ") else { return value }
    let parts = source.split(separator: ": ", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return document.place(of: source).map { document.text($0.value) } }
    let other = try MatrixDocument.of(try #require(form.files.first { $0.name == parts[0] }))
    return other.place(of: parts[1]).map { other.text($0.value) }
  }

  private func usual(isXML: Bool) -> String {
    switch fault {
    case .zero: "0"
    case .negative: "-1"
    case .tiny: "1e-9"
    case .huge: "1e300"
    // Some programs write this word into JSON, where it is a syntax error.
    case .nan: "NaN"
    default: isXML ? "x" : "\"x\""
    }
  }

  /// The form with the fault in a field that it does not have.
  private func added(to document: MatrixDocument) throws -> PlantedFault? {
    guard ![.absent, .twice].contains(fault), value?.operand("name ") == nil, value?.operand("↔ ") == nil,
      let parent = document.content(of: document.parent(of: path)), let text = try text(in: document, instead: nil)
    else { return nil }
    let name = document.name(of: path)
    let added = document.isXML ? "<\(name)>\(text)</\(name)>" : "\"\(name)\": \(text), "
    let start = document.isXML ? parent.upperBound : parent.lowerBound
    return planted(document, [(start..<start, added)])
  }

  /// Makes the edits.
  ///
  /// - Parameter places: the places in the changed text; by default those of the new texts.
  private func planted(
    _ document: MatrixDocument, _ edits: [(range: Range<Int>, text: String)], at places: [Range<Int>]? = nil
  ) -> PlantedFault {
    var bytes: [UInt8] = []
    var end = 0
    var changed: [Range<Int>] = []
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      bytes += document.bytes[end..<edit.range.lowerBound] + Array(edit.text.utf8)
      changed.append(bytes.count - edit.text.utf8.count..<bytes.count)
      end = edit.range.upperBound
    }
    bytes += document.bytes[end...]
    let text = String(decoding: bytes, as: UTF8.self)
    return PlantedFault(
      files: form.files.map { $0.name == file ? ExampleFile(file, text) : $0 }, places: [file: places ?? changed])
  }
}

extension String {
  /// The rest of a text with this beginning; `nil` for other texts.
  fileprivate func operand(_ beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }
}
