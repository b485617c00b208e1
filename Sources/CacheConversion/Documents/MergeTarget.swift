import CacheOpening
import CoordinateSystems
import Diagnostics
import SchemeFormats
import SystemPackage
import TileStores
import TilingSchemes

/// An existing cache to which tiles are added.
struct MergeTarget: Sendable {
  let opened: OpenedScheme
  let layout: CacheLayout
  /// The folder of its scheme documents.
  let folder: FilePath

  /// - Throws: `ConversionObstacle` if tiles cannot be added to this kind of cache.
  init(_ cache: OpenedCache) throws(ConversionObstacle) {
    opened = cache.scheme
    guard case .layout(let layout) = cache.tiles, layout.archive == nil, let scheme = opened.documents.first else {
      throw .merging(.notADirectory)
    }
    // The files themselves say more than the configuration, which may be of another storage format.
    guard layout.storage ?? opened.model.storage?.format == .compactV2 else {
      throw .merging(.notCompactV2)
    }
    // Tiles would be added to one of two bundles, and nobody could know which one a program reads.
    for problem in layout.problems {
      if case .samePlace(let other) = problem.kind { throw .samePlace(other, problem.path) }
    }
    self.layout = layout
    folder = FilePath(scheme.file).folder
  }

  /// - Throws: `ConversionObstacle` if the tiles of the source would be in the wrong place in this cache.
  func check(_ source: CacheDescription, levels: Set<Int>) throws(ConversionObstacle) {
    guard let own = opened.model.scheme, let other = source.scheme else {
      throw .merging(.noScheme)
    }
    guard own.tileWidth == other.tileWidth, own.tileHeight == other.tileHeight else {
      throw .merging(
        .tileSize(
          width: other.tileWidth, height: other.tileHeight, ownWidth: own.tileWidth, ownHeight: own.tileHeight))
    }
    // Only a certain difference is refused: without PROJ, some systems cannot be compared.
    if let first = own.spatialReference, let second = other.spatialReference,
      first.isSameSystem(as: second) == .different
    {
      throw .merging(.coordinateSystem)
    }
    for number in levels.sorted() {
      guard let theirs = other.level(number), let ours = own.level(number) else {
        throw .merging(.noLevel(number))
      }
      guard abs(ours.resolution / theirs.resolution - 1) < 1e-9 else {
        throw .merging(.resolution(level: number, theirs.resolution, own: ours.resolution))
      }
      let offset = own.originOffset(from: other.origin, resolution: ours.resolution)
      // Stricter than for renumbering: tiles of both caches are next to each other in one picture.
      guard offset < 0.01 else {
        throw .merging(.origin(offsetPixels: offset, level: number))
      }
    }
    guard let ours = opened.model.image?.format, let theirs = source.image?.format else { return }
    // A MIXED cache accepts the two formats of which it consists.
    let isFitting = ours == theirs || ours == .mixed && (theirs == .jpeg || theirs == .png32)
    guard isFitting else { throw .merging(.imageFormat(theirs, own: ours)) }
  }

  /// The image format of the cache after tiles were added.
  ///
  /// - Parameter added: the format of the added tiles; `nil` if it is not known.
  func format(adding added: TileImageFormat?) -> TileImageFormat? {
    guard let own = opened.model.image?.format, let added, added != own else { return opened.model.image?.format }
    // A cache that was created and never filled has only the added tiles.
    if layout.packets.isEmpty { return added }
    switch (own, added) {
    case (.jpeg, .png), (.png, .jpeg), (.png8, .jpeg), (.png24, .jpeg), (.png32, .jpeg), (_, .mixed): return .mixed
    case (.png8, .png), (.png24, .png), (.png32, .png): return .png
    default: return own
    }
  }

  /// The documents of the cache after tiles of `levels` were added.
  func documents(
    levels: ClosedRange<Int>?, imageFormat: TileImageFormat?
  ) throws(WritingError) -> (documents: [CacheDocument], notices: [Message]) {
    guard let form = opened.documents.first?.document.format.form else { return ([], []) }
    // Of the documents, only values that the new tiles affect are changed: the format and the levels with tiles.
    var changes = SchemeChanges()
    changes.imageFormat = imageFormat
    let used = Set(layout.packets.map(\.level))
    let all = (levels.map { [$0.lowerBound, $0.upperBound] } ?? []) + used
    if let first = all.min(), let last = all.max() { changes.levelsWithTiles = first...last }
    let conversion = try SchemeConversion(opened, to: .pair(form), changing: changes)
    let names = Dictionary(
      opened.documents.map { ($0.document.format.name, FilePath($0.file).name ?? "") }
    ) { first, _ in first }
    let documents = conversion.files.compactMap { file in
      names[file.name].map { CacheDocument($0, file.bytes) }
    }
    return (documents, conversion.notices)
  }

  /// The store of this cache: ready-to-serve or legacy.
  var store: CompactV2Store {
    opened.documents.first?.document.format.form == .legacy ? .legacy : .readyToServe
  }

  /// The folder that contains the folders of the levels.
  var tiles: FilePath { FilePath(layout.tileFolder) }
}
