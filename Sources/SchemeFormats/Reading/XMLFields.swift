import Diagnostics
import SourceText

/// Reads the values of an XML format: each is parsed, its place noted, and what is wrong with it said.
struct XMLFields {
  var log = ReadingLog()

  /// The children of an element by their names, in the order in which the names are given.
  ///
  /// A second child of one name is an error; a child of another name is kept as something the model does not hold.
  mutating func children(of element: XMLElement, _ names: [StaticString]) -> [XMLElement?] {
    var found = [XMLElement?](repeating: nil, count: names.count)
    for child in element.children {
      guard let index = names.firstIndex(where: { child.isNamed($0) }) else {
        log.unheld.append(.init("\(element.name)/\(child.name)", at: child.range))
        continue
      }
      if let first = found[index] {
        log.findings.append(
          Finding(
            .error, "duplicate-element", "\(element.name) has a second \(child.name)", at: child.startTagRange,
            notes: [.init("the first is here", at: first.startTagRange)]))
      } else {
        found[index] = child
      }
    }
    return found
  }

  /// Says that an element lacks a child that it must have.
  mutating func missing(_ name: String, in parent: XMLElement, help: String? = nil) {
    log.error("missing-element", "\(parent.name) has no \(name)", at: parent.startTagRange, help: help)
  }

  mutating func double(_ element: XMLElement?, _ field: SchemeField) -> Double? {
    guard let element else { return nil }
    log.positions.note(field, at: element.valueRange)
    if let value = element.decimalValue, element.isLeaf { return value }
    report(element)
    return nil
  }

  mutating func integer(_ element: XMLElement?, _ field: SchemeField, minimum: Int = .min) -> Int? {
    guard let element, let value = double(element, field) else { return nil }
    guard let integer = Int(exactly: value) else {
      log.error("not-an-integer", "\(element.name) is \(element.text): not a whole number", at: element.valueRange)
      return nil
    }
    guard integer >= minimum else {
      log.error("out-of-range", "\(element.name) is \(integer), less than \(minimum)", at: element.valueRange)
      return nil
    }
    return integer
  }

  mutating func positiveDouble(_ element: XMLElement?, _ field: SchemeField) -> Double? {
    guard let element, let value = double(element, field) else { return nil }
    guard value > 0 else {
      log.error("out-of-range", "\(element.name) is \(element.text), not above zero", at: element.valueRange)
      return nil
    }
    return value
  }

  mutating func boolean(_ element: XMLElement?, _ field: SchemeField) -> Bool? {
    guard let element else { return nil }
    log.positions.note(field, at: element.valueRange)
    switch element.text {
    case "true", "1": return true
    case "false", "0": return false
    case let text:
      log.error(
        "not-a-boolean", "\(element.name) is “\(NumberMessages.excerpt(text))”, neither true nor false",
        at: element.valueRange)
      return nil
    }
  }

  mutating func string(_ element: XMLElement?, _ field: SchemeField) -> String? {
    guard let element else { return nil }
    log.positions.note(field, at: element.valueRange)
    return element.text
  }

  private mutating func report(_ element: XMLElement) {
    let (message, help) = NumberMessages.notANumber(element.isLeaf ? element.text : "<…>", for: element.name)
    let range = element.text.isEmpty ? element.range : element.valueRange
    log.error("not-a-number", message, at: range, help: help)
  }
}
