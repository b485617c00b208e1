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
  let extents: [Envelope]
  private let area: MapArea?
  let plan: PyramidPlan
  private let known: KnownTiles
  /// The tiles that the levels have.
  let stored: StoredTiles
  /// Whether the rasters have pixels beyond the full extent of the cache, in which no tiles are made.
  let isClipped: Bool

  init(
    _ request: BuildRequest, _ target: CacheTarget, _ levels: [LevelOfDetail], _ input: PixelInput,
    _ encoding: TileEncoding, known: KnownTiles
  ) throws(BuildError) {
    self.request = request
    self.target = target
    self.levels = levels
    self.input = input
    self.encoding = encoding
    self.known = known
    area = try Self.area(request, target)
    let footprints = input.extents
    // Clients ask for nothing beyond the full extent of a cache.
    let usual = area == nil ? target.fullExtent : nil
    var wanted = request.extent ?? usual
    if let own = area?.envelope { wanted = wanted.map { $0.intersection(own) } ?? own }
    extents = wanted.map { wanted in footprints.compactMap { $0.intersection(wanted) } } ?? footprints
    try Self.checkPlace(of: footprints, in: target)
    do throws(FileAccessError) {
      stored = try StoredTiles(target.packets, ofLevels: Set(levels.map(\.number)))
    } catch {
      throw .access(error)
    }
    if extents.isEmpty, let first = footprints.first, let wanted {
      throw .noOverlap(sources: footprints.dropFirst().reduce(first) { $0.union($1) }, wanted: wanted)
    }
    isClipped =
      request.extent == nil && usual.map { usual in !footprints.allSatisfy(usual.containsNearly) } ?? false
    guard let plan = input.plan(levels, of: target.scheme) else { throw .cache(target.path, .unevenTiles) }
    self.plan = plan
  }

  /// The number of tiles that the levels have and that are kept.
  var existingCount: Int { request.mode == .recreateEmpty ? stored.count : 0 }

  /// How pixels got their values; `nil` for a service.
  var method: ResamplingMethod? { input.method }

  /// Where the rasters are: a rectangle around all of them, or two if they cross the edge of the world.
  var footprint: [Envelope] {
    let parts = input.sources.map(\.footprint.extents)
    let count = parts.map(\.count).max() ?? 0
    guard count == 1, let first = parts.first?.first else { return Array(parts.joined().prefix(2)) }
    return [parts.joined().dropFirst().reduce(first) { $0.union($1) }]
  }

  /// - Throws: `BuildError.cache` if no raster is where the coordinate system of the cache has coordinates. Who creates a
  ///   cache for such rasters gets an error too.
  private static func checkPlace(of footprints: [Envelope], in target: CacheTarget) throws(BuildError) {
    guard let first = footprints.first, let system = target.reference.resolveSystem(),
      let area = CoveredArea(of: target.reference, system), !footprints.contains(where: area.overlaps)
    else { return }
    let all = footprints.dropFirst().reduce(first) { $0.union($1) }
    throw .cache(target.path, .elsewhere(sources: all, area: area.envelope, name: area.words))
  }

  static func area(_ request: BuildRequest, _ target: CacheTarget) throws(BuildError) -> MapArea? {
    guard let file = request.areaFile else { return nil }
    do throws(AreaFileError) {
      return try AreaFile(file).area(in: target.reference, on: target.fullExtent)
    } catch {
      throw .area(error)
    }
  }

  /// Makes the tiles.
  ///
  /// - Parameter journal: gets each complete bundle.
  func run(
    _ journal: BuildJournal, _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> [BuildReport.Level] {
    var made: [BuildReport.Level] = []
    try announce(progress)
    if let shortage = try DiskSpace(filling: self).shortage() { progress(.warning(shortage.message)) }
    for chain in plan.chains {
      let builder = builder(for: chain)
      let counts = try await builder.run(
        jobs: input.threads(request.jobs), into: try bundles(chain, journal), progress: progress)
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
  private func announce(_ progress: @escaping @Sendable (BuildEvent) -> Void) throws(BuildError) {
    guard case .service(let service) = input else { return }
    var count = 0
    for chain in plan.chains { count += service.requestCount(builder(for: chain)) }
    try service.checkCount(count)
    progress(.requests(atMost: count, service: service.name))
    service.onFailure { progress(.requestFailed($0)) }
  }

  /// What would be made: all selected tiles, with their size as it is estimated from a few of them. A service is not asked
  /// for any, so their size is not known.
  func planned() throws(BuildError) -> [BuildReport.Level] {
    let selections = selections()
    let estimates = try TileSampling(filling: self).estimates(selections)
    var planned: [BuildReport.Level] = []
    for chain in plan.chains {
      for (number, step) in chain.steps.enumerated() {
        var count = LevelCount()
        let amount = selections[step.level.number]?.amount ?? SelectionAmount()
        count.tiles = amount.tiles
        let estimate = estimates[step.level.number]
        count.bytes = Int((Double(count.tiles) * (estimate?.bytes ?? 0)).rounded())
        planned.append(
          BuildReport.Level(
            level: step.level, origin: origin(chain, number), count: count, estimate: estimate, bundles: amount.bundles)
        )
      }
    }
    return planned
  }

  /// The tiles that are made, by the number of the level.
  func selections() -> [Int: LevelSelection] {
    var selections: [Int: LevelSelection] = [:]
    for chain in plan.chains {
      for (step, selection) in zip(chain.steps, builder(for: chain).selections) {
        selections[step.level.number] = selection
      }
    }
    return selections
  }

  /// The number of selected tiles of all levels.
  func tileCount() -> Int {
    var count = 0
    for chain in plan.chains { count += builder(for: chain).selections.reduce(0) { $0 + ($1?.count ?? 0) } }
    return count
  }

  func origin(_ chain: PyramidChain, _ step: Int) -> BuildReport.Origin {
    if step + 1 < chain.steps.count { return .averaged(from: chain.steps[step + 1].level.number) }
    return input.origin(of: chain.steps[step].level)
  }

  func bundles(_ chain: PyramidChain, _ journal: BuildJournal) throws(BuildError) -> BundleFiles {
    do throws(FileAccessError) {
      return try BundleFiles(
        target.folder, folder: target.tiles, levels: chain.steps.map(\.level.number), as: target.store, journal)
    } catch {
      throw .access(error)
    }
  }

  func builder(for chain: PyramidChain) -> ChainBuilder {
    var selections: [LevelSelection?] = []
    var content: [[TileRange]] = []
    for step in chain.steps {
      content.append(input.extents.compactMap { target.scheme.tiles(covering: $0, level: step.level) })
      let parts = extents.compactMap { target.scheme.tiles(coveringStated: $0, level: step.level) }
      let tiles = area.flatMap { AreaTiles($0, in: target.scheme, level: step.level) }
      selections.append(LevelSelection(parts: parts, area: tiles, existing: existing(step.level)))
    }
    return ChainBuilder(
      chain: chain, selections: selections, content: content, input: input, encoding: encoding)
  }

  /// The tiles of a level that are left as they are.
  private func existing(_ level: LevelOfDetail) -> ExistingTiles {
    var tiles = request.mode == .recreateEmpty ? stored.tiles(ofLevel: level.number) : ExistingTiles()
    // Tiles that were left out because they are empty are to be written now.
    if request.mode == .recreateEmpty, request.writesEmptyTiles { return tiles }
    for (bundle, bits) in known.tiles(ofLevel: level.number) { tiles.add(bits, in: bundle.corner) }
    return tiles
  }
}

extension Envelope {
  /// Whether another extent is inside, up to a thousandth of its size.
  fileprivate func containsNearly(_ other: Envelope) -> Bool {
    contains(other, toleranceX: other.width / 1000, toleranceY: other.height / 1000)
  }
}
