import SourceText

extension JSONFields {
  /// Reads the fields of a table from the members of an object.
  ///
  /// - Parameter field: converts the place of a value within the part to its place within the document.
  /// - Returns: whether everything that the part requires was present and readable.
  mutating func read<Part, Place>(
    _ object: JSONValue, in path: String, _ table: JSONTable<Part, Place>, into part: inout Part,
    at field: (Place) -> SchemeField
  ) -> Bool {
    read(members(of: object, in: path, table.keys)[...], of: object, in: path, table, into: &part, at: field)
  }

  /// Reads the fields of a table from members that were already found. An object may contain the values of several
  /// parts, and its members should be searched only once.
  mutating func read<Part, Place>(
    _ found: ArraySlice<JSONValue?>, of object: JSONValue, in path: String, _ table: JSONTable<Part, Place>,
    into part: inout Part, at field: (Place) -> SchemeField
  ) -> Bool {
    // All missing members are reported before any value is read, so that the findings have a fixed order.
    for index in table.readRows.indices
    where table.readRows[index].demand != .optional && found[found.startIndex + index] == nil {
      missing(table.keys.names[index], in: object, path, help: table.helps[index])
    }
    var isWhole = true
    for index in table.readRows.indices {
      let isRead =
        if let value = found[found.startIndex + index] {
          read(value, index, table, in: path, into: &part, at: field)
        } else { false }
      if !isRead, table.readRows[index].demand == .needed { isWhole = false }
    }
    return isWhole
  }

  @inline(__always)
  private mutating func read<Part, Place>(
    _ value: JSONValue, _ index: Int, _ table: JSONTable<Part, Place>, in path: String, into part: inout Part,
    at field: (Place) -> SchemeField
  ) -> Bool {
    // Only this string is captured by the closure that names the value in an error, and not the table.
    let key = table.keys.names[index]
    switch table.readRows[index].content {
    case .value(_, .emptyString) where value.string == "": return false
    case .value(let place, let leniency):
      return read(
        value, Self.join(path, key), table, place, accepting: leniency, into: &part,
        at: field(table.values[place].place))
    case .part(let place): return table.parts[place].read(&self, value, Self.join(path, key), &part)
    case .written: return false
    }
  }

  /// - Parameter name: the value's name in error messages; it is built only when it is needed.
  @inline(__always)
  private mutating func read<Part, Place>(
    _ value: JSONValue, _ name: @autoclosure () -> String, _ table: JSONTable<Part, Place>, _ place: Int,
    accepting leniency: JSONLeniency, into part: inout Part, at field: SchemeField
  ) -> Bool {
    switch table.values[place].value.kind {
    case .number:
      let read = leniency == .numberAsString ? lenientDouble(value, name(), field) : double(value, name(), field)
      guard let read else { return false }
      table.values[place].value.number.set(&part, read)
    case .positiveNumber:
      guard let read = positiveDouble(value, name(), field) else { return false }
      table.values[place].value.number.set(&part, read)
    case .wholeNumber(let minimum):
      guard let read = integer(value, name(), field, minimum: minimum) else { return false }
      table.values[place].value.wholeNumber.set(&part, read)
    case .flag:
      guard let read = boolean(value, name(), field) else { return false }
      table.values[place].value.flag.set(&part, read)
    case .text:
      guard let read = string(value, name(), field) else { return false }
      table.values[place].value.text.set(&part, read)
    }
    return true
  }
}
