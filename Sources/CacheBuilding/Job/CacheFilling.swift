import CoordinateSystems
import Diagnostics
import FileAccess
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// Makes the tiles of a build in a cache directory.
struct CacheFilling: Sendable {
  let request: BuildRequest
  let target: CacheTarget
  let levels: [LevelOfDetail]
  let input: PixelInput
  let encoding: TileEncoding

  /// The extents in which tiles are made: those of the rasters, within the extent that the request gives.
  private let extents: [Envelope]
  private let area: MapArea?
  private let plan: PyramidPlan
  /// How pixels got their values; `nil` for a service.
  var method: ResamplingMethod? { input.method }
  /// Whether the rasters have pixels beyond the full extent of the cache, in which no tiles are made.
  let isClipped: Bool

  init(
    _ request: BuildRequest, _ target: CacheTarget, _ levels: [LevelOfDetail], _ input: PixelInput,
    _ encoding: TileEncoding
  ) throws(BuildError) {
    self.request = request
    self.target = target
    self.levels = levels
    self.input = input
    self.encoding = encoding
    area = try Self.area(request, target)
    let footprints = input.extents
    // Clients ask for nothing beyond the full extent of a cache.
    let usual = area == nil ? target.fullExtent : nil
    var wanted = request.extent ?? usual
    if let own = area?.envelope { wanted = wanted.map { $0.intersection(own) } ?? own }
    extents = wanted.map { wanted in footprints.compactMap { $0.intersection(wanted) } } ?? footprints
    if extents.isEmpty, let first = footprints.first, let wanted {
      throw .noOverlap(sources: footprints.dropFirst().reduce(first) { $0.union($1) }, wanted: wanted)
    }
    isClipped =
      request.extent == nil && usual.map { usual in !footprints.allSatisfy { usual.contains($0) } } ?? false
    guard let plan = input.plan(levels, of: target.scheme) else { throw .cache(target.path, .unevenTiles) }
    self.plan = plan
  }

  static func area(_ request: BuildRequest, _ target: CacheTarget) throws(BuildError) -> MapArea? {
    guard let file = request.areaFile else { return nil }
    do throws(AreaFileError) {
      return try AreaFile(file).area(in: target.reference)
    } catch {
      throw .area(error)
    }
  }

  /// Makes the tiles.
  func run(_ progress: @escaping @Sendable (BuildEvent) -> Void) async throws(BuildError) -> [BuildReport.Level] {
    var made: [BuildReport.Level] = []
    try announce(progress)
    for chain in plan.chains {
      let builder = try builder(for: chain)
      let counts = try await builder.run(
        jobs: input.threads(request.jobs), into: try bundles(chain), progress: progress)
      for (number, step) in chain.steps.enumerated() {
        made.append(
          BuildReport.Level(
            level: step.level, origin: origin(chain, number), count: counts[step.level.number] ?? LevelCount()))
      }
    }
    if case .service(let service) = input { try service.check(made) }
    return made
  }

  /// What was asked of a service; `nil` for rasters.
  var serviceReport: ServiceReport? {
    if case .service(let service) = input { service.report } else { nil }
  }

  /// Says how many requests a service gets, before the first one.
  private func announce(_ progress: @Sendable (BuildEvent) -> Void) throws(BuildError) {
    guard case .service(let service) = input else { return }
    var count = 0
    for chain in plan.chains { count += service.requestCount(try builder(for: chain)) }
    try service.checkCount(count)
    progress(.requests(atMost: count, service: service.name))
  }

  /// What would be made: all selected tiles, without their bytes.
  func planned() throws(BuildError) -> [BuildReport.Level] {
    var planned: [BuildReport.Level] = []
    for chain in plan.chains {
      let builder = try builder(for: chain)
      for (number, step) in chain.steps.enumerated() {
        var count = LevelCount()
        count.tiles = builder.selections[number]?.count ?? 0
        planned.append(BuildReport.Level(level: step.level, origin: origin(chain, number), count: count))
      }
    }
    return planned
  }

  private func origin(_ chain: PyramidChain, _ step: Int) -> BuildReport.Origin {
    if step + 1 < chain.steps.count { return .averaged(from: chain.steps[step + 1].level.number) }
    return input.origin(of: chain.steps[step].level)
  }

  private func bundles(_ chain: PyramidChain) throws(BuildError) -> BundleFiles {
    do throws(FileAccessError) {
      return try BundleFiles(
        target.folder, folder: target.tiles, levels: chain.steps.map(\.level.number), as: target.store)
    } catch {
      throw .access(error)
    }
  }

  private func builder(for chain: PyramidChain) throws(BuildError) -> ChainBuilder {
    var selections: [LevelSelection?] = []
    var content: [[TileRange]] = []
    for step in chain.steps {
      content.append(input.extents.compactMap { target.scheme.tiles(covering: $0, level: step.level) })
      let parts = extents.compactMap { target.scheme.tiles(coveringStated: $0, level: step.level) }
      let tiles = area.flatMap { AreaTiles($0, in: target.scheme, level: step.level) }
      selections.append(LevelSelection(parts: parts, area: tiles, existing: try existing(step.level)))
    }
    return ChainBuilder(
      chain: chain, selections: selections, content: content, input: input, encoding: encoding)
  }

  /// The tiles of a level that are left as they are.
  private func existing(_ level: LevelOfDetail) throws(BuildError) -> ExistingTiles {
    guard request.mode == .recreateEmpty else { return ExistingTiles() }
    do throws(FileAccessError) {
      return try ExistingTiles(target.packets.filter { $0.level == level.number })
    } catch {
      throw .access(error)
    }
  }
}

extension Envelope {
  /// Whether another extent is inside, up to a thousandth of its size.
  fileprivate func contains(_ other: Envelope) -> Bool {
    let (dx, dy) = (other.width / 1000, other.height / 1000)
    return other.xMin >= xMin - dx && other.xMax <= xMax + dx && other.yMin >= yMin - dy && other.yMax <= yMax + dy
  }
}
