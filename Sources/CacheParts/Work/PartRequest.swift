public import FileAccess
public import SystemPackage

/// A request to do one part of a planned work, or several. `build`, `verify` and `convert` carry it out, each for its own
/// plans.
///
/// Parts run in any order, at the same time and any number of times. Only what is missing is done.
public struct PartRequest: Sendable {
  /// The plan.
  public var plan: PartsPlan
  /// The path of the plan, for messages.
  public var planPath: FilePath
  /// The numbers of the parts, from 0.
  public var parts: [Int]
  /// Which configuration file registers cache directories. A verification has that of its plan.
  public var configuration = SettingsFile.nearest
  /// The number of threads, at least 1. It has no influence on the result.
  public var jobs = 1
  /// The version of the program.
  public var toolVersion: String
  /// Whether other versions of the program and of libraries than those of the plan are no error.
  public var allowsOtherVersions = false
  /// Whether files are on the disk before a part counts as complete.
  public var isSynced = true

  /// Does some parts of a plan.
  public init(_ plan: PartsPlan, at path: FilePath, parts: [Int], toolVersion: String) {
    self.plan = plan
    planPath = path
    self.parts = parts
    self.toolVersion = toolVersion
  }

  /// Does the parts that have no marker yet, and writes their markers.
  ///
  /// - Parameter make: does what is missing of a part, and returns what is in it.
  package func run<Failure: Error>(
    in folder: PartsFolder, failing: (PartsError) -> Failure, _ make: (Int) async throws(Failure) -> PartContent
  ) async throws(Failure) -> PartsReport {
    var report = PartsReport(plan)
    for part in parts {
      do throws(PartsError) {
        if let marker = try folder.readMarker(of: part) {
          report.complete.append(marker)
          continue
        }
      } catch {
        // A marker that is damaged says nothing; the blocks do.
        if case .access = error { throw failing(error) }
      }
      let start = ContinuousClock.now
      let content = try await PartSign.during(folder.sign(of: part)) { () async throws(Failure) in
        try await make(part)
      }
      let time = ContinuousClock.now - start
      let marker = PartMarker(
        plan: plan.digest, part: part, count: plan.count, blocks: content.blocks, tiles: content.tiles,
        bytes: content.bytes, host: HostName.current,
        seconds: Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18)
      do throws(FileAccessError) {
        try SharedFile(isSynced: isSynced).write(marker.text, at: folder.marker(of: part))
      } catch {
        throw failing(.access(error))
      }
      report.made.append(marker)
    }
    return report
  }

  /// - Throws: `PartsError.differs` with the differences, and with the versions that are other ones.
  package func check(_ differences: [String], versions: [PartsPlan.Version]) throws(PartsError) {
    try plan.check(differences, versions: allowsOtherVersions ? plan.versions : versions)
  }
}

/// What a part consists of.
package struct PartContent: Sendable {
  /// The number of its blocks.
  package let blocks: Int
  /// The number of tiles in them.
  package let tiles: Int
  /// The size of those tiles in bytes.
  package let bytes: Int

  package init(blocks: Int, tiles: Int, bytes: Int) {
    self.blocks = blocks
    self.tiles = tiles
    self.bytes = bytes
  }
}

extension PartsPlan {
  /// - Throws: `PartsError.differs` with the differences, and with the versions that are not those of the plan.
  package func check(_ differences: [String], versions now: [Version]) throws(PartsError) {
    var differences = differences
    for (old, new) in zip(versions, now) where old != new {
      differences.append("\(old.name) was version \(old.version) and is \(new.version)")
    }
    guard differences.isEmpty else { throw .differs(differences) }
  }
}
