import Diagnostics
import SourceText

/// Reads the values of an XML format: parses each value, records its position, and reports errors.
struct XMLFields {
  var log = ReadingLog()

  /// The children of an element by their names, in the order of the given names.
  ///
  /// A duplicate child is an error. A child with an unknown name is kept as an item that the model does not hold.
  mutating func children(of element: XMLElement, _ names: [StaticString]) -> XMLChildren {
    noteAttributes(of: element)
    var found = XMLChildren(of: element)
    // Text between elements has no meaning in these files, but it may be a note of a person, so its loss is reported.
    if element.hasStrayText { log.unheld.append(.init("text within \(element.name)", at: element.startTagRange)) }
    // Children usually follow each other in the order of the names, so the search starts after the last one found.
    var expected = 0
    for child in element.children {
      guard let index = child.place(among: names, expected: expected) else {
        log.unheld.append(.init("\(element.name)/\(child.name)", at: child.range))
        continue
      }
      if let first = found[index] {
        log.findings.append(
          Finding(
            .error, .duplicateElement, "\(element.name) has a second \(child.name); only one is allowed",
            at: child.startTagRange,
            notes: [.init("the first is here", at: first.startTagRange)]))
      } else {
        found[index] = child
      }
      expected = index + 1
    }
    return found
  }

  /// Records what the model does not hold of the document as a whole: comments and instructions.
  mutating func noteSurroundings(of document: XMLDocument) {
    for comment in document.comments { log.unheld.append(.init("comment", at: comment)) }
    for instruction in document.instructions { log.unheld.append(.init("processing instruction", at: instruction)) }
  }

  /// Reports that an element does not have a required child.
  mutating func missing(_ name: String, in parent: XMLElement, help: String? = nil) {
    log.error(.missingElement, "\(parent.name) has no \(name)", at: parent.startTagRange, help: help)
  }

  /// Reads a decimal number; the position is recorded even if the value is wrong, so that other findings can use it.
  mutating func double(_ element: XMLElement?, _ field: SchemeField) -> Double? {
    guard let element = leaf(element, field) else { return nil }
    if let value = element.decimalValue { return value }
    report(element)
    return nil
  }

  /// Reads a whole number, which may be written as `256.0`.
  mutating func integer(_ element: XMLElement?, _ field: SchemeField, minimum: Int = .min) -> Int? {
    guard let element, let value = double(element, field) else { return nil }
    // The text is quoted, because a value such as 256.5 shows at once what is wrong.
    guard let integer = exactInteger(value) else {
      log.error(.notAnInteger, "\(element.name) is \(element.text): not a whole number", at: element.valueRange)
      return nil
    }
    guard integer >= minimum else {
      log.error(.outOfRange, "\(element.name) is \(integer), but must be at least \(minimum)", at: element.valueRange)
      return nil
    }
    return integer
  }

  /// Reads a number above 0, such as a resolution, by which positions are divided.
  mutating func positiveDouble(_ element: XMLElement?, _ field: SchemeField) -> Double? {
    guard let element, let value = double(element, field) else { return nil }
    guard value > 0 else {
      log.error(.outOfRange, "\(element.name) is \(element.text), but must be above 0", at: element.valueRange)
      return nil
    }
    return value
  }

  /// Reads a boolean; XML Schema allows `1` and `0` besides the words.
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

  /// Reads a text, such as the name of a format.
  mutating func string(_ element: XMLElement?, _ field: SchemeField) -> String? {
    leaf(element, field)?.text
  }

  /// Checks that an element contains only text, and records its position.
  private mutating func leaf(_ element: XMLElement?, _ field: SchemeField) -> XMLElement? {
    guard let element else { return nil }
    log.positions.note(field, at: element.valueRange)
    noteAttributes(of: element)
    if element.isLeaf { return element }
    log.error(.unexpectedElement, "\(element.name) contains an element, not a value", at: element.valueRange)
    return nil
  }

  /// Records attributes other than the type and the namespaces as items that the model does not hold.
  mutating func noteAttributes(of element: XMLElement) {
    guard element.hasAttributesBesideType else { return }
    for attribute in element.attributes where attribute.name != "xsi:type" && !attribute.name.hasPrefix("xmlns") {
      log.unheld.append(.init("\(element.name)@\(attribute.name)", at: element.startTagRange))
    }
  }

  /// Reports a value that is not a number; an empty value has no bytes, so the finding points at the whole element.
  private mutating func report(_ element: XMLElement) {
    let (message, help) = NumberMessages.notANumber(element.text, for: element.name)
    let range = element.text.isEmpty ? element.range : element.valueRange
    log.error(.notANumber, message, at: range, help: help)
  }
}
