import SourceText
public import TilingSchemes

/// What a conversion says otherwise than its input, because of what becomes of the tiles.
public struct SchemeChanges: Sendable {
  /// An extent that replaces the input's.
  public var extent: Envelope?
  /// How the tiles will lie in files; `nil` keeps what the input says.
  public var storage: TileStorageInfo?
  /// The format that the tiles will have; `nil` keeps the input's. The same format keeps the input's spelling.
  public var imageFormat: TileImageFormat?
  /// The coarsest and the finest level that have tiles.
  public var levelsWithTiles: ClosedRange<Int>?
  /// All levels of the scheme anew.
  public var levels: [LevelOfDetail]?
  /// The file of a thumbnail, for an item that has none yet.
  public var thumbnail: String?

  /// Changes nothing but the extent; `nil` keeps the input's.
  public init(extent: Envelope? = nil) { self.extent = extent }

  func applied(to model: CacheDescription) -> CacheDescription {
    var model = model
    if let extent { model.setExtent(extent) }
    if let storage { model.storage = storage }
    if let imageFormat, model.image?.format != imageFormat {
      var image = model.image ?? TileImageInfo()
      image.format = imageFormat
      image.formatSpelling = nil
      model.image = image
    }
    if let levels { model.scheme?.levels = levels }
    if let thumbnail, model.item == nil {
      var item = ItemInformation()
      item.thumbnail = thumbnail
      model.item = item
    }
    // The scales at which something is drawn go with the levels; where these stay, so does what was said of the scales.
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

  /// The edits that make a document say so, except for the extent.
  ///
  /// - Returns: `nil` where the document has no place for one of them, and has to be written anew.
  func edits(in document: SchemeDocument) -> [SourceEdit]? {
    guard levels == nil else { return nil }
    let isJSON = document.format.form != .legacy
    let model = document.model
    // A companion says nothing of these.
    guard let scheme = model.scheme else { return [] }
    var edits = DocumentEdits(document, isJSON: isJSON)
    if let storage {
      edits.set(ModelField.all, from: model.storage ?? TileStorageInfo(), to: storage)
    }
    // The source's spelling of the same format stays.
    if let imageFormat, model.image?.format != imageFormat {
      edits.set([.format], from: TileImageInfo(), to: TileImageInfo(format: imageFormat))
    }
    if isJSON, let levelsWithTiles {
      var limits = CacheDescription()
      limits.minLOD = levelsWithTiles.lowerBound
      limits.maxLOD = levelsWithTiles.upperBound
      edits.set([.minLOD, .maxLOD], from: model, to: limits)
      // A document need not state the scales, and where the level stays, so does what was said of its scale.
      limits.minScale = limits.minLOD == model.minLOD ? nil : scheme.level(levelsWithTiles.lowerBound)?.scale
      limits.maxScale = limits.maxLOD == model.maxLOD ? nil : scheme.level(levelsWithTiles.upperBound)?.scale
      edits.setIfStated([.minScale, .maxScale], to: limits)
    }
    return edits.edits
  }
}

extension CacheDescription {
  /// Replaces the extents; the item's extent follows from them.
  fileprivate mutating func setExtent(_ extent: Envelope) {
    var extent = extent
    extent.spatialReference =
      extent.spatialReference ?? fullExtent?.spatialReference ?? scheme?.spatialReference ?? spatialReference
    fullExtent = extent
    initialExtent = initialExtent.map { _ in extent }
    item?.extent = nil
  }
}
