/// The kind of a field's value, and how the value is read from and written to a part of the model.
///
/// This is a struct and not an enum with functions in its cases: those would be copied, and their references counted,
/// for each of the thousands of values that are read with a field.
struct FieldValue<Part>: Sendable {
  enum Kind: Hashable, Sendable {
    case number
    /// A number above 0.
    case positiveNumber
    case wholeNumber(minimum: Int)
    case flag
    case text
  }

  /// Functions that read and write one value of a part of the model.
  struct Access<Value>: Sendable {
    let get: @Sendable (Part) -> Value?
    let set: @Sendable (inout Part, Value) -> Void

    /// For the kinds that the field does not have.
    fileprivate static var none: Access { Access(get: { _ in nil }, set: { _, _ in }) }
  }

  let kind: Kind
  private(set) var number: Access<Double> = .none
  private(set) var wholeNumber: Access<Int> = .none
  private(set) var flag: Access<Bool> = .none
  private(set) var text: Access<String> = .none

  private init(_ kind: Kind) { self.kind = kind }
}

extension FieldValue {
  typealias Get<Value> = @Sendable (Part) -> Value?
  typealias Set<Value> = @Sendable (inout Part, Value) -> Void

  static func number(_ get: @escaping Get<Double>, _ set: @escaping Set<Double>) -> FieldValue {
    var value = FieldValue(.number)
    value.number = Access(get: get, set: set)
    return value
  }

  static func positiveNumber(_ get: @escaping Get<Double>, _ set: @escaping Set<Double>) -> FieldValue {
    var value = FieldValue(.positiveNumber)
    value.number = Access(get: get, set: set)
    return value
  }

  static func wholeNumber(
    from minimum: Int = .min, _ get: @escaping Get<Int>, _ set: @escaping Set<Int>
  ) -> FieldValue {
    var value = FieldValue(.wholeNumber(minimum: minimum))
    value.wholeNumber = Access(get: get, set: set)
    return value
  }

  static func flag(_ get: @escaping Get<Bool>, _ set: @escaping Set<Bool>) -> FieldValue {
    var value = FieldValue(.flag)
    value.flag = Access(get: get, set: set)
    return value
  }

  static func text(_ get: @escaping Get<String>, _ set: @escaping Set<String>) -> FieldValue {
    var value = FieldValue(.text)
    value.text = Access(get: get, set: set)
    return value
  }
}
