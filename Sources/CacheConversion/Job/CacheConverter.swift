import CacheOpening
import Diagnostics
import FileAccess
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// Converts whole caches: their tiles and their documents. Tiles are copied byte for byte and never re-encoded; each
/// tile is checked on the way.
public struct CacheConverter: Sendable {
  private let request: ConversionRequest
  private let progress: @Sendable (ConversionEvent) -> Void

  /// - Parameters:
  ///   - request: what is converted, to where, and how.
  ///   - progress: is called with each event, from any thread.
  public init(_ request: ConversionRequest, progress: @escaping @Sendable (ConversionEvent) -> Void = { _ in }) {
    self.request = request
    self.progress = progress
  }

  /// Runs the conversion.
  ///
  /// A cache whose folder of tiles is empty gives an empty cache. If no tiles are found where they should be, that is an
  /// error and never a result without tiles.
  ///
  /// - Throws: `ConversionError` if nothing was written, or writing ended early.
  public func convert() async throws(ConversionError) -> ConversionReport {
    let source = try openInput()
    // Taken before anything of the result is read, and kept until it is written.
    let lock = try destination.takeLock()
    defer { withExtendedLifetime(lock) {} }
    if let missing = source.missingTiles { throw .noTiles(name, missing) }
    // The destination is checked before the indexes are read, which takes long for a large cache.
    let existing = try destination.check(against: source)
    let target = try openTarget(for: source)
    let area = try area(in: source)
    let planned: PlannedConversion
    do throws(ConversionObstacle) {
      planned = try await PlannedConversion(source, request, area: area, to: target)
    } catch {
      throw .refused(name, error)
    }
    return try await carry(planned, of: source.scheme, existing)
  }

  /// The warning that something is replaced; none if nothing is.
  private func warnings(_ existing: SinkDestination.Existing, by planned: PlannedConversion) -> [Message] {
    guard case .new = request.result, existing == .replaced else { return [] }
    let isDone = request.action != .plan
    return [ReplacedCache.warning(request.destination, by: planned.scheme, isDone: isDone)].compactMap(\.self)
  }

  var destination: ConversionDestination { ConversionDestination(request) }

  /// The name of the input in messages.
  var name: String { destination.input.string }

  private var leftovers: SinkDestination.Leftovers {
    switch request.result {
    case .new(_, _, let leftovers): leftovers
    case .added: .continued
    }
  }

  func openInput() throws(ConversionError) -> OpenedCache {
    let source = try openSource()
    try SchemeConverter.check(request.extent, for: source.scheme)
    return source
  }

  private func openSource() throws(ConversionError) -> OpenedCache {
    switch request.input {
    case .cache(let path):
      let cache = try Self.opening { () throws(OpeningError) in
        // The report lists the losses.
        try CacheOpener.open(
          path, among: request.stores, reporting: .harmless,
          reading: .tiles(levels: request.levels, extent: request.extent))
      }
      progress(.opened(cache.scheme.findings))
      return cache
    case .folders(let path, let naming, let schemeInput):
      let scheme = try SchemeConverter.open(schemeInput)
      progress(.opened(scheme.findings))
      return try Self.opening { () throws(OpeningError) in
        try CacheOpener.open(path, naming: naming, scheme: scheme)
      }
    }
  }

  static func opening<Value>(
    _ body: () throws(OpeningError) -> Value
  ) throws(ConversionError) -> Value {
    do {
      return try body()
    } catch {
      throw .opening(error)
    }
  }

  func area(in source: OpenedCache) throws(ConversionError) -> MapArea? {
    guard let file = request.areaFile else { return nil }
    do throws(AreaFileError) {
      let model = source.scheme.model
      return try AreaFile(file).area(in: model.scheme?.spatialReference, on: model.fullExtent)
    } catch {
      throw .area(error)
    }
  }

  /// The folder of a scheme's documents, without links; `nil` if it is not in a folder.
  private static func folder(of scheme: OpenedScheme) -> FilePath? {
    guard case .file? = scheme.documents.first.flatMap({ FileSystemEntry.at(FilePath($0.file)) }) else { return nil }
    let folder = scheme.documents.first.map { FilePath($0.file).folder } ?? ""
    return RealPath.of(folder.isEmpty ? "." : folder)
  }

  private func openTarget(for source: OpenedCache) throws(ConversionError) -> PlannedConversion.Target {
    switch request.result {
    case .new(let store, _, _): return .store(store)
    case .added:
      let cache = try Self.opening { () throws(OpeningError) in try CacheOpener.open(request.destination) }
      progress(.opened(cache.scheme.findings))
      // Tiles that are added to their own cache would be read from bundles that are being replaced.
      if let own = Self.folder(of: cache.scheme), own == Self.folder(of: source.scheme) {
        throw .isInput(request.destination)
      }
      do throws(ConversionObstacle) {
        return .merging(try MergeTarget(cache))
      } catch {
        throw .refused(name, error)
      }
    }
  }

  /// Copies the tiles, or takes those that parts have copied, and writes the documents.
  ///
  /// - Parameters:
  ///   - parts: what parts have copied; `nil` if tiles are copied here.
  ///   - ending: is called when the result is about to appear.
  func carry(
    _ planned: PlannedConversion, of source: OpenedScheme, _ existing: SinkDestination.Existing,
    from parts: (any CopiedTiles)? = nil,
    ending: () throws(FileAccessError) -> Void = {}
  ) async throws(ConversionError) -> ConversionReport {
    let plan = planned.plan
    // A bundle that cannot be read would be missing in the result without being noticed.
    if let error = plan.unreadable.first { throw .unreadable(error) }
    if plan.packets.isEmpty, request.selectsTiles { throw .nothingSelected(name) }
    // A database has no scheme of its own that would be worth a result without tiles.
    if plan.packets.isEmpty, source.documents.isEmpty, let loss = plan.lost.first {
      throw .opening(.store(.content(path: name, .other("no row contains a tile that can be copied: \(loss)"))))
    }
    let declared = planned.declaredFormat
    // Each tile of such a cache is sound, so nothing else would say that some are old.
    let unfinished: Message? =
      UnfinishedBuild.record(of: source).map { "\($0.folder.string): \(UnfinishedBuild.text)" }
    let trimmed = [unfinished, planned.trimmed, planned.extentNotice, planned.addedNotice()]
      .compactMap(\.self)
    // Losses are known before any tile is written, because the documents depend on the indexes only.
    let before = planned.documents(declared)
    if request.losses == .refused, !before.lost.isEmpty {
      return ConversionReport(.refused, notices: before.notices + trimmed, lost: before.lost)
    }
    let warnings = warnings(existing, by: planned)
    if request.action == .plan {
      return ConversionReport(
        .planned(plan.summary), warnings: warnings, notices: before.notices + trimmed, lost: before.lost)
    }
    for warning in warnings { progress(.warning(warning)) }
    let sink = try sink(for: planned, existing, parts)
    progress(.begins(tiles: plan.tileCount, bytes: plan.byteCount))
    let progress = progress
    do throws(FileAccessError) {
      let jobs = planned.jobs(request.jobs)
      let note = { @Sendable (tiles: Int, bytes: Int) in progress(.carried(tiles: tiles, bytes: bytes)) }
      let census: TileCensus
      if let parts {
        census = try await parts.carry(into: sink, jobs: jobs, note)
      } else {
        let transfer = TileTransfer(plan, to: sink, expecting: planned.expectation(declared), jobs: jobs)
        census = try await transfer.run(note)
      }
      // Only now is it known which formats occur.
      let format = planned.format(of: census)
      let after = planned.documents(format)
      try destination.checkAgain(existing)
      try ending()
      let written = try sink.finish(after.documents + planned.tileDocuments(census))
      var notices = after.notices + trimmed + sink.remarks.map { Message($0) }
      if plan.packets.isEmpty { notices.append("the input contains no tiles, so the result has none either") }
      if let format, format != declared { notices.append(Self.notice(of: format, declared)) }
      let faults = TileFaults.joined(plan.faults + census.faults(expecting: planned.expectation(format)))
      return ConversionReport(
        .written(written), warnings: warnings, notices: notices, lost: after.lost, census: census, faults: faults)
    } catch {
      // If the source has changed, nothing can be continued. Adding tiles to a cache keeps no unfinished output: the
      // same request is simply run again.
      var isKept = error.reason != .changedWhileRead && !error.isPermanent
      if case .added = request.result { isKept = false }
      if parts != nil { throw ConversionError.parts(.access(error)) }
      throw .interrupted(error, isKept: isKept)
    }
  }

  /// Why the result declares another image format than the input.
  private static func notice(of format: TileImageFormat, _ declared: TileImageFormat?) -> Message {
    let result = "the image format of the result is \(format.name)"
    if format == .mixed { return Message("the tiles are both JPEG and PNG; \(result)") }
    guard let declared else { return Message("the input declares no image format; \(result), as the tiles show") }
    return Message("the input declares \(declared.name), which not all tiles have; \(result)")
  }

  private func sink(
    for planned: PlannedConversion, _ existing: SinkDestination.Existing, _ parts: (any CopiedTiles)?
  ) throws(ConversionError) -> any TileSink {
    do throws(FileAccessError) {
      if let parts { return try parts.sink(for: planned, at: request.destination, existing) }
      // This must run before the sink is made, because the sink creates the file that `othersOnly` looks for.
      let others = try othersOnly(planned.key)
      let sink = try planned.sink(at: request.destination, leftovers, existing)
      // After the sink is made: a destination that cannot be written is an error, without this notice.
      if let others { progress(.beginsAnew(others: others)) }
      return sink
    } catch {
      throw .destination(error)
    }
  }

  /// The unfinished output that other conversions left for the same destination.
  ///
  /// - Returns: `nil` if nothing was to be continued, or if this conversion itself can be continued.
  private func othersOnly(_ key: String) throws(FileAccessError) -> [FilePath]? {
    guard case .new(_, _, .continued) = request.result else { return nil }
    let own = Partial.path(for: request.destination, key: key)
    // Other output is only worth a notice if there is nothing of our own to continue.
    guard FileSystemEntry.at(own) == nil else { return nil }
    return try Partial.all(for: request.destination).filter { !$0.string.hasPrefix(own.string) }
  }
}

extension FileAccessError {
  /// Whether the same run would fail again in the same way, so that nobody should be advised to continue it.
  fileprivate var isPermanent: Bool {
    guard case .database(let problem) = reason else { return false }
    guard let code = problem.primaryCode else { return true }
    // Busy, locked, out of memory, interrupted, I/O error, disk full, cannot open: these can pass
    // (https://www.sqlite.org/rescode.html).
    return ![5, 6, 7, 9, 10, 13, 14].contains(code)
  }
}

extension ConversionPlan {
  fileprivate var summary: ConversionSummary {
    ConversionSummary(tiles: tileCount, bytes: byteCount, packets: packets.count, levels: levels)
  }
}
