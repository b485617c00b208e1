import FileAccess

/// How far the parts of a plan have come.
public struct PartsStatus: Sendable {
  /// The plan.
  public let plan: PartsPlan
  /// The markers of complete parts, in the order of the parts.
  public let done: [PartMarker]
  /// The parts without a marker that can be used.
  public let missing: PartList
  /// What is known of parts that are missing but have begun, by their number.
  public let begun: [Int: PartState]
  /// The number of blocks that are complete, those of unfinished parts among them.
  public let completeBlocks: Int
  /// Why markers cannot be used.
  public let problems: [PartsError]
  /// Whether the work is gone and the result exists.
  public let isFinished: Bool
  /// How many parts were completed in an hour, from the beginning of the first to the end of the last one; `nil` if less
  /// than two are complete.
  public let partsPerHour: Double?

  /// The time until all parts are complete if this goes on, in seconds; `nil` if it is unknown.
  public var secondsLeft: Double? { partsPerHour.map { Double(missing.count) * 3600 / $0 } }

  /// The missing parts in one of the states.
  public func parts(where isMeant: (PartState) -> Bool) -> PartList {
    PartList(missing.parts.filter { isMeant(begun[$0] ?? .notBegun) })
  }

  /// Looks at the files that the parts have left. Nothing is written.
  public init(_ plan: PartsPlan) {
    let folder = PartsFolder(plan)
    var done: [PartMarker] = []
    var missing: [Int] = []
    var problems: [PartsError] = []
    var first = Double.infinity
    var last = -Double.infinity
    let exists = FileSystemEntry.at(folder.path) == .directory
    isFinished = folder.isFinished
    // A directory that lacks everything is looked at once, not a million times.
    for part in 0..<plan.count where exists && !isFinished {
      do throws(PartsError) {
        guard let marker = try folder.readMarker(of: part) else {
          missing.append(part)
          continue
        }
        done.append(marker)
        // A marker is written when its part ends.
        guard let end = FileTime(of: folder.marker(of: part)).map({ Double($0.seconds) }) else { continue }
        first = min(first, end - marker.seconds)
        last = max(last, end)
      } catch {
        problems.append(error)
        missing.append(part)
      }
    }
    // Only the names in the folder are read, because nearly all of a million parts may have no sign.
    let names = exists && !missing.isEmpty ? Set((try? Directory.names(in: folder.markers)) ?? []) : []
    begun = Dictionary(
      uniqueKeysWithValues: missing.compactMap { part in
        let path = folder.sign(of: part)
        guard names.contains(path.name ?? ""), let sign = PartSign(path) else { return nil }
        return (part, PartState(sign))
      })
    if !exists, !isFinished { missing = Array(0..<plan.count) }
    // Times of files are whole seconds, and several machines have several clocks.
    partsPerHour = done.count > 1 && last > first ? Double(done.count) * 3600 / max(1, last - first) : nil
    self.plan = plan
    self.done = done
    self.missing = PartList(missing)
    self.problems = problems
    completeBlocks = ((try? Directory.names(in: folder.blocks)) ?? []).filter { $0.hasSuffix(".block") }.count
  }
}
