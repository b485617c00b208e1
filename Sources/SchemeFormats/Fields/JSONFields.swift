import Diagnostics
import SourceText

/// Reads the values of a JSON format: each is checked for its kind, its place noted, and what is wrong with it said.
struct JSONFields {
  let document: JSONDocument
  var log = ReadingLog()

  init(_ document: JSONDocument) { self.document = document }

  /// The members of an object by their names, in the order in which the keys are given; a null counts as absent.
  ///
  /// A second member of one name is an error, and a name that only documents spell so gets a warning. A member of
  /// another name is kept as something the model does not hold.
  mutating func members(
    of object: JSONValue, in path: String, _ keys: JSONKeys
  ) -> [JSONValue?] {
    var found = [JSONValue?](repeating: nil, count: keys.count)
    let members = object.members
    let repetitions = Self.repetitions(members)
    var expected = 0
    for (position, member) in members.enumerated() {
      if let first = repetitions[position] {
        log.findings.append(
          Finding(
            .error, .duplicateKey, "“\(member.key)” occurs twice in \(place(path))",
            at: document.keyRange(of: member),
            help: "readers disagree on which of the two counts",
            notes: [.init("the first is here", at: document.keyRange(of: members[first]))]))
      } else if let index = keys.place(of: member.key, expected: expected) {
        if !member.value.isNull { found[index] = member.value }
        expected = index + 1
      } else if let index = keys.place(ofOtherSpelling: member.key), found[index] == nil {
        log.findings.append(
          Finding(
            .warning, .aliasKey, "“\(member.key)” is spelled “\(keys.names[index])” by ArcGIS",
            at: document.keyRange(of: member), help: "most readers know the second spelling only",
            fix: respelling(member, as: keys.names[index], among: members)))
        if !member.value.isNull { found[index] = member.value }
      } else {
        log.unheld.append(.init(Self.join(path, member.key), at: document.keyRange(of: member)))
      }
    }
    return found
  }

  /// The members whose names occurred before, each with the place of the first.
  private static func repetitions(_ members: [JSONMember]) -> [Int: Int] {
    // Most objects have a handful of members: comparing each pair is faster than hashing.
    if members.count <= 24 {
      let hasTwins = members.indices.contains { index in
        members[..<index].contains { $0.key.utf8.elementsEqual(members[index].key.utf8) }
      }
      if !hasTwins { return [:] }
    }
    // By bytes: Swift takes é for e and an accent, JSON does not.
    var firsts: [[UInt8]: Int] = [:]
    var repetitions: [Int: Int] = [:]
    for (position, member) in members.enumerated() {
      let key = Array(member.key.utf8)
      if let first = firsts[key] { repetitions[position] = first } else { firsts[key] = position }
    }
    return repetitions
  }

  /// Says that an object lacks a member that it must have.
  mutating func missing(_ name: String, in object: JSONValue, _ path: String, help: String? = nil) {
    let range = document.range(of: object)
    let brace = SourceRange(range.lowerBound..<min(range.lowerBound + 1, range.upperBound))
    log.error(.missingKey, "\(place(path)) has no “\(name)”", at: brace, help: help)
  }

  mutating func double(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> Double? {
    guard let value else { return nil }
    let range = document.range(of: value)
    log.positions.note(field, at: range)
    if let number = document.double(of: value) { return number }
    if value.isNumber {
      log.error(.notANumber, "\(name()) is too large for any reader", at: range)
    } else if let text = value.string {
      let (message, help) = NumberMessages.notANumber(text, for: name())
      log.error(
        .wrongType, Double(text) == nil ? message : "\(name()) is a string, not a number", at: range, help: help)
    } else {
      log.error(.wrongType, "\(name()) is \(value.kindName), not a number", at: range)
    }
    return nil
  }

  mutating func integer(
    _ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField, minimum: Int = .min
  ) -> Int? {
    guard let value, let number = double(value, name(), field) else { return nil }
    guard let integer = exactInteger(number) else {
      log.error(.notAnInteger, "\(name()) is not a whole number", at: document.range(of: value))
      return nil
    }
    guard integer >= minimum else {
      log.error(.outOfRange, "\(name()) is \(integer), less than \(minimum)", at: document.range(of: value))
      return nil
    }
    return integer
  }

  mutating func positiveDouble(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> Double?
  {
    guard let value, let number = double(value, name(), field) else { return nil }
    guard number > 0 else {
      log.error(.outOfRange, "\(name()) is not above zero", at: document.range(of: value))
      return nil
    }
    return number
  }

  mutating func boolean(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> Bool? {
    guard let value else { return nil }
    log.positions.note(field, at: document.range(of: value))
    if let bool = value.bool { return bool }
    log.error(.wrongType, "\(name()) is \(value.kindName), neither true nor false", at: document.range(of: value))
    return nil
  }

  mutating func string(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> String? {
    guard let value else { return nil }
    log.positions.note(field, at: document.range(of: value))
    if let string = value.string { return string }
    log.error(.wrongType, "\(name()) is \(value.kindName), not a string", at: document.range(of: value))
    return nil
  }

  /// A number that some servers write as a string; it is read, with a warning. For values that tiles do not depend on.
  mutating func lenientDouble(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> Double? {
    guard let value, let text = value.string, let number = DecimalNumber.value(of: text) else {
      return double(value, name(), field)
    }
    let range = document.range(of: value)
    log.positions.note(field, at: range)
    log.findings.append(
      Finding(
        .warning, .numberAsString, "\(name()) is a string; it is read as a number", at: range,
        fix: text.isJSONNumber
          ? Fix("write \(text) without quotes", isSafe: true, edits: [SourceEdit(range, with: text)]) : nil))
    return number
  }

  /// A fix of a key, where the right one does not stand beside it.
  private func respelling(_ member: JSONMember, as name: String, among members: [JSONMember]) -> Fix? {
    guard !members.contains(where: { $0.key == name }) else { return nil }
    let edit = SourceEdit(document.keyRange(of: member), with: JSONOutput.quote(name))
    return Fix("write “\(name)”", isSafe: true, edits: [edit])
  }

  /// The path of a member: `tileInfo.rows`, or `rows` in the document itself.
  static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// A member that must be an array of values of one kind; those of another kind are reported.
  mutating func array<Element>(
    _ value: JSONValue?, _ name: @autoclosure () -> String, of kind: String, _ element: (JSONValue) -> Element?
  ) -> [Element]? {
    guard let value else { return nil }
    guard let items = value.array else {
      log.error(.wrongType, "\(name()) is \(value.kindName), not an array", at: document.range(of: value))
      return nil
    }
    return items.compactMap { item in
      if let read = element(item) { return read }
      log.error(.wrongType, "\(name()) holds \(item.kindName), not \(kind)", at: document.range(of: item))
      return nil
    }
  }

  /// A member that must be an object.
  mutating func object(_ value: JSONValue?, _ name: @autoclosure () -> String) -> JSONValue? {
    guard let value else { return nil }
    if value.isObject { return value }
    log.error(.wrongType, "\(name()) is \(value.kindName), not an object", at: document.range(of: value))
    return nil
  }

  private func place(_ path: String) -> String { path.isEmpty ? "the document" : path }
}

extension String {
  /// Whether it is a number as JSON spells it, which is stricter than what we read.
  fileprivate var isJSONNumber: Bool {
    wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?/) != nil
  }
}
