import CacheOpening
import CacheVerification
import Diagnostics
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

    /// The store whose files are written.
    var store: any TileStore {
      switch self {
      case .store(let store): store
      case .merging(let cache): cache.store
      }
    }

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
  /// The declarations with which the tiles are compared: those of the input, or of the cache to which tiles are added.
  private let model: CacheDescription
  /// The documents for each image format that the tiles can turn out to have. They are made beforehand, because the
  /// tiles show their format only while they are copied.
  private let versions: [TileImageFormat?: ConversionDocuments]
  /// The documents of a folder for web servers; `nil` for other results.
  private let web: WebFolder?
  /// The levels that have a folder in the source but no tiles, by their numbers in the result.
  private let emptyLevels: [Int]
  /// The scheme of a new result that has documents of its own; `nil` for others.
  let scheme: TilingScheme?
  /// A notice about the levels that were left out of the scheme; `nil` if there are none.
  let trimmed: Message?
  /// A notice about an extent that was computed from the tiles; `nil` if it was not.
  let extentNotice: Message?

  /// Reads all indexes; nothing is written.
  ///
  /// - Throws: `ConversionObstacle` if the levels cannot be renumbered, the tiles cannot be added, or the result cannot
  ///   hold the scheme.
  init(
    _ source: OpenedCache, _ request: ConversionRequest, area: MapArea?, to target: Target
  ) async throws(ConversionObstacle) {
    try source.checkPlaces()
    let frame = try ConversionFrame(source.scheme.model, request, area: area, to: target)
    let plan = await ConversionPlan(
      source.packets, frame.selection, renumbering: frame.numbers, for: target.store, jobs: request.jobs)
    try self.init(source, request, area: area, to: target, frame, plan)
  }

  /// - Parameter plan: the tiles of all packets.
  init(
    _ source: OpenedCache, _ request: ConversionRequest, area: MapArea?, to target: Target, _ frame: ConversionFrame,
    _ plan: ConversionPlan
  ) throws(ConversionObstacle) {
    let model = source.scheme.model
    let (renumbering, grid, numbers) = (frame.renumbering, frame.grid, frame.numbers)
    self.target = target
    self.plan = plan
    try plan.checkPlaces()
    emptyLevels = source.levels(of: request, renumbering: numbers, except: Set(plan.packets.map(\.contents.level)))
    if case .merging(let cache) = target {
      try cache.check(model, levels: Set(plan.packets.map(\.contents.level)))
    }
    let part = area?.envelope.map { request.extent?.intersection($0) ?? $0 } ?? request.extent
    var changes = SchemeChanges(extent: part.map { model.fullExtent?.intersection($0) ?? $0 })
    var computed: TileExtent?
    if case .store = target, part == nil, model.fullExtent == nil, model.initialExtent == nil, let scheme = model.scheme
    {
      computed = TileExtent(plan, in: scheme)
      changes.extent = computed?.envelope
    }
    extentNotice = computed?.notice(of: "the input")
    if case .store(let store) = target, store.documents.naming == nil { changes.storage = store.storage }
    // conf.xml has no field for the levels that have tiles. If the input states them, they are reported as lost.
    if target.form == .readyToServe { changes.levelsWithTiles = plan.levels }
    changes.levels = renumbering?.levels
    if case .store(let store) = target, store.documents.naming != nil, renumbering == nil, let grid {
      // The document has the numbers of the folders; stores with entries of their own count levels themselves.
      changes.levels = model.scheme?.levels.map { level in
        var level = level
        level.number = grid.numbers[level.number] ?? level.number
        return level
      }
    }
    let trimming =
      request.schemeLevels == .withTiles ? LevelTrimming(changes.levels ?? model.scheme?.levels, plan) : nil
    if case .store = target, let trimming {
      changes.levels = trimming.levels
      trimmed = trimming.notice
    } else {
      trimmed = nil
    }
    if case .store(let store) = target, store.documents != .ownEntries, var scheme = model.scheme {
      scheme.levels = changes.levels ?? scheme.levels
      self.scheme = scheme
    } else {
      scheme = nil
    }
    var thumbnail: [UInt8]?
    if case .store(let store) = target, store.documents == .readyToServe {
      changes.thumbnail = "./thumbnail.png"
      changes.spelling = .package
      thumbnail = try ResultThumbnail.png(of: source, changes.extent)
    }
    if case .merging(let cache) = target { self.model = cache.opened.model } else { self.model = model }
    if case .store(let store) = target, case .page = store.documents {
      web = WebFolder(request.web, format: model.image?.format)
    } else {
      web = nil
    }
    var versions: [TileImageFormat?: ConversionDocuments] = [:]
    for format in [self.model.image?.format, .mixed, .jpeg, .png, .lerc("LERC")] where versions[format] == nil {
      versions[format] = try ConversionDocuments(
        of: source, plan, grid, to: target, changes, format, thumbnail, web)
    }
    self.versions = versions
    var key = ConversionKey(
      ConversionKey.Options(
        target: target.name, levels: request.levels, extent: changes.extent, area: area?.envelope, numbers: numbers,
        storage: changes.storage, imageFormat: model.image?.format, thumbnail: changes.thumbnail,
        isTrimmed: trimmed != nil))
    for packet in plan.packets {
      key.add(packet: packet.packet.name, level: packet.contents.level, packet.fingerprint)
    }
    self.key = key.text
  }

  /// How many tiles are new in the cache to which they are added; `nil` for other results.
  func addedNotice() -> Message? {
    guard case .merging(let cache) = target else { return nil }
    return AddedTiles(plan, in: cache.layout.packets).notice
  }

  /// The image format that the input or the existing cache declares.
  var declaredFormat: TileImageFormat? { model.image?.format }

  /// The image format that the result declares.
  ///
  /// - Parameter census: the tiles, all of which have been read.
  func format(of census: TileCensus) -> TileImageFormat? {
    let format = census.format(declared: declaredFormat)
    guard case .merging(let cache) = target else { return format }
    return cache.format(adding: format)
  }

  /// The declarations of the result, with which its tiles are compared.
  func expectation(_ format: TileImageFormat?) -> TileExpectation {
    var model = model
    if let format, format != declaredFormat {
      var image = model.image ?? TileImageInfo()
      image.format = format
      model.image = image
    }
    return TileExpectation(model)
  }

  /// The documents next to the tiles.
  ///
  /// - Parameter format: the format that the result declares.
  func documents(_ format: TileImageFormat?) -> ConversionDocuments {
    versions[format] ?? versions[declaredFormat] ?? .none
  }

  /// The documents about single tiles; none unless the result is a folder for web servers.
  ///
  /// - Parameter census: the tiles, all of which have been read.
  /// - Throws: `FileAccessError` if an index can no longer be read.
  func tileDocuments(_ census: TileCensus) throws(FileAccessError) -> [CacheDocument] {
    web == nil ? [] : try WebFolderTiles(plan).documents(census)
  }

  /// The documents next to the tiles, each in the largest of its versions. A package reserves space for its documents
  /// before the tiles show their format.
  private var largestDocuments: [CacheDocument] {
    let all = versions.values.map(\.documents)
    return documents(declaredFormat).documents.indices.compactMap { index in
      all.compactMap { $0.indices.contains(index) ? $0[index] : nil }.max { $0.bytes.count < $1.bytes.count }
    }
  }

  /// The numbers of the levels that get a folder in the result, in ascending order.
  var folderLevels: [Int] { Set(plan.packets.map(\.contents.level) + emptyLevels).sorted() }

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
      existing: existing, emptyLevels: emptyLevels, rowCounts: documents(declaredFormat).rowCounts,
      tileSuffix: web?.suffix)
    switch target {
    case .store(let store): return try store.sink(for: destination)
    case .merging(let cache):
      let levels = Set(plan.packets.map(\.contents.level)).sorted()
      return try BundleMergeSink(cache.folder, tiles: cache.tiles, levels: levels, as: cache.store)
    }
  }
}

extension PlannedConversion.Target {
  /// The name of the target in the key of a conversion. With another name, unfinished output could no longer be
  /// continued.
  fileprivate var name: String {
    switch self {
    case .store(let store): store.documents.naming.map { "\(store.name) \($0)" } ?? store.name
    case .merging: "into"
    }
  }
}

extension OpenedCache {
  /// The selected levels that have a folder, by their numbers in the result, except some.
  fileprivate func levels(
    of request: ConversionRequest, renumbering numbers: [Int: Int], except filled: Set<Int>
  ) -> [Int] {
    guard case .layout(let layout) = tiles else { return [] }
    let selected = layout.levels.filter { request.levels?.contains($0) ?? true }
    return selected.map { numbers[$0] ?? $0 }.filter { !filled.contains($0) }
  }
}
