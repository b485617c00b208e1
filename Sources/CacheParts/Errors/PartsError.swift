public import FileAccess
public import SystemPackage

/// Why a part of a plan cannot be done, or a plan cannot be finished.
public enum PartsError: Error, Hashable, Sendable {
  /// The plan cannot be used: its path, and the reason.
  case plan(FilePath, PlanProblem)
  /// The work cannot be divided: why, as one sentence without a full stop.
  case unsupported(String)
  /// The plan has no part with this number.
  case noSuchPart(Int, count: Int)
  /// The engine or the argument has another number of parts than the plan: where it comes from, and the two numbers.
  case otherCount(Int, from: String, plan: Int)
  /// There is no task with this number, if each makes several parts.
  case noSuchTask(Int, PartTasks)
  /// The engine or the argument has another number of tasks than are needed: where it comes from.
  case otherTasks(Int, from: String, PartTasks)
  /// A variable of an engine holds no number: its name and its value.
  case variable(String, String)
  /// Two variables name different parts: their names and the parts.
  case variablesDiffer(String, Int, String, Int)
  /// What the plan was made for differs from what is found now, as clauses.
  case differs([String])
  /// The blocks of the plan are other ones now.
  case otherPartition
  /// Parts have no marker.
  case missing(PartList, folder: FilePath)
  /// A file that a part left cannot be used: its path, and the reason as a clause.
  case damaged(FilePath, String)
  /// A file cannot be read or written.
  case access(FileAccessError)
}

/// Why a plan cannot be used.
public enum PlanProblem: Error, Hashable, Sendable {
  /// The text is no plan: what is wrong, and where it is, as a clause.
  case damaged(String)
  /// The digest is not that of the text.
  case digest
  /// It was written by a newer version of the program: the version of its text.
  case newer(Int)
  /// It is a plan of another command.
  case command(PlannedCommand)
}
