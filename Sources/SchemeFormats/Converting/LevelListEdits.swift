import SourceText
import TilingSchemes

/// The edits that change the list of levels of a document, and nothing else in it.
///
/// A level that stays keeps its text, so that its scale and resolution keep every digit; only its number may change. A
/// new level is a copy of the text of a neighbour with other values, so that it has the layout of the file.
struct LevelListEdits {
  /// One level in the text of a document.
  private struct Item {
    let range: SourceRange
    /// The number of the level, and its place.
    let value: Int
    let number: SourceRange
    /// The text of the level with the values of another one.
    let copy: (LevelOfDetail) -> String
  }

  private let items: [Item]
  /// The text between two levels.
  private let separator: String

  /// - Returns: `nil` if the document has no list of levels.
  init?(_ document: SchemeDocument) {
    guard let list = document.positions[.levels] else { return nil }
    let isJSON = document.xml == nil
    let items = document.xml.flatMap { Self.items($0, list) } ?? Self.items(document.text.original, list)
    guard let items, !items.isEmpty, items.count == document.model.scheme?.levels.count else { return nil }
    self.items = items
    let gap = items.count > 1 ? items[0].range.upperBound..<items[1].range.lowerBound : 0..<0
    let between = (try? SourceText(Array(document.text.original[gap]))).map { String(decoding: $0.utf8, as: UTF8.self) }
    // A comment between two levels is not repeated, and another encoding than UTF-8 does not decode alone.
    let isPlain = between.map { $0.allSatisfy { $0.isWhitespace || isJSON && $0 == "," } } ?? false
    separator = isPlain && !gap.isEmpty ? between ?? "" : isJSON ? "," : ""
  }

  /// The edits for a new list.
  ///
  /// - Parameter levels: the new list, in its order.
  func edits(to levels: [RevisedLevel]) -> [SourceEdit] {
    let kept = Set(levels.compactMap(\.source))
    guard let first = kept.min(), let start = items.first?.range.lowerBound else {
      return replaced(by: levels.map(\.level))
    }
    var edits: [SourceEdit] = []
    for level in levels {
      guard let source = level.source, level.level.number != items[source].value else { continue }
      edits.append(SourceEdit(items[source].number, with: String(level.level.number)))
    }
    // Levels before the first one that stays are removed together with the text between them.
    if first > 0 {
      edits.append(SourceEdit(SourceRange(start..<items[first].range.lowerBound), with: ""))
    }
    for index in items.indices where index > first && !kept.contains(index) {
      let start = items[index - 1].range.upperBound
      edits.append(SourceEdit(SourceRange(start..<items[index].range.upperBound), with: ""))
    }
    return edits + insertions(levels, before: first)
  }

  /// New levels come after the level before them, or before the first one that stays.
  private func insertions(_ levels: [RevisedLevel], before first: Int) -> [SourceEdit] {
    var edits: [SourceEdit] = []
    var previous: Int?
    var leading = ""
    for level in levels {
      if let source = level.source {
        previous = source
        continue
      }
      if let previous {
        let end = items[previous].range.upperBound
        edits.append(SourceEdit(SourceRange(end..<end), with: separator + items[previous].copy(level.level)))
      } else {
        leading += items[first].copy(level.level) + separator
      }
    }
    if !leading.isEmpty {
      let start = items[first].range.lowerBound
      edits.append(SourceEdit(SourceRange(start..<start), with: leading))
    }
    return edits
  }

  /// A list in which no level stays.
  private func replaced(by levels: [LevelOfDetail]) -> [SourceEdit] {
    guard let first = items.first, let last = items.last else { return [] }
    let text = levels.map(first.copy).joined(separator: separator)
    return [SourceEdit(SourceRange(first.range.lowerBound..<last.range.upperBound), with: text)]
  }

  // MARK: Reading

  private static func items(_ document: XMLDocument, _ list: SourceRange) -> [Item]? {
    element(document.root, at: list)?.children.filter { $0.isNamed("LODInfo") }.compactMap { element in
      guard let number = element.children.first(where: { $0.isNamed("LevelID") }), let value = Int(number.text) else {
        return nil
      }
      return Item(range: element.range, value: value, number: number.valueRange) { level in
        element.source { child in
          if child.isNamed("LevelID") { return String(level.number) }
          if child.isNamed("Scale") { return DecimalNumber.seventeenDigits(level.scale) }
          if child.isNamed("Resolution") { return DecimalNumber.seventeenDigits(level.resolution) }
          return nil
        }
      }
    }
  }

  private static func element(_ element: XMLElement, at range: SourceRange) -> XMLElement? {
    if element.range == range { return element }
    for child in element.children {
      if let found = Self.element(child, at: range) { return found }
    }
    return nil
  }

  /// The tree of a JSON document is not kept with it, so that the text is parsed again.
  private static func items(_ bytes: [UInt8], _ list: SourceRange) -> [Item]? {
    guard case .json(let document)? = try? ParsedText.parse(bytes) else { return nil }
    return value(document.root, at: list, in: document)?.array?.compactMap { object in
      guard let number = object["level"], let value = document.double(of: number).flatMap({ Int(exactly: $0) }) else {
        return nil
      }
      return Item(range: document.range(of: object), value: value, number: document.range(of: number)) { level in
        document.source(of: object) { member in
          switch member.key {
          case "level": String(level.number)
          case "scale": DecimalNumber.shortest(level.scale)
          case "resolution": DecimalNumber.shortest(level.resolution)
          default: nil
          }
        }
      }
    }
  }

  private static func value(_ value: JSONValue, at range: SourceRange, in document: JSONDocument) -> JSONValue? {
    if document.range(of: value) == range { return value }
    for child in value.members.map(\.value) + (value.array ?? []) {
      if let found = Self.value(child, at: range, in: document) { return found }
    }
    return nil
  }
}
