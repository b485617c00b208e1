import SourceText
public import TilingSchemes

/// What a conversion says otherwise than its input, because of what becomes of the tiles.
public struct SchemeChanges: Sendable {
  /// An extent that replaces the input's.
  public var extent: Envelope?
  public var storage: TileStorageInfo?
  public var imageFormat: TileImageFormat?
  /// The coarsest and the finest level that have tiles.
  public var levelsWithTiles: ClosedRange<Int>?
  /// All levels of the scheme anew.
  public var levels: [LevelOfDetail]?
  /// The file of a thumbnail, for an item that has none yet.
  public var thumbnail: String?

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
    var edits: [SourceEdit] = []
    func set(_ field: SchemeField, _ value: String) -> Bool {
      guard let range = document.positions[field] else { return false }
      edits.append(SourceEdit(range, with: value))
      return true
    }
    func quoted(_ text: String) -> String { isJSON ? JSONOutput.quote(text) : text }
    // A companion says nothing of these.
    guard model.scheme != nil else { return [] }
    if let format = storage?.format, model.storage?.format != format {
      guard set(.storageFormat, quoted(format.name)) else { return nil }
    }
    if let size = storage?.packetSize, model.storage?.packetSize != size {
      guard set(.packetSize, String(size)) else { return nil }
    }
    if let imageFormat, model.image?.format != imageFormat {
      guard set(.imageFormat, quoted(imageFormat.name)) else { return nil }
    }
    if isJSON, let levels = levelsWithTiles {
      let limits: [(number: Int, old: Int?, field: SchemeField, scale: SchemeField)] = [
        (levels.lowerBound, model.minLOD, .minLOD, .minScale), (levels.upperBound, model.maxLOD, .maxLOD, .maxScale),
      ]
      for limit in limits where limit.number != limit.old {
        guard set(limit.field, String(limit.number)) else { return nil }
        if let scale = model.scheme?.level(limit.number)?.scale { _ = set(limit.scale, DecimalNumber.shortest(scale)) }
      }
    }
    return edits
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
