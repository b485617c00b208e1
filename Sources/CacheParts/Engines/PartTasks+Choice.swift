/// The parts of a task that an engine or an argument names.
extension PartTasks {
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
