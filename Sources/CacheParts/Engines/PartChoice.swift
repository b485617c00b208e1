/// Which part of a plan a process works on.
public enum PartChoice: Hashable, Sendable {
  /// All parts, one after the other, as on a machine without an engine.
  case all
  /// A number from 0, and the number of all parts; `nil` leaves it to the plan.
  case one(Int, of: Int?)
  /// The one that the engine's environment variable names; all if there is none.
  case automatic

  /// - Parameter text: `auto`, or `K/N` with K from 0 to N - 1.
  /// - Returns: `nil` for any other text.
  public init?(_ text: String) {
    if text == "auto" {
      self = .automatic
      return
    }
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false)
    guard numbers.count == 2, let part = Self.number(numbers[0]), let count = Self.number(numbers[1]) else {
      return nil
    }
    self = .one(part, of: count)
  }

  /// The parts of a plan that are meant.
  ///
  /// - Parameters:
  ///   - count: the number of parts of the plan.
  ///   - environment: the value of a variable.
  /// - Throws: `PartsError.noSuchPart`, `.otherCount`, `.variable` or `.variablesDiffer`.
  public func parts(of count: Int, _ environment: (String) -> String?) throws(PartsError) -> [Int] {
    switch self {
    case .all: return Array(0..<count)
    case .one(let part, let stated):
      if let stated, stated != count { throw .otherCount(stated, from: "the argument", plan: count) }
      return [try Self.checked(part, count)]
    case .automatic:
      guard let part = try Self.engine(count, environment) else { return Array(0..<count) }
      return [part]
    }
  }

  private static func checked(_ part: Int, _ count: Int) throws(PartsError) -> Int {
    guard (0..<count).contains(part) else { throw .noSuchPart(part, count: count) }
    return part
  }

  private static func engine(
    _ count: Int, _ environment: (String) -> String?
  ) throws(PartsError) -> Int? {
    var found: (variable: EngineVariable, part: Int)?
    for variable in EngineVariable.all {
      guard let text = environment(variable.index), !text.isEmpty, !variable.absentValues.contains(text) else {
        continue
      }
      guard let number = Self.number(text[...]), number > 0 || !variable.countsFromOne else {
        throw .variable(variable.index, text)
      }
      if let name = variable.count, let text = environment(name), !text.isEmpty {
        guard let all = Self.number(text[...]) else { throw .variable(name, text) }
        guard all == count else { throw .otherCount(all, from: name, plan: count) }
      }
      let part = variable.countsFromOne ? number - 1 : number
      // A task of one engine can start another: which of the two numbers is meant, nobody can know.
      if let found, found.part != part {
        throw .variablesDiffer(found.variable.index, found.part, variable.index, part)
      }
      if found == nil { found = (variable, try checked(part, count)) }
    }
    return found?.part
  }

  /// Digits only: `Int` also reads signs.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
