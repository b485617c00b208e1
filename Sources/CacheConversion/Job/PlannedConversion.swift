import CacheOpening
import FileAccess
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// A conversion of a whole cache before anything is written: its tiles, and what stands beside them.
struct PlannedConversion: Sendable {
  /// Where the tiles go.
  enum Target: Sendable {
    case store(any TileStore)
    case merging(MergeTarget)

    /// The form of the files that stand beside them; `nil` where there are none.
    var form: CacheForm? {
      switch self {
      case .store(let store): store.documents.form
      case .merging: .readyToServe
      }
    }
  }

  let plan: ConversionPlan
  /// Tells this conversion from another for the same destination.
  let key: String
  private let target: Target
  /// With the image format that the input says.
  private let declared: ConversionDocuments
  /// With MIXED.
  private let mixed: ConversionDocuments

  /// Looks at all indexes; nothing is written.
  ///
  /// - Throws: `ConversionObstacle` where the levels cannot be renumbered, the tiles cannot be added, or the result
  ///   cannot hold the scheme.
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
    // conf.xml has no place for them; what the input itself says of them is a loss then.
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

  /// What stands beside the tiles.
  ///
  /// - Parameter format: what the tiles turned out to be: MIXED, or what the input says.
  func documents(_ format: TileImageFormat?) -> ConversionDocuments { format == .mixed ? mixed : declared }

  /// What stands beside the tiles, each in the largest form that it may take: MIXED is the longest of the names that may
  /// have to be declared.
  private var largestDocuments: [CacheDocument] {
    zip(declared.documents, mixed.documents).map { $0.bytes.count >= $1.bytes.count ? $0 : $1 }
  }

  /// How many packets may be written at once.
  ///
  /// - Parameter jobs: how many there should be.
  func jobs(_ jobs: Int) -> Int {
    if case .store(let store) = target, store.isWrittenInOrder { 1 } else { jobs }
  }

  /// Makes what the tiles are written to.
  ///
  /// - Throws: `FileAccessError` where nothing can be written.
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
    let lost = plan.lost + source.passedOver
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
        let contents = StoreContents(
          source.scheme.model, suggestedName: source.scheme.suggestedName, extent: changes.extent, levels: plan.levels,
          format: format, tilesBeyond: plan.beyond)
        return ConversionDocuments(store.metadata(of: contents), lost: lost)
      }
    } catch {
      throw .writing(error)
    }
  }
}

extension PlannedConversion.Target {
  /// What the key of a conversion has of it.
  fileprivate var name: String {
    switch self {
    case .store(let store): store.name
    case .merging: "into"
    }
  }
}

extension OpenedCache {
  /// For people: files that are named in a way that nobody finds them, and so are not carried.
  fileprivate var passedOver: [String] {
    problems.compactMap { problem in
      switch problem.kind {
      case .misnamed, .misnamedLevel: "\(problem.path), whose name tells no place"
      case .noIndexFile, .noBundle: "\(problem.path), which lacks its other half"
      case .unreadable(let error): "\(problem.path): \(error.explanation)"
      case .noTiles, .letterCase, .stray, .lock, .unknownLevel, .missingLevels, .storage: nil
      }
    }
  }
}
