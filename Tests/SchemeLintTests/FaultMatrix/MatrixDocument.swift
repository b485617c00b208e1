import SchemeLint
import SourceText
import TestSupport

/// A document in which a fault is planted, with the places of its values by path.
///
/// A path is `tileInfo.lods[].scale` or `TileCacheInfo/LODInfos/LODInfo/Scale`, without the root element. Of several
/// elements with one name, or in an array, the second is taken if there is one: rules often treat the first
/// differently.
struct MatrixDocument {
  /// A value with the places that a fault changes, as offsets of bytes.
  struct Place {
    /// The name, the value and everything between, as it has to be removed.
    var whole: Range<Int>
    /// The name alone.
    var name: Range<Int>
    /// The value alone.
    var value: Range<Int>
  }

  private enum Tree {
    case xml(XMLDocument)
    case json(JSONDocument)
  }

  let bytes: [UInt8]
  private let tree: Tree

  /// The document of a form. The forms are few and each has hundreds of faults, so that each is read once.
  static func of(_ file: ExampleFile) throws -> MatrixDocument {
    try read.withValue { read in
      if let document = read[file.text] { return document }
      let document = try MatrixDocument(file)
      read[file.text] = document
      return document
    }
  }

  private static let read = Guarded<[String: MatrixDocument]>([:])

  init(_ file: ExampleFile) throws {
    bytes = Array(file.text.utf8)
    let text = try SourceText(bytes)
    tree = file.name.hasSuffix(".json") ? .json(try JSONReader.read(text)) : .xml(try XMLReader.read(text))
  }

  var isXML: Bool { if case .xml = tree { true } else { false } }

  /// The steps of a path and the name at its end.
  private func steps(_ path: String) -> [String] {
    path.split(separator: isXML ? "/" : ".").map(String.init)
  }

  /// The path without its last step; empty for a value of the document itself.
  func parent(of path: String) -> String {
    steps(path).dropLast().joined(separator: isXML ? "/" : ".")
  }

  /// The path of a value of a part.
  func child(_ name: String, of path: String) -> String { path.isEmpty ? name : path + (isXML ? "/" : ".") + name }

  func name(of path: String) -> String { steps(path).last ?? "" }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The place of a value; `nil` if the document does not have it.
  func place(of path: String) -> Place? {
    switch tree {
    case .xml(let document): place(of: path, in: document)
    case .json(let document): place(of: path, in: document)
    }
  }

  /// The names of the values beside a value and its own, in their order.
  func siblings(of path: String) -> [String] {
    let parent = parent(of: path)
    switch tree {
    case .xml(let document):
      return (parent.isEmpty ? document.root : element(parent, in: document))?.children.map(\.name) ?? []
    case .json(let document):
      return (parent.isEmpty ? document.root : member(parent, in: document)?.value)?.members.map(\.key) ?? []
    }
  }

  /// What the text of a value is: `list` for an object, an array or an element with elements, `number`, `flag`, `word`,
  /// or `nothing`.
  func kind(of path: String) -> String? {
    guard let text = place(of: path).map({ text($0.value) }) else { return nil }
    if isXML ? text.contains("<") : text.hasPrefix("{") || text.hasPrefix("[") { return "list" }
    if text.isEmpty || text == "null" { return "nothing" }
    if ["true", "false"].contains(text) { return "flag" }
    return Double(text) == nil ? "word" : "number"
  }

  /// The bytes between the tags of an element, or between the braces of an object. An empty path is the document.
  func content(of path: String) -> Range<Int>? {
    switch tree {
    case .xml(let document):
      guard let range = (path.isEmpty ? document.root : element(path, in: document))?.range.bytes,
        let start = bytes[range].firstIndex(of: UInt8(ascii: ">")),
        let end = bytes[range].lastIndex(of: UInt8(ascii: "<")), start < end
      else { return nil }
      return start + 1..<end
    case .json(let document):
      guard let value = path.isEmpty ? document.root : member(path, in: document)?.value, value.isObject else {
        return nil
      }
      let range = document.range(of: value).bytes
      return range.lowerBound + 1..<range.upperBound - 1
    }
  }

  private func element(_ path: String, in document: XMLDocument) -> XMLElement? {
    var element = document.root
    for step in steps(path) {
      let children = element.children.filter { $0.name == step }
      guard let next = children.dropFirst().first ?? children.first else { return nil }
      element = next
    }
    return element
  }

  private func place(of path: String, in document: XMLDocument) -> Place? {
    guard let element = element(path, in: document) else { return nil }
    let start = element.startTagRange.lowerBound + 1
    return Place(
      whole: element.range.bytes, name: start..<start + element.name.utf8.count, value: element.valueRange.bytes)
  }

  /// The member at a path, and its value or the item of its array.
  private func member(_ path: String, in document: JSONDocument) -> (member: JSONMember, value: JSONValue)? {
    var value = document.root
    var found: JSONMember?
    for step in steps(path) {
      let isList = step.hasSuffix("[]")
      let key = isList ? String(step.dropLast(2)) : step
      guard let member = value.members.first(where: { $0.key == key }) else { return nil }
      found = member
      value = member.value
      guard isList else { continue }
      guard let item = value.array?.dropFirst().first ?? value.array?.first else { return nil }
      value = item
    }
    return found.map { ($0, value) }
  }

  private func place(of path: String, in document: JSONDocument) -> Place? {
    guard let found = member(path, in: document) else { return nil }
    let name = document.keyRange(of: found.member).bytes
    let value = document.range(of: found.value).bytes
    // A comma after the member goes with it, or else the one before it.
    func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    var whole = name.lowerBound..<value.upperBound
    if let next = bytes[whole.upperBound...].firstIndex(where: { !isSpace($0) }), bytes[next] == UInt8(ascii: ",") {
      whole = whole.lowerBound..<next + 1
    } else if let before = bytes[..<whole.lowerBound].lastIndex(where: { !isSpace($0) }),
      bytes[before] == UInt8(ascii: ",")
    {
      whole = before..<whole.upperBound
    }
    return Place(whole: whole, name: name, value: value)
  }
}
