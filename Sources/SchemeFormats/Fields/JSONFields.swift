import Diagnostics
import SourceText

/// Reads the values of a JSON format: checks the type of each value, records its position, and reports errors.
struct JSONFields {
  let document: JSONDocument
  var log = ReadingLog()

  init(_ document: JSONDocument) { self.document = document }

  /// The members of an object by their names, in the order of the given keys; null counts as missing.
  ///
  /// A duplicate name is an error. A spelling that occurs only in documentation gets a warning. A member with an
  /// unknown name is kept as an item that the model does not hold.
  mutating func members(
    of object: JSONValue, in path: String, _ keys: JSONKeys
  ) -> [JSONValue?] {
    var found = [JSONValue?](repeating: nil, count: keys.count)
    // A null counts as missing, because ArcGIS writes null for values that a service does not have.
    let members = object.members
    let repetitions = Self.repetitions(members)
    var expected = 0
    // Members usually follow each other in the order of the keys, so the search starts after the last one found.
    for (position, member) in members.enumerated() {
      if let first = repetitions[position] {
        log.findings.append(
          Finding(
            .error, .duplicateKey, "“\(member.key)” occurs twice in \(place(path)); only one is allowed",
            at: document.keyRange(of: member),
            help: "programs differ in which of the two they use",
            notes: [.init("the first is here", at: document.keyRange(of: members[first]))]))
      } else if let index = keys.place(of: member.key, expected: expected) {
        if !member.value.isNull { found[index] = member.value }
        expected = index + 1
      } else if let index = keys.place(ofOtherSpelling: member.key), found[index] == nil {
        log.findings.append(
          Finding(
            .warning, .aliasKey, "“\(member.key)” should be “\(keys.names[index])”, as ArcGIS writes it",
            at: document.keyRange(of: member), help: "most programs know only ArcGIS’s spelling",
            fix: respelling(member, as: keys.names[index], among: members)))
        if !member.value.isNull { found[index] = member.value }
      } else {
        log.unheld.append(.init(Self.join(path, member.key), at: document.keyRange(of: member)))
      }
    }
    return found
  }

  /// The members whose names occurred before, each with the index of the first one.
  private static func repetitions(_ members: [JSONMember]) -> [Int: Int] {
    // Most objects have a handful of members: comparing each pair is faster than hashing.
    if members.count <= 24 {
      let hasTwins = members.indices.contains { index in
        members[..<index].contains { $0.key.utf8.elementsEqual(members[index].key.utf8) }
      }
      if !hasTwins { return [:] }
    }
    // Compared as bytes: Swift considers é equal to e with a combining accent, but JSON does not.
    var firsts: [[UInt8]: Int] = [:]
    var repetitions: [Int: Int] = [:]
    for (position, member) in members.enumerated() {
      let key = Array(member.key.utf8)
      if let first = firsts[key] { repetitions[position] = first } else { firsts[key] = position }
    }
    return repetitions
  }

  /// Reports that an object does not have a required member; the finding points at its opening brace.
  mutating func missing(_ name: String, in object: JSONValue, _ path: String, help: String? = nil) {
    let range = document.range(of: object)
    let brace = SourceRange(range.lowerBound..<min(range.lowerBound + 1, range.upperBound))
    log.error(.missingKey, "\(place(path)) has no “\(name)”", at: brace, help: help)
  }

  /// Reads a number. A number in quotes is an error here, because tiles depend on the value.
  mutating func double(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> Double? {
    guard let value else { return nil }
    let range = document.range(of: value)
    log.positions.note(field, at: range)
    if let number = document.double(of: value) { return number }
    if value.isNumber {
      log.error(.notANumber, "\(name()) is too large: programs read numbers up to about 1.8e308", at: range)
    } else if let text = value.string {
      let (message, help) = NumberMessages.notANumber(text, for: name())
      log.error(
        .wrongType, Double(text) == nil ? message : "\(name()) is a string, not a number", at: range, help: help)
    } else {
      log.error(.wrongType, "\(name()) is \(value.kindName), not a number", at: range)
    }
    return nil
  }

  /// Reads a whole number, which may be written as `256.0`.
  mutating func integer(
    _ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField, minimum: Int = .min
  ) -> Int? {
    guard let value, let number = double(value, name(), field) else { return nil }
    guard let integer = exactInteger(number) else {
      log.error(.notAnInteger, "\(name()) is not a whole number", at: document.range(of: value))
      return nil
    }
    guard integer >= minimum else {
      log.error(.outOfRange, "\(name()) is \(integer), but must be at least \(minimum)", at: document.range(of: value))
      return nil
    }
    return integer
  }

  /// Reads a number above 0, such as a resolution, by which positions are divided.
  mutating func positiveDouble(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> Double?
  {
    guard let value, let number = double(value, name(), field) else { return nil }
    guard number > 0 else {
      log.error(.outOfRange, "\(name()) is not above 0", at: document.range(of: value))
      return nil
    }
    return number
  }

  /// Reads true or false. The strings "true" and "false" are errors, because programs disagree on them.
  mutating func boolean(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> Bool? {
    guard let value else { return nil }
    log.positions.note(field, at: document.range(of: value))
    if let bool = value.bool { return bool }
    log.error(.wrongType, "\(name()) is \(value.kindName), neither true nor false", at: document.range(of: value))
    return nil
  }

  /// Reads a string; its position is recorded even if it is wrong, so that a fix can replace the value.
  mutating func string(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> String? {
    guard let value else { return nil }
    log.positions.note(field, at: document.range(of: value))
    if let string = value.string { return string }
    log.error(.wrongType, "\(name()) is \(value.kindName), not a string", at: document.range(of: value))
    return nil
  }

  /// Reads a number that some servers write as a string, with a warning. Only for values that tiles do not depend on.
  mutating func lenientDouble(_ value: JSONValue?, _ name: @autoclosure () -> String, _ field: SchemeField) -> Double? {
    guard let value, let text = value.string, let number = DecimalNumber.value(of: text) else {
      return double(value, name(), field)
    }
    let range = document.range(of: value)
    log.positions.note(field, at: range)
    log.findings.append(
      Finding(
        .warning, .numberAsString, "\(name()) is a string and not a number; its value is used", at: range,
        fix: text.isJSONNumber
          ? Fix("write \(text) without quotes", isSafe: true, edits: [SourceEdit(range, with: text)]) : nil))
    return number
  }

  /// A fix that renames a key, unless the object also has the right key.
  private func respelling(_ member: JSONMember, as name: String, among members: [JSONMember]) -> Fix? {
    // Renaming the key would make a duplicate.
    guard !members.contains(where: { $0.key == name }) else { return nil }
    let edit = SourceEdit(document.keyRange(of: member), with: JSONOutput.quote(name))
    return Fix("write “\(name)”", isSafe: true, edits: [edit])
  }

  /// The path of a member: `tileInfo.rows`, or `rows` in the document itself.
  static func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// Reads an array of values of one type; other values in it are reported and left out.
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
      log.error(.wrongType, "\(name()) contains \(item.kindName), not \(kind)", at: document.range(of: item))
      return nil
    }
  }

  /// Checks that a member is an object.
  mutating func object(_ value: JSONValue?, _ name: @autoclosure () -> String) -> JSONValue? {
    guard let value else { return nil }
    if value.isObject { return value }
    log.error(.wrongType, "\(name()) is \(value.kindName), not an object", at: document.range(of: value))
    return nil
  }

  /// The name of an object in messages.
  private func place(_ path: String) -> String { path.isEmpty ? "the document" : path }
}

extension String {
  /// Whether the text is a number in JSON's grammar, which is stricter than that of `DecimalNumber`: no `+1`, no `.5`.
  fileprivate var isJSONNumber: Bool {
    wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+\-]?[0-9]+)?/) != nil
  }
}
