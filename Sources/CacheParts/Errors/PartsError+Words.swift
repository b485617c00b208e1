public import Diagnostics
import SourceText

extension PartsError {
  /// Whether the request is wrong, so that the same command fails each time and need not be repeated.
  public var isAboutRequest: Bool {
    switch self {
    case .plan, .unsupported, .noSuchPart, .otherCount, .noSuchTask, .otherTasks, .variable, .variablesDiffer, .differs,
      .otherPartition:
      true
    case .missing, .damaged, .access: false
    }
  }

  /// One sentence without a full stop.
  public var message: Message {
    switch self {
    case .plan(let path, let problem): Message("\(path): \(problem.words)")
    case .unsupported(let reason): Message(reason)
    case .noSuchPart(let part, let count):
      Message(
        count == 1
          ? "the plan has no part \(part): its only part is 0"
          : "the plan has no part \(part): its \(count) parts are 0 to \(count - 1); parts count from 0")
    case .otherCount(let count, let place, let planned):
      Message(
        "the plan has \(planned) parts, but \(place) says \(count), so some blocks would be made by no part; start "
          + "\(planned) tasks, or make another plan")
    case .noSuchTask(let task, let tasks):
      Message("there is no task \(task): \(Self.words(tasks)), from 0 to \(tasks.count - 1); tasks count from 0")
    case .otherTasks(let count, let place, let tasks):
      Message(
        "\(place) says \(counted(count, "task")), but \(Self.words(tasks)), so some parts would be made by no task; start "
          + "\(counted(tasks.count, "task"))")
    case .variable(let name, let value):
      Message("\(name) is “\(value)”, which is not the number of a task; give the part as K/N instead")
    case .variablesDiffer(let first, let part, let second, let other):
      Message(
        "\(first) means part \(part) and \(second) means part \(other), so it is unknown which one is meant; give the "
          + "part as K/N instead")
    case .differs(let differences):
      Message(
        "the plan was made for something else: \(differences.joined(separator: "; ")); the parts would not fit each "
          + "other; use the same files and programs on all machines, or make the plan again")
    case .otherPartition:
      "the blocks of the plan are not those that are computed here, so this part would overlap others; use the same "
        + "version of the program, of GDAL and of PROJ on all machines, or make the plan again"
    case .missing(let list, let folder):
      Message(
        list.count == 1
          ? "part \(list.text) is not complete (it has no file in \(folder)); run it again, then finish again"
          : "parts \(list.text) are not complete (they have no files in \(folder)); run them again, then finish again")
    case .damaged(let path, let reason): Message("\(path): \(reason)")
    case .access(let error): Message(error.message)
    }
  }

  private static func words(_ tasks: PartTasks) -> String {
    "\(counted(tasks.parts, "part")) in blocks of \(tasks.block) are \(counted(tasks.count, "task"))"
  }
}

extension PlanProblem {
  fileprivate var words: String {
    switch self {
    case .damaged(let reason): "this is no plan that can be used: \(reason); make the plan again"
    case .digest:
      "the digest of the plan is not that of its text, so it was changed after it was made, and its parts would not fit "
        + "those of other machines; make the plan again"
    case .newer(let version):
      "the plan has version \(version), of a newer tilescheme; use that on all machines, or make the plan again"
    case .command(let command): "this is a plan of \(command.rawValue); give it to \(command.rawValue)"
    }
  }
}
