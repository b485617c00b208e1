/// Which part of a plan a process works on.
public enum PartChoice: Hashable, Sendable {
  /// All parts, one after the other, as on a machine without an engine.
  case all
  /// A number from 0, and the number of all parts or tasks; `nil` leaves it to the plan.
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
  ///   - tasks: the parts of the plan, and how many of them are those of one task. Numbers are those of tasks.
  ///   - environment: the value of a variable.
  /// - Throws: `PartsError` if there is no such task, or another number of tasks is stated than there is.
  public func parts(of tasks: PartTasks, _ environment: (String) -> String?) throws(PartsError) -> [Int] {
    switch self {
    case .all: return Array(0..<tasks.parts)
    case .one(let task, let stated):
      if let stated { try tasks.check(stated, from: "the argument") }
      return try tasks.parts(ofTask: task)
    case .automatic:
      guard let task = try Self.engine(tasks, environment) else { return Array(0..<tasks.parts) }
      return try tasks.parts(ofTask: task)
    }
  }

  private static func engine(
    _ tasks: PartTasks, _ environment: (String) -> String?
  ) throws(PartsError) -> Int? {
    var found: (variable: EngineVariable, task: Int)?
    for variable in EngineVariable.all {
      guard let text = environment(variable.index), !text.isEmpty, !variable.absentValues.contains(text) else {
        continue
      }
      guard let number = Self.number(text[...]), number > 0 || !variable.countsFromOne else {
        throw .variable(variable.index, text)
      }
      if let name = variable.count, let text = environment(name), !text.isEmpty {
        guard let all = Self.number(text[...]) else { throw .variable(name, text) }
        try tasks.check(all, from: name)
      }
      let task = variable.countsFromOne ? number - 1 : number
      // A task of one engine can start another: which of the two numbers is meant, nobody can know.
      if let found, found.task != task {
        throw .variablesDiffer(found.variable.index, found.task, variable.index, task)
      }
      if found == nil { found = (variable, task) }
    }
    return found?.task
  }

  /// Digits only: `Int` also reads signs.
  private static func number(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(text)
  }
}
