import CacheCreation
import CacheOpening
import CoordinateSystems
import Diagnostics
import FileAccess
import HTTPAccess
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// Builds a new cache or package from rasters.
///
/// All tiles are made in a cache directory with a temporary name beside the result. A Compact V2 cache then gets its name;
/// for any other store the directory is converted.
struct NewCacheBuild: Sendable {
  private(set) var request: BuildRequest
  let path: FilePath
  let store: any TileStore
  let scheme: PlanRequest
  let existing: SinkDestination.Existing

  init(
    _ request: BuildRequest, _ path: FilePath, _ store: any TileStore, _ scheme: PlanRequest,
    _ existing: SinkDestination.Existing
  ) {
    self.request = request
    // All tiles are missing at first, and an interrupted build is continued.
    self.request.mode = .recreateEmpty
    self.path = path
    self.store = store
    self.scheme = scheme
    self.existing = existing
  }

  func run(_ progress: @escaping @Sendable (BuildEvent) -> Void) async throws(BuildError) -> BuildReport {
    try request.checkRegistration(of: path)
    try checkPlace()
    let input = try await BuildInput.open(request, isElevation: asksForElevation)
    let proposal = try ProposedScheme(
      scheme, input, path, form: form, existing: try await existingScheme(), store: store
    ).make()
    let unfinished = try UnfinishedBuilds(path, request, try job(input, proposal.plan))
    let own = Partial.path(for: path, key: try key(input, proposal.plan))
    let partial = unfinished.same ?? own
    let target = try target(at: request.isDryRun && unfinished.same == nil ? path : partial, proposal.plan)
    let journal = try BuildJournal(
      in: partial, unfinished.job, of: path, target.scheme, target.packets, startsOver: request.startsOver)
    let filling = try request.filling(input, target, target.scheme.levels, known: journal.known)
    let continued =
      unfinished.same == nil ? nil : ContinuedBuild.finished(tiles: filling.existingCount)
    let words = BuildNotices(request: request, input: input, filling: filling, isContinued: continued != nil)
    let notices =
      input.notices + proposal.plan.notices + proposal.notices + words.before
    let warnings = proposal.plan.warnings + replacement(by: proposal.plan)
    if request.isDryRun {
      let planned = try filling.planned()
      return report(
        input, warnings, filling, planned, written: [], continued: continued,
        notices + words.after(planned: planned))
    }
    // The conversion into a package takes the lock of the result itself.
    let lock = try request.takeLock(partial)
    defer { withExtendedLifetime(lock) {} }
    do throws(FileAccessError) {
      try Directory.create(partial)
      try Directory.create(target.tiles)
    } catch {
      throw .access(error)
    }
    do throws(BuildError) {
      try journal.begin()
      if let continued { progress(.continues(continued.notice, tiles: continued.tiles)) }
      for warning in warnings { progress(.warning(warning)) }
      for notice in notices { progress(.notice(notice)) }
      let made = try await filling.run(journal, progress)
      try journal.finish()
      let written = try await FinishedCache(self, in: partial).publish(proposal.plan)
      // What builds with other rasters or options have left is of no use any more.
      try? Partial.removeAll(for: path)
      return report(
        input, warnings, filling, made, written: written, continued: continued, notices + words.after(made))
    } catch {
      throw kept(partial, after: error)
    }
  }

  /// The warning that something is replaced; none if nothing is.
  private func replacement(by plan: CachePlan) -> [Message] {
    guard existing == .replaced else { return [] }
    // A database is read with levels of its own, which are not those of the plan.
    let scheme = store.documents == .ownEntries ? nil : plan.scheme
    return [ReplacedCache.warning(path, by: scheme, isDone: !request.isDryRun)].compactMap(\.self)
  }

  /// The scheme that the options name, if its name alone is not enough, such as the address of a service.
  func existingScheme() async throws(BuildError) -> OpenedScheme? {
    let texts = scheme.allTexts
    let options: [CreateOption] = [.predefined, .like]
    guard let option = options.first(where: { texts[$0] != nil }), let name = texts[option] else { return nil }
    do throws(CreationError) {
      return try await scheme.open(name, for: option) { _ in }
    } catch {
      throw .creation(error)
    }
  }

  /// Removes unfinished output without a single bundle, and reports where other output is.
  private func kept(_ partial: FilePath, after error: BuildError) -> BuildError {
    let tiles = tileFolder(of: partial)
    let levels = (try? Directory.names(in: tiles)) ?? []
    let hasBundles = levels.contains { level in
      ((try? Directory.names(in: tiles.appending(level))) ?? []).contains { $0.hasSuffix(".bundle") }
    }
    if hasBundles { return .interrupted(error, kept: partial) }
    try? Partial.remove(partial)
    return error
  }

  /// Whether the request gives LERC as the image format.
  var asksForElevation: Bool {
    if case .lerc? = scheme.allTexts[.tileFormat].map({ TileImageFormat(named: $0) }) { true } else { false }
  }

  var form: CacheForm { store.documents == .legacy ? .legacy : .readyToServe }

  /// - Throws: `BuildError.access` if the result exists and is not replaced, `.creation` if its folder does not exist.
  func checkPlace() throws(BuildError) {
    switch FileSystemEntry.at(path) {
    case nil:
      let folder = path.removingLastComponent()
      if folder.isEmpty || FileSystemEntry.at(folder) == .directory { return }
      throw .creation(.place(.noDirectory(folder)))
    case .file where existing == .replaced && store.shape.isFile: return
    case .directory where existing == .replaced && !store.shape.isFile:
      do throws(CacheDirectory.Obstacle) {
        try CacheDirectory.check(path)
      } catch {
        throw .packing(.occupied(error))
      }
    case .directory where store.shape.isFile: throw .access(FileAccessError(path.string, .isDirectory))
    case .file where !store.shape.isFile: throw .access(FileAccessError(path.string, .notDirectory))
    default: throw .access(FileAccessError(path.string, .exists))
    }
  }

  /// The unfinished cache, with the bundles that an interrupted build of the same tiles has left.
  private func target(at folder: FilePath, _ plan: CachePlan) throws(BuildError) -> CacheTarget {
    let tiles = tileFolder(of: folder)
    var packets: [TilePacket] = []
    for level in plan.scheme.levels {
      let levelFolder = tiles.appending(TileNames.level(level.number))
      guard let names = try? Directory.names(in: levelFolder) else { continue }
      for name in names.sorted() {
        guard name.hasSuffix(".bundle"), let tile = TileNames.bundle(named: name.dropLast(7)) else { continue }
        packets.append(
          TilePacket(
            level: level.number, corner: BundleCoordinate(of: tile),
            CompactV2Packet(.path(levelFolder.appending(name)))))
      }
    }
    return try target(at: folder, plan, packets: packets)
  }

  /// The folder of the levels.
  private func tileFolder(of folder: FilePath) -> FilePath {
    folder.appending(form == .legacy ? "_alllayers" : "tile")
  }

  /// A cache with some bundles.
  func target(at folder: FilePath, _ plan: CachePlan, packets: [TilePacket]) throws(BuildError) -> CacheTarget {
    try CacheTarget(
      path, folder: folder, tiles: tileFolder(of: folder), as: form == .legacy ? .legacy : .readyToServe,
      plan.description,
      packets: packets)
  }

  /// A database with a grid of its own is written only after all tiles were made, which must not be for nothing.
  ///
  /// - Throws: `BuildError.packing` if the store cannot have the scheme.
  private func checkGrid(_ plan: CachePlan) throws(BuildError) {
    do throws(TileStoreError) {
      _ = try store.grid(for: plan.description)
    } catch {
      throw .packing(.refused(path.string, .store(error)))
    }
  }

  /// The build as its record describes it.
  ///
  /// - Throws: `BuildError` if the store cannot have the scheme, or the scheme cannot be written.
  func job(_ input: BuildInput, _ plan: CachePlan) throws(BuildError) -> BuildRecord.Job {
    try checkGrid(plan)
    let target = try target(at: path, plan)
    var identity = BuildIdentity(input, request, target)
    do throws(CreationError) {
      identity.addNew(
        request, plan, file: try SchemeFile(plan).bytes, store: storeName)
    } catch {
      throw .creation(error)
    }
    return BuildRecord.Job(
      identity: identity, mode: .recreateEmpty, selection: "", parameters: request.parameters)
  }

  /// Identifies the build: unfinished output is continued only for the same rasters and options.
  private func key(_ input: BuildInput, _ plan: CachePlan) throws(BuildError) -> String {
    var key = BuildKey()
    switch input {
    case .rasters(let set): for source in set.sources { key.add(source) }
    case .service(let service): for (label, text) in service.identity { key.add(label, Array(text.utf8)) }
    }
    key.add(request)
    do throws(CreationError) {
      key.add("scheme", try SchemeFile(plan).bytes)
    } catch {
      throw .creation(error)
    }
    key.add("store", Array(storeName.utf8))
    return key.text
  }

  /// The name of the store in keys: folders with other names are another result.
  private var storeName: String {
    if case .openDocument(let naming) = store.documents { "\(store.name) \(naming.rawValue)" } else { store.name }
  }

  func report(
    _ input: BuildInput, _ warnings: [Message], _ filling: CacheFilling, _ levels: [BuildReport.Level],
    written: [FilePath], continued: ContinuedBuild? = nil, _ notices: [Message]
  ) -> BuildReport {
    BuildReport(
      path: path, levels: levels, written: written, isDryRun: request.isDryRun,
      warnings: warnings, continued: continued?.notice, notices: notices, gdalVersion: input.gdalVersion,
      resampling: filling.method, footprint: filling.footprint, service: filling.serviceReport, jobs: request.jobs,
      keptCount: filling.existingCount, hasBundles: [.legacy, .readyToServe].contains(store.documents))
  }
}
