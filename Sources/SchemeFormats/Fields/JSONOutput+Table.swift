import SourceText

extension JSONOutput {
  /// The object that a table writes for a part.
  static func object<Part, Place>(of part: Part, _ table: JSONTable<Part, Place>) -> JSONOutput {
    .object(members(of: part, table))
  }

  /// The members that a table writes for a part; values that the part does not have are left out.
  static func members<Part, Place>(of part: Part, _ table: JSONTable<Part, Place>) -> [Member] {
    var members: [Member] = []
    members.reserveCapacity(table.rows.count)
    for index in table.rows.indices {
      let value =
        switch table.rows[index].content {
        case .value(let place, _): output(table.values[place].value, of: part)
        case .part(let place): table.parts[place].write(part)
        case .written(let place): Optional(table.constants[place])
        }
      if let value { members.append(Member(table.names[index], value)) }
    }
    return members
  }

  @inline(__always)
  private static func output<Part>(_ value: FieldValue<Part>, of part: Part) -> JSONOutput? {
    switch value.kind {
    case .number, .positiveNumber: value.number.get(part).map { .double($0) }
    case .wholeNumber: value.wholeNumber.get(part).map { .integer($0) }
    case .flag: value.flag.get(part).map { .bool($0) }
    case .text: value.text.get(part).map { .string($0) }
    }
  }
}
