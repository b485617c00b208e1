/// The parts of a plan that each task of an engine makes. Engines limit the number of their tasks, so a task can make several
/// parts, which follow each other.
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
}
