import SourceText

/// A member that a format knows in an object: a value of the model, or something with members of its own.
enum JSONField<Part, Place: Sendable>: Sendable {
  case value(JSONKey, ModelField<Part, Place>, Demand, accepting: JSONLeniency)
  /// With what to tell where it is missing. Parts of a lower turn are read first.
  case part(JSONKey, Demand, help: String?, turn: Int, JSONPart<Part>)
  /// Something that is written and not read.
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

/// How a member is read and written that has members of its own.
struct JSONPart<Part>: Sendable {
  /// Gets what the member holds and its path, and tells whether it could be read.
  let read: @Sendable (inout JSONFields, JSONValue, String, inout Part) -> Bool
  let write: @Sendable (Part) -> JSONOutput?
}

/// What is read in the place of a value although it is none.
enum JSONLeniency: Sendable {
  case nothing
  /// A number that some servers write as a string; it is read, with a warning. For values that tiles do not depend on.
  case numberAsString
  /// A string without a letter, which stands for “none”.
  case emptyString
}

/// The members that a format knows in one object, in the order in which they are written.
///
/// The fields are taken apart into lists as those of `XMLTable` are, for the same reason.
struct JSONTable<Part, Place: Sendable>: Sendable {
  struct Row: Sendable {
    let demand: Demand
    let content: Content
  }

  enum Content: Sendable {
    /// By its place in `values`.
    case value(Int, accepting: JSONLeniency)
    /// By its place in `parts`.
    case part(Int)
    /// By its place in `constants`.
    case written(Int)
  }

  /// In the order of writing.
  let rows: [Row]
  /// The names of `rows`.
  let names: [String]
  /// Those that are read, in the order of reading.
  let readRows: [Row]
  /// The keys of `readRows`.
  let keys: JSONKeys
  /// What to tell where one of `readRows` is missing.
  let helps: [String?]
  private(set) var values: [ModelField<Part, Place>] = []
  private(set) var parts: [JSONPart<Part>] = []
  private(set) var constants: [JSONOutput] = []

  init(_ fields: JSONField<Part, Place>...) {
    var rows: [Row] = []
    var names: [String] = []
    var read: [(turn: Int, row: Row, key: JSONKey, help: String?)] = []
    for field in fields {
      switch field {
      case .value(let key, let value, let demand, let leniency):
        let row = Row(demand: demand, content: .value(values.count, accepting: leniency))
        values.append(value)
        rows.append(row)
        names.append(key.name)
        read.append((0, row, key, nil))
      case .part(let key, let demand, let help, let turn, let part):
        let row = Row(demand: demand, content: .part(parts.count))
        parts.append(part)
        rows.append(row)
        names.append(key.name)
        read.append((turn, row, key, help))
      case .written(let key, let value):
        rows.append(Row(demand: .optional, content: .written(constants.count)))
        names.append(key.name)
        constants.append(value)
      }
    }
    let inTurn = read.enumerated().sorted { ($0.element.turn, $0.offset) < ($1.element.turn, $1.offset) }
      .map(\.element)
    self.rows = rows
    self.names = names
    readRows = inTurn.map(\.row)
    keys = JSONKeys(inTurn.map(\.key))
    helps = inTurn.map(\.help)
  }
}
