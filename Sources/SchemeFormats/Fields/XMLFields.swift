import Diagnostics
import SourceText

/// Reads the values of an XML format: each is parsed, its place noted, and what is wrong with it said.
struct XMLFields {
  var log = ReadingLog()

  /// The children of an element by their names, in the order in which the names are given.
  ///
  /// A second child of one name is an error; a child of another name is kept as something the model does not hold.
  mutating func children(of element: XMLElement, _ names: [StaticString]) -> XMLChildren {
    noteAttributes(of: element)
    var found = XMLChildren(of: element)
    if element.hasStrayText { log.unheld.append(.init("text within \(element.name)", at: element.startTagRange)) }
    var expected = 0
    for child in element.children {
      guard let index = child.place(among: names, expected: expected) else {
        log.unheld.append(.init("\(element.name)/\(child.name)", at: child.range))
        continue
      }
      if let first = found[index] {
        log.findings.append(
          Finding(
            .error, .duplicateElement, "\(element.name) has a second \(child.name)", at: child.startTagRange,
            notes: [.init("the first is here", at: first.startTagRange)]))
      } else {
        found[index] = child
      }
      expected = index + 1
    }
    return found
  }

  /// Keeps what the model does not hold of a document as a whole: its version, its comments and instructions.
  mutating func noteSurroundings(of document: XMLDocument) {
    if let version = document.root.arcGISVersion {
      log.remarks.append("the namespace says that ArcGIS \(version) wrote it")
    }
    for comment in document.comments { log.unheld.append(.init("comment", at: comment)) }
    for instruction in document.instructions { log.unheld.append(.init("processing instruction", at: instruction)) }
  }

  /// Says that an element lacks a child that it must have.
  mutating func missing(_ name: String, in parent: XMLElement, help: String? = nil) {
    log.error(.missingElement, "\(parent.name) has no \(name)", at: parent.startTagRange, help: help)
  }

  mutating func double(_ element: XMLElement?, _ field: SchemeField) -> Double? {
    guard let element = leaf(element, field) else { return nil }
    if let value = element.decimalValue { return value }
    report(element)
    return nil
  }

  mutating func integer(_ element: XMLElement?, _ field: SchemeField, minimum: Int = .min) -> Int? {
    guard let element, let value = double(element, field) else { return nil }
    guard let integer = exactInteger(value) else {
      log.error(.notAnInteger, "\(element.name) is \(element.text): not a whole number", at: element.valueRange)
      return nil
    }
    guard integer >= minimum else {
      log.error(.outOfRange, "\(element.name) is \(integer), less than \(minimum)", at: element.valueRange)
      return nil
    }
    return integer
  }

  mutating func positiveDouble(_ element: XMLElement?, _ field: SchemeField) -> Double? {
    guard let element, let value = double(element, field) else { return nil }
    guard value > 0 else {
      log.error(.outOfRange, "\(element.name) is \(element.text), not above zero", at: element.valueRange)
      return nil
    }
    return value
  }

  mutating func boolean(_ element: XMLElement?, _ field: SchemeField) -> Bool? {
    guard let element = leaf(element, field) else { return nil }
    switch element.text {
    case "true", "1": return true
    case "false", "0": return false
    case let text:
      log.error(
        .notABoolean, "\(element.name) is “\(NumberMessages.excerpt(text))”, neither true nor false",
        at: element.valueRange)
      return nil
    }
  }

  mutating func string(_ element: XMLElement?, _ field: SchemeField) -> String? {
    leaf(element, field)?.text
  }

  /// An element whose value is text.
  private mutating func leaf(_ element: XMLElement?, _ field: SchemeField) -> XMLElement? {
    guard let element else { return nil }
    log.positions.note(field, at: element.valueRange)
    noteAttributes(of: element)
    if element.isLeaf { return element }
    log.error(.unexpectedElement, "\(element.name) holds an element, not a value", at: element.valueRange)
    return nil
  }

  /// Attributes beyond the type and the namespaces are kept as something the model does not hold.
  mutating func noteAttributes(of element: XMLElement) {
    guard element.hasAttributesBesideType else { return }
    for attribute in element.attributes where attribute.name != "xsi:type" && !attribute.name.hasPrefix("xmlns") {
      log.unheld.append(.init("\(element.name)@\(attribute.name)", at: element.startTagRange))
    }
  }

  private mutating func report(_ element: XMLElement) {
    let (message, help) = NumberMessages.notANumber(element.text, for: element.name)
    let range = element.text.isEmpty ? element.range : element.valueRange
    log.error(.notANumber, message, at: range, help: help)
  }
}

extension XMLElement {
  private static let namespacePrefix = "http://www.esri.com/schemas/ArcGIS/"

  /// The ArcGIS version whose namespace the element declares, such as `10.3`.
  var arcGISVersion: String? {
    attributeValue(beginningWith: Self.namespacePrefix).map { String($0.dropFirst(Self.namespacePrefix.count)) }
  }
}
