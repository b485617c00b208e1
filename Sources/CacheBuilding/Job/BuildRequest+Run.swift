import CacheCreation
import Diagnostics
import FileAccess
import SystemPackage
import TileStores
import TilingSchemes

extension BuildRequest {
  /// Makes the tiles.
  ///
  /// An existing cache keeps all bundles that were finished if the build fails or is killed; the same request then makes the
  /// rest. A new cache appears only when it is whole.
  ///
  /// - Parameter progress: is called with each event, from any thread.
  /// - Throws: `BuildError` if no tiles were made, or not all.
  public func run(
    _ progress: @escaping @Sendable (BuildEvent) -> Void = { _ in }
  ) async throws(BuildError) -> BuildReport {
    switch target {
    case .existing(let path): try await fill(path, progress)
    case .new(let path, let store, let scheme, let existing):
      try await NewCacheBuild(self, path, store, scheme, existing).run(progress)
    }
  }

  private func fill(
    _ path: FilePath, _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> BuildReport {
    let target = try CacheTarget.open(path)
    var request = self
    if let extent {
      do throws(CreationError) {
        request.extent = try PlacedExtent(extent, in: target.reference).extent
      } catch {
        throw .creation(error)
      }
    }
    return try await request.fill(target, path, parameters: parameters, progress)
  }

  private func fill(
    _ target: CacheTarget, _ path: FilePath, parameters: [BuildParameter],
    _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> BuildReport {
    let lock = try takeLock(target.folder)
    defer { withExtendedLifetime(lock) {} }
    try checkRegistration(of: target.folder)
    let chosen = try target.levels(levels, scales: scales)
    if mode == .delete {
      let removed = try TileDeletion(request: self, target: target, levels: chosen).run()
      if !isDryRun {
        try BuildJournal.noteDeletion(in: target.folder, removesAll: selection(of: target).isEmpty)
      }
      return BuildReport(
        path: path, levels: removed, written: isDryRun ? [] : [target.folder], isDryRun: isDryRun, notices: [],
        gdalVersion: nil, resampling: nil)
    }
    let input = try await BuildInput.open(self, isElevation: target.isElevation)
    let job = BuildRecord.Job(
      identity: BuildIdentity(input, self, target), mode: mode, selection: selection(of: target),
      parameters: parameters)
    let journal = try BuildJournal(
      in: target.folder, job, of: target.path, target.scheme, target.packets, startsOver: startsOver)
    let filling = try filling(input, target, chosen, known: journal.known)
    let continued = continued(journal, filling)
    let words = BuildNotices(request: self, input: input, filling: filling, isContinued: continued != nil)
    let covered = partlyCovered(filling, input)
    let losses = try foreseenLosses(
      filling, isUpdate(job.identity, journal) ? covered : nil, former: journal.formerSources)
    let warnings = [distantRasters(input, target)].compactMap(\.self)
    let made: [BuildReport.Level]
    if isDryRun {
      made = try filling.planned()
    } else {
      try journal.begin()
      if let continued { progress(.continues(continued.notice, tiles: continued.tiles)) }
      for warning in warnings + losses { progress(.warning(warning)) }
      for notice in input.notices + words.before { progress(.notice(notice)) }
      made = try await filling.run(journal, progress)
      try journal.finish(leavesOthers: covered?.leavesOthers ?? false)
    }
    return BuildReport(
      path: path, levels: made, written: isDryRun ? [] : [target.folder], isDryRun: isDryRun, warnings: warnings,
      continued: continued?.notice,
      notices: input.notices + words.before + words.after(made)
        + (isDryRun ? words.after(planned: made) : []),
      gdalVersion: input.gdalVersion,
      resampling: filling.method, footprint: filling.footprint, service: filling.serviceReport, jobs: jobs,
      keptCount: filling.existingCount, foreseenLosses: losses)
  }

  private func distantRasters(_ input: BuildInput, _ target: CacheTarget) -> Message? {
    guard case .rasters(let set) = input else { return nil }
    return DistantRasters.warning(about: set.sources, in: target.reference)
  }

  /// The existing tiles that the rasters cover in part; `nil` if existing tiles stay as they are, or a service draws them.
  private func partlyCovered(_ filling: CacheFilling, _ input: BuildInput) -> PartlyCoveredTiles? {
    guard mode == .recreateAll, case .rasters = input else { return nil }
    return PartlyCoveredTiles(
      in: filling.target, filling.stored, filling.selections(), covered: filling.input.extents)
  }

  /// What existing tiles will lose.
  ///
  /// - Parameter partly: the tiles that can lose something; `nil` if they show the rasters of this build.
  /// - Throws: `BuildError.losses` or `.lostTiles` if the request does not allow it, and is no dry run.
  private func foreseenLosses(
    _ filling: CacheFilling, _ partly: PartlyCoveredTiles?, former: [BuildIdentity.Source]
  ) throws(BuildError) -> [Message] {
    let path = filling.target.path
    let damaged = [filling.stored.damaged.message].compactMap(\.self)
    let lost = partly.flatMap { LostTiles(of: $0, in: filling.target, covered: filling.input.extents) }
    let outcome: LostTiles.Outcome = refusesLosses ? .refused : deletesTiles ? .lost : .awaitsConsent
    let losses = damaged + [lost?.message(former: former, outcome)].compactMap(\.self)
    if isDryRun || losses.isEmpty { return losses }
    if refusesLosses { throw .losses(path, losses) }
    if let lost, case .awaitsConsent = outcome { throw .lostTiles(path, lost.message(former: former, outcome)) }
    return losses
  }

  /// Whether the cache shows rasters that this build does not read, so that its tiles may have other content.
  private func isUpdate(_ identity: BuildIdentity, _ journal: BuildJournal) -> Bool {
    journal.formerSources.isEmpty || !journal.formerSources.allSatisfy(identity.sources.contains)
  }

  /// What is there already of the build that is continued; `nil` if it begins.
  private func continued(_ journal: BuildJournal, _ filling: CacheFilling) -> ContinuedBuild? {
    guard journal.isContinued else { return nil }
    return mode == .recreateAll
      ? .finished(tiles: journal.finishedCount) : .existing(tiles: filling.existingCount)
  }

  func filling(
    _ input: BuildInput, _ target: CacheTarget, _ levels: [LevelOfDetail], known: KnownTiles
  ) throws(BuildError) -> CacheFilling {
    try CacheFilling(self, target, levels, try input.pixels(self, target), try encoding(for: target), known: known)
  }

  /// The levels, the extent and the area that select tiles, as text; empty for all tiles.
  private func selection(of target: CacheTarget) -> String {
    var parts: [String] = []
    if let levels, levels.count < target.scheme.levels.count {
      parts.append("levels \(levels.sorted().map(String.init).joined(separator: ","))")
    }
    if let scales { parts.append("scales \(scales.map { "\($0)" }.joined(separator: ";"))") }
    if let extent { parts.append("extent \(extent.xMin),\(extent.yMin),\(extent.xMax),\(extent.yMax)") }
    if let areaFile { parts.append("area \(areaFile)") }
    return parts.joined(separator: ", ")
  }

  /// The right to change the cache, which no other run then has.
  func takeLock(_ path: FilePath) throws(BuildError) -> OutputLock? {
    guard !isDryRun else { return nil }
    do throws(FileAccessError) {
      return try OutputLock.take(for: path, purpose: "building \(path.string)")
    } catch {
      throw .access(error)
    }
  }

  /// - Throws: `BuildError.creation` if cache directories are registered, and the path is in none of them.
  func checkRegistration(of path: FilePath) throws(BuildError) {
    let registered: CacheConfiguration
    do throws(FileAccessError) {
      registered = try CacheConfiguration.chosen(configuration)
    } catch {
      throw .access(error)
    }
    do throws(CreationError) {
      if let findings = registered.findings, findings.hasErrors { throw .documents([findings]) }
      if let place = RealPath.place(of: path) { try registered.check(place) }
    } catch {
      throw .creation(error)
    }
  }
}
