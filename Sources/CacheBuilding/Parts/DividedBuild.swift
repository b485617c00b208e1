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
      build.scheme, input, build.path, form: build.form, existing: try await build.existingScheme(), store: build.store
    ).make()
    target = try build.target(at: folder, proposal.plan, packets: [])
    filling = try build.request.filling(input, target, target.scheme.levels, known: KnownTiles())
    job = try build.job(input, proposal.plan)
  }

  /// What differs from when the plan was made, as clauses.
  private(set) var differences: [String] = []

  /// Opens the build of a plan.
  static func open(
    _ plan: PartsPlan, from path: FilePath, _ settings: SettingsFile, jobs: Int
  ) async throws(BuildError) -> DividedBuild {
    let frozen: FrozenBuild
    do throws(PlanProblem) {
      frozen = try FrozenBuild(plan)
    } catch {
      throw .parts(.plan(path, error))
    }
    var divided = try await DividedBuild(frozen.build(settings, jobs: jobs), at: PartsFolder(plan).cache)
    divided.differences = frozen.identity.map { divided.job.identity.differences(from: $0) } ?? []
    return divided
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
    let blocks = OwnedBlocks(filling, parts: plan.count)
    guard blocks.digest == plan.partition else { throw .parts(.otherPartition) }
    return blocks
  }
}
