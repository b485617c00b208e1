import CacheParts
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

/// A build as its plan, each part and its end see it: the same rasters, the same scheme and the same blocks.
struct DividedBuild: Sendable {
  let build: NewCacheBuild
  let input: BuildInput
  let proposal: ProposedScheme.Proposal
  let folder: FilePath
  let target: CacheTarget
  let filling: CacheFilling
  let job: BuildRecord.Job

  /// - Parameter folder: where the cache grows.
  init(_ build: NewCacheBuild, at folder: FilePath) async throws(BuildError) {
    try build.request.checkRegistration(of: build.path)
    guard build.request.service == nil else {
      throw .parts(
        .unsupported(
          "a service cannot be the source of a plan: many machines that ask it at once would be a burden for it; build "
            + "from it without parts"))
    }
    self.build = build
    self.folder = folder
    input = try await BuildInput.open(build.request, isElevation: build.asksForElevation)
    proposal = try ProposedScheme(
      build.scheme, input, build.path, form: build.form, existing: try await build.existingScheme()
    ).make()
    target = try build.target(at: folder, proposal.plan, packets: [])
    filling = try build.request.filling(input, target, target.scheme.levels, known: KnownTiles())
    job = try build.job(input, proposal.plan)
  }

  /// Opens the build of a plan, and checks that everything is as it was when the plan was made.
  ///
  /// - Parameter allowsOtherVersions: whether other versions of libraries are no error.
  static func open(
    _ plan: PartsPlan, from path: FilePath, _ settings: SettingsFile, jobs: Int, toolVersion: String,
    allowsOtherVersions: Bool
  ) async throws(BuildError) -> DividedBuild {
    let frozen: FrozenBuild
    do throws(PlanProblem) {
      frozen = try FrozenBuild(plan.request)
    } catch {
      throw .parts(.plan(path, error))
    }
    let folder = PartsFolder(plan, for: frozen.path)
    let divided = try await DividedBuild(frozen.build(settings, jobs: jobs), at: folder.cache)
    var differences = frozen.identity.map { divided.job.identity.differences(from: $0) } ?? []
    if !allowsOtherVersions {
      for (old, new) in zip(plan.versions, divided.versions(toolVersion)) where old != new {
        differences.append("\(old.name) was version \(old.version) and is \(new.version)")
      }
    }
    guard differences.isEmpty else { throw .parts(.differs(differences)) }
    return divided
  }

  /// Whether the result is there, if nothing of the parts is left.
  var isFinished: Bool {
    get throws(BuildError) {
      switch FileSystemEntry.at(build.path) {
      case nil: false
      // The plan was made while nothing was there.
      case .some where build.existing == .kept: true
      case .directory:
        try BuildJournal.record(in: build.path)?.base.map { job.identity.differences(from: $0).isEmpty } ?? false
      default: false
      }
    }
  }

  /// The versions on which the bytes of tiles depend.
  func versions(_ toolVersion: String) -> [PartsPlan.Version] {
    [
      .init("tilescheme", toolVersion), .init("pixels", String(BuildKey.version)),
      .init("GDAL", input.gdalVersion ?? "none"),
    ]
  }

  /// The blocks and their parts.
  func blocks(_ plan: PartsPlan) throws(BuildError) -> OwnedBlocks {
    let blocks = try OwnedBlocks(filling, parts: plan.count)
    guard blocks.digest == plan.partition else { throw .parts(.otherPartition) }
    return blocks
  }
}
