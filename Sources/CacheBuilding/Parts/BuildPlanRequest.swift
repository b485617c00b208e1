public import CacheParts
import Diagnostics
import FileAccess
import SystemPackage

/// A request for the plan of a build that several machines carry out in parts.
public struct BuildPlanRequest: Sendable {
  /// The build: a new cache or package from rasters.
  public var build: BuildRequest
  /// The number of parts, from 1 to `PartsPlan.mostParts`. Four to ten times the number of processes suit, because some
  /// parts take longer than others.
  public var parts: Int
  /// The version of the program, which all machines must have.
  public var toolVersion: String

  /// Plans a build.
  public init(_ build: BuildRequest, parts: Int, toolVersion: String) {
    self.build = build
    self.parts = parts
    self.toolVersion = toolVersion
  }

  /// Makes the plan. Nothing is written.
  ///
  /// - Throws: `BuildError` if the build is not possible, or cannot be divided.
  public func run() async throws(BuildError) -> PlanReport {
    guard (1...PartsPlan.mostParts).contains(parts) else {
      throw .parts(.unsupported("a plan has 1 to \(PartsPlan.mostParts) parts, not \(parts)"))
    }
    guard case .new(let path, let store, let scheme, let existing) = build.target else {
      throw .parts(
        .unsupported(
          "a plan is for a new cache or package; tiles are added to an existing cache by one machine, with build"))
    }
    let given = NewCacheBuild(build, path, store, scheme, existing)
    try given.checkPlace()
    let first = try await DividedBuild(given, at: path)
    var frozen = FrozenBuild(given, texts: first.proposal.texts)
    // The parts have only what is in the plan, so the plan is made from that and not from the request.
    let divided = try await DividedBuild(frozen.build(build.configuration, jobs: 1), at: frozen.path)
    frozen.identity = divided.job.identity
    let blocks = OwnedBlocks(divided.filling, parts: parts)
    let plan = PartsPlan(
      command: .build, count: parts, blocks: blocks.count, partition: blocks.digest,
      versions: divided.versions(toolVersion), output: frozen.path,
      replaced: existing == .replaced ? ReplacedResult(at: frozen.path) : nil, request: frozen.json)
    let words = BuildNotices(request: divided.build.request, input: divided.input, filling: divided.filling)
    let notices = first.input.notices + first.proposal.plan.notices + first.proposal.notices + words.before
    return PlanReport(plan, blocks.cut, warnings: first.proposal.plan.warnings, notices: notices)
  }
}
