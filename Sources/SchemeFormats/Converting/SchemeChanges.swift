import SourceText
public import TilingSchemes

/// The values that a conversion changes compared with its input, because the tiles change.
public struct SchemeChanges: Sendable {
  /// The address of the tiles, with the names of the level, the row and the column in any open format's spelling; `nil`
  /// keeps the input's.
  public var tileAddress: String?
  /// How a root.json spells its values.
  public enum Spelling: Hashable, Sendable {
    /// As the input does: for a scheme that is converted alone.
    case input
    /// As ArcGIS does in its packages, so that its apps open the tiles: for packages and caches with tiles.
    case package
  }

  /// An extent that replaces the input's.
  public var extent: Envelope?
  /// How the tiles will be stored in files; `nil` keeps the input's value.
  public var storage: TileStorageInfo?
  /// The format that the tiles will have; `nil` keeps the input's. An equal format keeps the input's spelling.
  public var imageFormat: TileImageFormat?
  /// The coarsest and the finest level that have tiles.
  public var levelsWithTiles: ClosedRange<Int>?
  /// Replaces all levels of the scheme; `nil` keeps them.
  public var levels: [LevelOfDetail]?
  /// The file name of a thumbnail, for an item that does not exist in the input.
  public var thumbnail: String?
  /// How a root.json spells its values; other formats have one spelling.
  public var spelling = Spelling.input

  /// Changes only the extent; `nil` keeps the input's.
  public init(extent: Envelope? = nil) { self.extent = extent }

  /// - Parameter hasItemDocument: whether the input has an iteminfo.json, which is kept as it is.
  package func applied(to model: CacheDescription, hasItemDocument: Bool = false) -> CacheDescription {
    var model = model
    if let extent { model.setExtent(extent) }
    if let storage { model.storage = storage }
    if let imageFormat, model.image?.format != imageFormat {
      var image = model.image ?? TileImageInfo()
      image.format = imageFormat
      image.formatSpelling = nil
      image.compressionQuality = Self.quality(image.compressionQuality, for: imageFormat)
      model.image = image
    }
    if let levels { model.scheme?.levels = levels }
    if let tileAddress { model.tileAddress = TileAddress(tileAddress).text }
    if let thumbnail, !hasItemDocument {
      var item = model.item ?? ItemInformation()
      item.thumbnail = thumbnail
      model.item = item
    }
    // The visible scales follow the levels. If a level stays, its stated scale stays too, as it may differ on purpose.
    if let levelsWithTiles, model.minLOD != levelsWithTiles.lowerBound {
      model.minLOD = levelsWithTiles.lowerBound
      model.minScale = model.scheme?.level(levelsWithTiles.lowerBound)?.scale
    }
    if let levelsWithTiles, model.maxLOD != levelsWithTiles.upperBound {
      model.maxLOD = levelsWithTiles.upperBound
      model.maxScale = model.scheme?.level(levelsWithTiles.upperBound)?.scale
    }
    return model
  }

  /// The quality to declare for a format that differs from the input's: JPEG and MIXED require one from 1 to 100, and
  /// the others have 0. The quality of the tiles themselves is not known, so ArcGIS's default of 75 is declared.
  static func quality(_ stated: Double?, for format: TileImageFormat) -> Double? {
    switch format {
    case .jpeg, .mixed: if let stated, stated > 0 { stated } else { 75 }
    case .png, .png8, .png24, .png32, .lerc: stated.map { _ in 0 }
    case .other: stated
    }
  }

  /// The edits that make these changes in a document, except for the extent.
  ///
  /// - Returns: `nil` if the document has no place for one of the values; it must then be written as a whole.
  func edits(in document: SchemeDocument) -> [SourceEdit]? {
    guard levels == nil else { return nil }
    let isJSON = document.format.form != .legacy
    let model = document.model
    // conf.cdi and iteminfo.json, which have no scheme, state none of these values.
    guard let scheme = model.scheme else { return [] }
    var edits = DocumentEdits(document, isJSON: isJSON)
    if let storage {
      edits.set(ModelField.all, from: model.storage ?? TileStorageInfo(), to: storage)
    }
    // An equal format keeps the source's spelling.
    if let imageFormat, model.image?.format != imageFormat {
      edits.set([.format], from: TileImageInfo(), to: TileImageInfo(format: imageFormat))
      let quality = Self.quality(model.image?.compressionQuality, for: imageFormat)
      edits.setIfStated([.compressionQuality], to: TileImageInfo(compressionQuality: quality))
    }
    if isJSON, let levelsWithTiles {
      var limits = CacheDescription()
      limits.minLOD = levelsWithTiles.lowerBound
      limits.maxLOD = levelsWithTiles.upperBound
      edits.set([.minLOD, .maxLOD], from: model, to: limits)
      // A document need not state the scales. If a level stays, the stated scale stays too.
      limits.minScale = limits.minLOD == model.minLOD ? nil : scheme.level(levelsWithTiles.lowerBound)?.scale
      limits.maxScale = limits.maxLOD == model.maxLOD ? nil : scheme.level(levelsWithTiles.upperBound)?.scale
      edits.setIfStated([.minScale, .maxScale], to: limits)
    }
    return edits.edits
  }
}

extension CacheDescription {
  /// Replaces the full and the initial extent. The item's extent is removed, because it is derived from them.
  fileprivate mutating func setExtent(_ extent: Envelope) {
    var extent = extent
    extent.spatialReference =
      extent.spatialReference ?? fullExtent?.spatialReference ?? scheme?.spatialReference ?? spatialReference
    fullExtent = extent
    initialExtent = initialExtent.map { _ in extent }
    item?.extent = nil
  }
}
