/// How the parts of a plan are dealt to the tasks of an engine. Engines limit the number of their tasks, so a task can make
/// several parts, which follow each other.
public struct PartTasks: Hashable, Sendable {
  /// The number of parts of the plan.
  public let parts: Int
  /// The number of parts of each task; the last one can have fewer.
  public let block: Int

  /// - Parameters:
  ///   - parts: the number of parts of the plan.
  ///   - block: the number of parts of each task, at least 1.
  public init(parts: Int, block: Int = 1) {
    self.parts = parts
    self.block = max(1, min(block, max(1, parts)))
  }

  /// The number of tasks.
  public var count: Int { parts / block + (parts % block == 0 ? 0 : 1) }

  /// The numbers of the parts of a task.
  ///
  /// - Throws: `PartsError.noSuchPart` or `.noSuchTask`.
  func parts(ofTask task: Int) throws(PartsError) -> [Int] {
    guard (0..<count).contains(task) else {
      throw block == 1 ? .noSuchPart(task, count: parts) : .noSuchTask(task, self)
    }
    return Array(task * block..<min(parts, (task + 1) * block))
  }

  /// Checks the number of tasks that an engine or an argument states.
  ///
  /// - Throws: `PartsError.otherCount` or `.otherTasks`.
  func check(_ stated: Int, from place: String) throws(PartsError) {
    guard stated != count else { return }
    throw block == 1 ? .otherCount(stated, from: place, plan: parts) : .otherTasks(stated, from: place, self)
  }
}
