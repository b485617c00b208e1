import SourceText

extension JSONFields {
  /// Reads what a table lists from the members of an object.
  ///
  /// - Parameter field: where a value of the part stands among those of the document.
  /// - Returns: whether everything was there and could be read that the part needs.
  mutating func read<Part, Place>(
    _ object: JSONValue, in path: String, _ table: JSONTable<Part, Place>, into part: inout Part,
    at field: (Place) -> SchemeField
  ) -> Bool {
    read(members(of: object, in: path, table.keys)[...], of: object, in: path, table, into: &part, at: field)
  }

  /// Reads what a table lists from members that were looked up by its keys: an object may hold the values of several
  /// parts.
  mutating func read<Part, Place>(
    _ found: ArraySlice<JSONValue?>, of object: JSONValue, in path: String, _ table: JSONTable<Part, Place>,
    into part: inout Part, at field: (Place) -> SchemeField
  ) -> Bool {
    for (row, value) in zip(table.readRows, found) where value == nil && row.demand != .optional {
      missing(row.key.name, in: object, path, help: row.help)
    }
    var isWhole = true
    for (row, value) in zip(table.readRows, found) {
      let isRead = if let value { read(value, row, table, in: path, into: &part, at: field) } else { false }
      if !isRead, row.demand == .needed { isWhole = false }
    }
    return isWhole
  }

  private mutating func read<Part, Place>(
    _ value: JSONValue, _ row: JSONTable<Part, Place>.Row, _ table: JSONTable<Part, Place>, in path: String,
    into part: inout Part, at field: (Place) -> SchemeField
  ) -> Bool {
    switch row.content {
    case .value(_, .emptyString) where value.string == "": false
    case .value(let place, let leniency):
      read(
        value, Self.join(path, row.key.name), table.values[place].value, accepting: leniency, into: &part,
        at: field(table.values[place].place))
    case .part(let place): table.parts[place].read(&self, value, Self.join(path, row.key.name), &part)
    case .written: false
    }
  }

  /// - Parameter name: what the value is called where something is wrong with it.
  @inline(__always)
  private mutating func read<Part>(
    _ value: JSONValue, _ name: @autoclosure () -> String, _ field: FieldValue<Part>,
    accepting leniency: JSONLeniency, into part: inout Part, at place: SchemeField
  ) -> Bool {
    switch field.kind {
    case .number:
      let read = leniency == .numberAsString ? lenientDouble(value, name(), place) : double(value, name(), place)
      guard let read else { return false }
      field.number.set(&part, read)
    case .positiveNumber:
      guard let read = positiveDouble(value, name(), place) else { return false }
      field.number.set(&part, read)
    case .wholeNumber(let minimum):
      guard let read = integer(value, name(), place, minimum: minimum) else { return false }
      field.wholeNumber.set(&part, read)
    case .flag:
      guard let read = boolean(value, name(), place) else { return false }
      field.flag.set(&part, read)
    case .text:
      guard let read = string(value, name(), place) else { return false }
      field.text.set(&part, read)
    }
    return true
  }
}
