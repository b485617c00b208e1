import FileAccess

/// How far the parts of a plan have come.
public struct PartsStatus: Sendable {
  /// The plan.
  public let plan: PartsPlan
  /// The markers of complete parts, in the order of the parts.
  public let done: [PartMarker]
  /// The parts without a marker that can be used.
  public let missing: PartList
  /// The number of blocks that are complete, those of unfinished parts among them.
  public let completeBlocks: Int
  /// Why markers cannot be used.
  public let problems: [PartsError]
  /// Whether the work is gone and the result exists.
  public let isFinished: Bool

  /// Looks at the files that the parts have left. Nothing is written.
  public init(_ plan: PartsPlan) {
    let folder = PartsFolder(plan)
    var done: [PartMarker] = []
    var missing: [Int] = []
    var problems: [PartsError] = []
    let exists = FileSystemEntry.at(folder.path) == .directory
    isFinished = folder.isFinished
    // A directory that lacks everything is looked at once, not a million times.
    for part in 0..<plan.count where exists && !isFinished {
      do throws(PartsError) {
        if let marker = try folder.readMarker(of: part) { done.append(marker) } else { missing.append(part) }
      } catch {
        problems.append(error)
        missing.append(part)
      }
    }
    if !exists, !isFinished { missing = Array(0..<plan.count) }
    self.plan = plan
    self.done = done
    self.missing = PartList(missing)
    self.problems = problems
    completeBlocks = ((try? Directory.names(in: folder.blocks)) ?? []).filter { $0.hasSuffix(".block") }.count
  }
}
