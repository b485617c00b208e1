import CacheOpening
import FileAccess
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// The plan of a whole cache's conversion, before anything is written: its tiles and its documents.
struct PlannedConversion: Sendable {
  /// The destination of the tiles.
  enum Target: Sendable {
    case store(any TileStore)
    case merging(MergeTarget)

    /// The form of the scheme files; `nil` if the target has none.
    var form: CacheForm? {
      switch self {
      case .store(let store): store.documents.form
      case .merging: .readyToServe
      }
    }
  }

  let plan: ConversionPlan
  /// Identifies this conversion among others for the same destination.
  let key: String
  private let target: Target
  /// The documents with the image format that the input declares.
  private let declared: ConversionDocuments
  /// The documents with the image format MIXED. They are made beforehand, because the tiles show only while they are
  /// copied whether both JPEG and PNG occur.
  private let mixed: ConversionDocuments

  /// Reads all indexes; nothing is written.
  ///
  /// - Throws: `ConversionObstacle` if the levels cannot be renumbered, the tiles cannot be added, or the result cannot
  ///   hold the scheme.
  init(
    _ source: OpenedCache, _ request: ConversionRequest, area: MapArea?, to target: Target
  ) async throws(ConversionObstacle) {
    let model = source.scheme.model
    self.target = target
    let renumbering = request.numbering == .arcGISOnline ? try LevelRenumbering(model) : nil
    let grid = try Self.grid(of: target, for: model)
    let selection = TileSelection(
      levels: request.levels, extent: request.extent, area: area, of: model.scheme, limits: grid?.limits)
    let numbers = grid?.numbers ?? renumbering?.numbers ?? [:]
    let plan = await ConversionPlan(source.packets, selection, renumbering: numbers, jobs: request.jobs)
    self.plan = plan
    if case .merging(let cache) = target {
      try cache.check(model, levels: Set(plan.packets.map(\.contents.level)))
    }
    let part = area?.envelope.map { request.extent?.intersection($0) ?? $0 } ?? request.extent
    var changes = SchemeChanges(extent: part.map { model.fullExtent?.intersection($0) ?? $0 })
    if case .store(let store) = target { changes.storage = store.storage }
    // conf.xml has no field for the levels that have tiles. If the input states them, they are reported as lost.
    if target.form == .readyToServe { changes.levelsWithTiles = plan.levels }
    changes.levels = renumbering?.levels
    var thumbnail: [UInt8]?
    if case .store(let store) = target, store.documents == .readyToServe {
      changes.thumbnail = "./thumbnail.png"
      thumbnail = try ResultThumbnail.png(of: source, changes.extent)
    }
    declared = try Self.documents(of: source, plan, to: target, changes, model.image?.format, thumbnail)
    mixed = try Self.documents(of: source, plan, to: target, changes, .mixed, thumbnail)
    var key = ConversionKey(
      ConversionKey.Options(
        target: target.name, levels: request.levels, extent: changes.extent, area: area?.envelope, numbers: numbers,
        storage: changes.storage, imageFormat: model.image?.format, thumbnail: changes.thumbnail))
    for packet in plan.packets {
      key.add(packet: packet.packet.name, level: packet.contents.level, packet.fingerprint)
    }
    self.key = key.text
  }

  /// The documents next to the tiles.
  ///
  /// - Parameter format: the format found in the tiles: MIXED, or the format that the input declares.
  func documents(_ format: TileImageFormat?) -> ConversionDocuments { format == .mixed ? mixed : declared }

  /// The documents next to the tiles, each in the larger of its two versions. A package reserves space for its
  /// documents before the tiles show whether the format is MIXED.
  private var largestDocuments: [CacheDocument] {
    zip(declared.documents, mixed.documents).map { $0.bytes.count >= $1.bytes.count ? $0 : $1 }
  }

  /// The number of packets that may be written at the same time.
  ///
  /// - Parameter jobs: the requested number.
  func jobs(_ jobs: Int) -> Int {
    if case .store(let store) = target, store.isWrittenInOrder { 1 } else { jobs }
  }

  /// Makes the sink to which the tiles are written.
  ///
  /// - Throws: `FileAccessError` if the destination cannot be written.
  func sink(
    at path: FilePath, _ leftovers: SinkDestination.Leftovers, _ existing: SinkDestination.Existing
  ) throws(FileAccessError) -> any TileSink {
    let destination = SinkDestination(
      path, packets: plan.packets.map(\.contents), documents: largestDocuments, key: key, leftovers: leftovers,
      existing: existing)
    switch target {
    case .store(let store): return try store.sink(for: destination)
    case .merging(let cache):
      return try BundleMergeSink(cache.folder, tiles: cache.tiles, levels: destination.levels, as: cache.store)
    }
  }

  private static func grid(of target: Target, for model: CacheDescription) throws(ConversionObstacle) -> StoreGrid? {
    guard case .store(let store) = target else { return nil }
    do throws(TileStoreError) {
      return try store.grid(for: model)
    } catch {
      throw .store(error)
    }
  }

  private static func documents(
    of source: OpenedCache, _ plan: ConversionPlan, to target: Target, _ changes: SchemeChanges,
    _ format: TileImageFormat?, _ thumbnail: [UInt8]?
  ) throws(ConversionObstacle) -> ConversionDocuments {
    let lost = plan.lost + source.passedOver + source.storeLosses(in: target.form)
    var changes = changes
    changes.imageFormat = format
    do throws(WritingError) {
      switch target {
      case .merging(let cache):
        return try ConversionDocuments(merging: cache, plan, imageFormat: format, lost: lost)
      case .store(let store):
        if let form = store.documents.form {
          return try ConversionDocuments(source.scheme, form: form, changing: changes, thumbnail: thumbnail, lost: lost)
        }
        var contents = StoreContents(
          source.scheme.model, suggestedName: source.scheme.suggestedName, extent: changes.extent, levels: plan.levels,
          format: format, tilesBeyond: plan.beyond)
        if case .stored(let stored) = source.tiles { contents.source = .metadata(stored.otherMetadata) }
        return ConversionDocuments(store.metadata(of: contents), lost: lost)
      }
    } catch {
      throw .writing(error)
    }
  }
}

extension PlannedConversion.Target {
  /// The name of the target in the key of a conversion. With another name, unfinished output could no longer be
  /// continued.
  fileprivate var name: String {
    switch self {
    case .store(let store): store.name
    case .merging: "into"
    }
  }
}

extension OpenedCache {
  /// For people: files that clients cannot find or read, and that are therefore not copied.
  fileprivate var passedOver: [String] {
    problems.compactMap { problem in
      switch problem.kind {
      case .misnamed, .misnamedLevel: "\(problem.path): its name does not give its level, row and column"
      case .noIndexFile: "\(problem.path): its index file (.bundlx) is missing"
      case .noBundle: "\(problem.path): its bundle is missing"
      case .unreadable(let error): "\(problem.path): \(error.explanation)"
      case .noTiles, .letterCase, .stray, .lock, .unknownLevel, .missingLevels, .storage: nil
      }
    }
  }
}
