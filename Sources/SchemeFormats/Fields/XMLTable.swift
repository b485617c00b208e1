import SourceText

/// An element that a format knows inside another: a value of the model, or something with elements of its own.
enum XMLField<Part, Place: Sendable>: Sendable {
  case value(StaticString, ModelField<Part, Place>, Demand)
  /// With what to tell where it is missing.
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

/// How an element is read and written that has elements of its own.
struct XMLPart<Part>: Sendable {
  /// Tells whether it could be read.
  let read: @Sendable (inout XMLFields, XMLElement, inout Part) -> Bool
  let write: @Sendable (inout XMLFieldWriter, Part) -> Void
}

/// The elements that a format knows inside one element, in the order in which they are written.
///
/// The fields are taken apart into lists, so that going over them copies plain values only: see `FieldValue`.
struct XMLTable<Part, Place: Sendable>: Sendable {
  struct Row: Sendable {
    let name: StaticString
    let demand: Demand
    let help: StaticString?
    let content: Content
  }

  enum Content: Sendable {
    /// By its place in `values`.
    case value(Int)
    /// By its place in `parts`.
    case part(Int)
  }

  let names: [StaticString]
  let rows: [Row]
  private(set) var values: [ModelField<Part, Place>] = []
  private(set) var parts: [XMLPart<Part>] = []
  /// Whether a row has to be there.
  let demandsAny: Bool

  init(_ fields: XMLField<Part, Place>...) {
    // The places of `XMLChildren`.
    precondition(fields.count <= XMLChildren.capacity)
    var rows: [Row] = []
    for field in fields {
      switch field {
      case .value(let name, let value, let demand):
        rows.append(Row(name: name, demand: demand, help: nil, content: .value(values.count)))
        values.append(value)
      case .part(let name, let demand, let help, let part):
        rows.append(Row(name: name, demand: demand, help: help, content: .part(parts.count)))
        parts.append(part)
      }
    }
    names = rows.map(\.name)
    demandsAny = rows.contains { $0.demand != .optional }
    self.rows = rows
  }
}
