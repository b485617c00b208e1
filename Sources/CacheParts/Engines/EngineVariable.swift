/// The environment variable in which an engine tells a task its number.
public struct EngineVariable: Hashable, Sendable {
  /// The engine, for messages.
  public let engine: String
  /// The variable that holds the number of the task.
  public let index: String
  /// Whether the engine counts from 1. Parts count from 0.
  public let countsFromOne: Bool
  /// The variable that holds the number of all tasks; `nil` if the engine has none that stays the same when some tasks are
  /// repeated. Slurm's own is the number of the repeated ones.
  public let count: String?
  /// The values that say that the task is not one of several.
  public let absentValues: [String]

  init(_ engine: String, _ index: String, count: String? = nil, fromOne: Bool = false, absent: [String] = []) {
    self.engine = engine
    self.index = index
    countsFromOne = fromOne
    self.count = count
    absentValues = absent
  }

  /// All that are known. Azure Batch, Argo, Dask, Ray and xargs have none: there the number is an argument of the command.
  ///
  /// Sources: the manuals of the engines; Documentation/MANY-MACHINES.md lists them.
  public static let all: [EngineVariable] = [
    EngineVariable("Slurm", "SLURM_ARRAY_TASK_ID"),
    EngineVariable("PBS", "PBS_ARRAY_INDEX"),
    EngineVariable("Torque", "PBS_ARRAYID"),
    EngineVariable("Grid Engine", "SGE_TASK_ID", fromOne: true, absent: ["undefined"]),
    EngineVariable("LSF", "LSB_JOBINDEX", fromOne: true, absent: ["0"]),
    EngineVariable("Kubernetes", "JOB_COMPLETION_INDEX"),
    EngineVariable("AWS Batch", "AWS_BATCH_JOB_ARRAY_INDEX", count: "AWS_BATCH_JOB_ARRAY_SIZE"),
    EngineVariable("Google Cloud Batch", "BATCH_TASK_INDEX", count: "BATCH_TASK_COUNT"),
    EngineVariable("Cloud Run jobs", "CLOUD_RUN_TASK_INDEX", count: "CLOUD_RUN_TASK_COUNT"),
    EngineVariable("Tencent BatchCompute", "BATCH_TASK_INSTANCE_INDEX", count: "BATCH_TASK_INSTANCE_NUM"),
    EngineVariable("HyperQueue", "HQ_TASK_ID"),
    EngineVariable("GNU parallel", "PARALLEL_SEQ", fromOne: true),
  ]
}
