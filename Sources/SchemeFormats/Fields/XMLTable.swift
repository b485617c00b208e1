import SourceText

/// A child that a format has in an element: a value of the model, or an element with its own children.
enum XMLField<Part, Place: Sendable>: Sendable {
  case value(StaticString, ModelField<Part, Place>, Demand)
  /// A child with its own reader; `help` is printed if it is missing.
  case part(StaticString, Demand, help: StaticString?, XMLPart<Part>)

  static func value(_ name: StaticString, _ field: ModelField<Part, Place>) -> Self { .value(name, field, .optional) }

  static func part(
    _ name: StaticString, _ demand: Demand = .optional, help: StaticString? = nil,
    read: @escaping @Sendable (inout XMLFields, XMLElement, inout Part) -> Bool,
    write: @escaping @Sendable (inout XMLFieldWriter, Part) -> Void
  ) -> Self {
    .part(name, demand, help: help, XMLPart(read: read, write: write))
  }
}

/// How to read and write an element that has children of its own.
struct XMLPart<Part>: Sendable {
  /// Returns whether the element could be read.
  let read: @Sendable (inout XMLFields, XMLElement, inout Part) -> Bool
  let write: @Sendable (inout XMLFieldWriter, Part) -> Void
}

/// A child in a table, without the types of the table: each list of another type costs time at every start.
struct XMLRow: Sendable {
  enum Content: Sendable {
    /// The index in `values`.
    case value(Int)
    /// The index in `parts`.
    case part(Int)
  }

  let name: StaticString
  let demand: Demand
  let help: StaticString?
  let content: Content
}

/// The children that a format has in one element, in the order in which they are written.
///
/// The fields are split into lists of plain values, so that going through them counts no references; see `FieldValue`.
struct XMLTable<Part, Place: Sendable>: Sendable {
  let names: [StaticString]
  let rows: [XMLRow]
  private(set) var values: [ModelField<Part, Place>] = []
  private(set) var parts: [XMLPart<Part>] = []
  /// Whether any row is required.
  let demandsAny: Bool

  init(_ fields: XMLField<Part, Place>...) {
    // `XMLChildren` has a fixed number of places.
    precondition(fields.count <= XMLChildren.capacity)
    var rows: [XMLRow] = []
    for field in fields {
      switch field {
      case .value(let name, let value, let demand):
        rows.append(XMLRow(name: name, demand: demand, help: nil, content: .value(values.count)))
        values.append(value)
      case .part(let name, let demand, let help, let part):
        rows.append(XMLRow(name: name, demand: demand, help: help, content: .part(parts.count)))
        parts.append(part)
      }
    }
    names = rows.map(\.name)
    demandsAny = rows.contains { $0.demand != .optional }
    self.rows = rows
  }
}
