import SourceText

/// A member that a format has in an object: a value of the model, or an object or array with its own members.
enum JSONField<Part, Place: Sendable>: Sendable {
  case value(JSONKey, ModelField<Part, Place>, Demand, accepting: JSONLeniency)
  /// A member with its own reader; `help` is printed if it is missing. Parts with a lower turn are read first.
  case part(JSONKey, Demand, help: String?, turn: Int, JSONPart<Part>)
  /// A member that is written and not read.
  case written(JSONKey, JSONOutput)

  static func value(
    _ key: JSONKey, _ field: ModelField<Part, Place>, _ demand: Demand = .optional
  ) -> Self {
    .value(key, field, demand, accepting: .nothing)
  }

  static func value(_ key: JSONKey, _ field: ModelField<Part, Place>, accepting leniency: JSONLeniency) -> Self {
    .value(key, field, .optional, accepting: leniency)
  }

  static func part(
    _ key: JSONKey, _ demand: Demand = .optional, help: String? = nil, turn: Int = 0,
    read: @escaping @Sendable (inout JSONFields, JSONValue, String, inout Part) -> Bool,
    write: @escaping @Sendable (Part) -> JSONOutput?
  ) -> Self {
    .part(key, demand, help: help, turn: turn, JSONPart(read: read, write: write))
  }

  static func part(_ key: JSONKey, turn: Int, _ part: JSONPart<Part>) -> Self {
    .part(key, .optional, help: nil, turn: turn, part)
  }
}

/// How to read and write a member that has members of its own.
struct JSONPart<Part>: Sendable {
  /// Takes the value and its path; returns whether the value could be read.
  let read: @Sendable (inout JSONFields, JSONValue, String, inout Part) -> Bool
  let write: @Sendable (Part) -> JSONOutput?
}

/// Values of another type that are nevertheless accepted.
enum JSONLeniency: Sendable {
  case nothing
  /// A number that some servers write as a string, with a warning. Only for values that tiles do not depend on.
  case numberAsString
  /// An empty string instead of a missing value.
  case emptyString
}

/// A member in a table, without the types of the table: each list of another type costs time at every start.
struct JSONRow: Sendable {
  enum Content: Sendable {
    /// The index in `values`.
    case value(Int, accepting: JSONLeniency)
    /// The index in `parts`.
    case part(Int)
    /// The index in `constants`.
    case written(Int)
  }

  let demand: Demand
  let content: Content
}

/// The members that a format has in one object, in the order in which they are written.
///
/// The fields are split into lists of plain values, as in `XMLTable` and for the same reason.
struct JSONTable<Part, Place: Sendable>: Sendable {
  /// All members, in the order of writing.
  let rows: [JSONRow]
  /// The names of `rows`.
  let names: [String]
  /// The members that are read, in the order of reading.
  let readRows: [JSONRow]
  /// The keys of `readRows`.
  let keys: JSONKeys
  /// The help that is printed if one of `readRows` is missing.
  let helps: [String?]
  private(set) var values: [ModelField<Part, Place>] = []
  private(set) var parts: [JSONPart<Part>] = []
  private(set) var constants: [JSONOutput] = []

  init(_ fields: JSONField<Part, Place>...) {
    var rows: [JSONRow] = []
    var names: [String] = []
    // Lists of plain values, which the runtime need not look up types for at each start.
    var turns: [Int] = []
    var readable: [JSONRow] = []
    var readableKeys: [JSONKey] = []
    var readableHelps: [String?] = []
    func read(_ row: JSONRow, _ key: JSONKey, help: String?, turn: Int) {
      turns.append(turn)
      readable.append(row)
      readableKeys.append(key)
      readableHelps.append(help)
    }
    for field in fields {
      switch field {
      case .value(let key, let value, let demand, let leniency):
        let row = JSONRow(demand: demand, content: .value(values.count, accepting: leniency))
        values.append(value)
        rows.append(row)
        names.append(key.name)
        read(row, key, help: nil, turn: 0)
      case .part(let key, let demand, let help, let turn, let part):
        let row = JSONRow(demand: demand, content: .part(parts.count))
        parts.append(part)
        rows.append(row)
        names.append(key.name)
        read(row, key, help: help, turn: turn)
      case .written(let key, let value):
        rows.append(JSONRow(demand: .optional, content: .written(constants.count)))
        names.append(key.name)
        constants.append(value)
      }
    }
    // Within a turn, members are read in the order of writing; the index makes the sorting stable.
    let order = turns.indices.sorted { turns[$0] == turns[$1] ? $0 < $1 : turns[$0] < turns[$1] }
    self.rows = rows
    self.names = names
    readRows = order.map { readable[$0] }
    keys = JSONKeys(order.map { readableKeys[$0] })
    helps = order.map { readableHelps[$0] }
  }
}
