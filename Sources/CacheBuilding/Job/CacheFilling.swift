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
  let sources: [PlacedSource]
  let method: ResamplingMethod
  let encoding: TileEncoding

  /// The extents in which tiles are made: those of the rasters, within the extent that the request gives.
  private let extents: [Envelope]
  private let area: MapArea?
  private let plan: PyramidPlan
  /// Whether the rasters have pixels beyond the full extent of the cache, in which no tiles are made.
  let isClipped: Bool

  init(
    _ request: BuildRequest, _ target: CacheTarget, _ levels: [LevelOfDetail], _ sources: [PlacedSource],
    _ method: ResamplingMethod, _ encoding: TileEncoding
  ) throws(BuildError) {
    self.request = request
    self.target = target
    self.levels = levels
    self.sources = sources
    self.method = method
    self.encoding = encoding
    area = try Self.area(request, target)
    let footprints = sources.flatMap(\.footprint.extents)
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
    let plan = PyramidPlan(
      levels, of: target.scheme, method, isCategorical: sources.contains(where: \.source.isCategorical)
    ) { resolution in sources.map { $0.ratio(at: resolution) }.max() ?? 1 }
    guard let plan else { throw .cache(target.path, .unevenTiles) }
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
    for chain in plan.chains {
      let builder = try builder(for: chain)
      let counts = try await builder.run(jobs: request.jobs, into: try bundles(chain), progress: progress)
      for (number, step) in chain.steps.enumerated() {
        made.append(
          BuildReport.Level(
            level: step.level, origin: origin(chain, number), count: counts[step.level.number] ?? LevelCount()))
      }
    }
    return made
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
    let resolution = sources.first?.resolution(for: chain.steps[step].level.resolution, method)
    return .drawn(overview: resolution?.overview, factor: resolution?.factor ?? 1)
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
      let footprints = sources.flatMap(\.footprint.extents)
      content.append(footprints.compactMap { target.scheme.tiles(covering: $0, level: step.level) })
      let parts = extents.compactMap { target.scheme.tiles(coveringStated: $0, level: step.level) }
      let tiles = area.flatMap { AreaTiles($0, in: target.scheme, level: step.level) }
      selections.append(LevelSelection(parts: parts, area: tiles, existing: try existing(step.level)))
    }
    return ChainBuilder(
      chain: chain, selections: selections, content: content, sources: sources, method: method,
      target: target.system, encoding: encoding)
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
