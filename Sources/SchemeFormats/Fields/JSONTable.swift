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

/// A member's name as ArcGIS writes it, and the other spellings that are read, with a warning.
struct JSONKey: ExpressibleByStringLiteral, Sendable {
  let name: String
  let otherSpellings: [String]

  init(stringLiteral name: String) { self.init(name) }

  init(_ name: String, _ otherSpellings: String...) {
    self.name = name
    self.otherSpellings = otherSpellings
  }
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
    let key: JSONKey
    let demand: Demand
    let help: String?
    let turn: Int
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
  /// Those that are read, in the order of reading.
  let readRows: [Row]
  /// The keys of those that are read.
  let keys: [JSONKey]
  private(set) var values: [ModelField<Part, Place>] = []
  private(set) var parts: [JSONPart<Part>] = []
  private(set) var constants: [JSONOutput] = []

  init(_ fields: JSONField<Part, Place>...) {
    var rows: [Row] = []
    for field in fields {
      switch field {
      case .value(let key, let value, let demand, let leniency):
        let content = Content.value(values.count, accepting: leniency)
        rows.append(Row(key: key, demand: demand, help: nil, turn: 0, content: content))
        values.append(value)
      case .part(let key, let demand, let help, let turn, let part):
        rows.append(Row(key: key, demand: demand, help: help, turn: turn, content: .part(parts.count)))
        parts.append(part)
      case .written(let key, let value):
        rows.append(Row(key: key, demand: .optional, help: nil, turn: 0, content: .written(constants.count)))
        constants.append(value)
      }
    }
    self.rows = rows
    let read = rows.filter { if case .written = $0.content { false } else { true } }
    readRows = read.enumerated().sorted { ($0.element.turn, $0.offset) < ($1.element.turn, $1.offset) }.map(\.element)
    keys = readRows.map(\.key)
  }
}
