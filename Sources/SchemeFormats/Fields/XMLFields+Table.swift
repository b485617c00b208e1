import SourceText

extension XMLFields {
  /// Reads the fields of a table from the children of an element.
  ///
  /// - Parameter field: converts the place of a value within the part to its place within the document.
  /// - Returns: whether everything that the part requires was present and readable.
  mutating func read<Part, Place>(
    _ element: XMLElement, _ table: XMLTable<Part, Place>, into part: inout Part, at field: (Place) -> SchemeField
  ) -> Bool {
    let found = children(of: element, table.names)
    // A table without required rows, such as that of spatial references, needs no search for missing ones.
    if table.demandsAny {
      for index in table.rows.indices where table.rows[index].demand != .optional && !found.has(index) {
        missing(table.rows[index].name, in: element, help: table.rows[index].help)
      }
    }
    var isWhole = true
    for index in table.rows.indices {
      let demand = table.rows[index].demand
      guard let child = found[index] else {
        if demand == .needed { isWhole = false }
        continue
      }
      let isRead =
        switch table.rows[index].content {
        case .value(let place): read(child, table, place, into: &part, at: field(table.values[place].place))
        case .part(let place): table.parts[place].read(&self, child, &part)
        }
      if isRead || demand == .optional { continue }
      if demand == .needed { isWhole = false }
      if demand == .readable { missing(table.rows[index].name, in: element, help: table.rows[index].help) }
    }
    return isWhole
  }

  @inline(__always)
  private mutating func read<Part, Place>(
    _ element: XMLElement, _ table: XMLTable<Part, Place>, _ place: Int, into part: inout Part,
    at field: SchemeField
  ) -> Bool {
    switch table.values[place].value.kind {
    case .number:
      guard let number = double(element, field) else { return false }
      table.values[place].value.number.set(&part, number)
    case .positiveNumber:
      guard let number = positiveDouble(element, field) else { return false }
      table.values[place].value.number.set(&part, number)
    case .wholeNumber(let minimum):
      guard let number = integer(element, field, minimum: minimum) else { return false }
      table.values[place].value.wholeNumber.set(&part, number)
    case .flag:
      guard let flag = boolean(element, field) else { return false }
      table.values[place].value.flag.set(&part, flag)
    case .text:
      guard let text = string(element, field) else { return false }
      table.values[place].value.text.set(&part, text)
    }
    return true
  }

  private mutating func missing(_ name: StaticString, in parent: XMLElement, help: StaticString?) {
    missing("\(name)", in: parent, help: help.map { "\($0)" })
  }
}
