import CoordinateSystems
import SourceText
import TilingSchemes

/// A statement of a model: a name for people and a value that can be compared.
///
/// Two models say the same where their items are the same; what one says and the other does not is lost between them.
struct ModelItem: Hashable {
  /// The part it belongs to, such as “full extent”; a part that is lost as a whole is named once.
  let part: String?
  let name: String
  let value: String

  /// Everything a model says. What every reader would assume anyway is filled in first, so that leaving it out is no
  /// loss.
  static func all(of model: CacheDescription) -> [ModelItem] {
    var list = ItemList()
    if let scheme = model.scheme { list.add(part: "tiling scheme") { $0.add(scheme) } }
    if let image = model.image { list.add(part: "image information") { $0.add(image) } }
    if let storage = model.storage {
      list.add(part: "storage information") { list in
        list.add("storage format", storage.format?.name)
        list.add("packet size", storage.packetSize)
      }
    }
    list.add(extent: "full extent", model.fullExtent)
    // An initial extent that is the full one says nothing.
    if model.initialExtent != model.fullExtent { list.add(extent: "initial extent", model.initialExtent) }
    list.add(limitsOf: model)
    list.add("resampling", model.allowsResampling.flatMap { $0 ? nil : $0 })
    list.add("exportTilesAllowed", model.allowsTileExport.flatMap { $0 ? $0 : nil })
    // A map without a service's name lends it its own.
    list.add("name", model.name ?? model.mapName)
    if let name = model.name, name != model.mapName { list.add("mapName", model.mapName) }
    list.add("serviceDescription", model.serviceDescription.flatMap { $0.isEmpty ? nil : $0 })
    list.add("units", model.unitsName)
    list.add("tileBundlesPath", model.tileBundlesPath.flatMap { $0 == "./tile" ? nil : $0 })
    list.add(part: "layers") { list in
      for layer in model.layers ?? [] { list.add("layer \(layer.id) “\(layer.name)”", "\(layer)") }
    }
    if let stated = model.spatialReference, stated != model.scheme?.spatialReference {
      list.add(part: "the map’s coordinate system") { $0.add("map’s coordinate system", stated) }
    }
    if let item = model.item { list.add(part: "item information") { $0.add(item) } }
    return list.items
  }

  /// What of a model is not among the items held, for people: a part once where nothing of it is held, else the items
  /// with their values.
  static func lost(from model: CacheDescription, held: Set<ModelItem>) -> [String] {
    let items = all(of: model)
    let missing = items.filter { !held.contains($0) }
    let sizes = items.reduce(into: [:]) { $0[$1.part, default: 0] += 1 }
    let missingSizes = missing.reduce(into: [:]) { $0[$1.part, default: 0] += 1 }
    var lines: [String] = []
    for item in missing {
      guard let part = item.part, let count = missingSizes[part], count > 1, count == sizes[part] else {
        lines.append(item.value.count <= 40 ? "\(item.name) (\(item.value))" : item.name)
        continue
      }
      let line = "\(part) (all \(count) values)"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }
}

private struct ItemList {
  private(set) var items: [ModelItem] = []
  private var part: String?

  /// Adds what `body` adds, as one part.
  mutating func add(part name: String, _ body: (inout ItemList) -> Void) {
    let outer = part
    part = outer ?? name
    body(&self)
    part = outer
  }

  mutating func add(_ name: String, _ value: String?) {
    if let value { items.append(ModelItem(part: part, name: name, value: value)) }
  }

  // The description of a Double is unique to its bits, but for the sign of zero.
  mutating func add(_ name: String, _ value: Double?) { add(name, value.map { ($0 + 0).description }) }
  mutating func add(_ name: String, _ value: Int?) { add(name, value.map { String($0) }) }
  mutating func add(_ name: String, _ value: Bool?) { add(name, value.map { String($0) }) }

  mutating func add(_ scheme: TilingScheme) {
    add("tile origin x", scheme.origin.x)
    add("tile origin y", scheme.origin.y)
    add("tile width", scheme.tileWidth)
    add("tile height", scheme.tileHeight)
    add("DPI", scheme.dotsPerInch)
    add("PreciseDPI", scheme.effectiveDotsPerInch)
    for level in scheme.levels {
      add("level \(level.level) resolution", level.resolution)
      add("level \(level.level) scale", level.scale)
    }
    if let reference = scheme.spatialReference { add("coordinate system", reference) }
  }

  /// The first and last level and their scales; what follows from the levels says nothing of its own.
  mutating func add(limitsOf model: CacheDescription) {
    let levels = model.scheme?.levels ?? []
    let first = levels.min { $0.level < $1.level }
    let last = levels.max { $0.level < $1.level }
    if model.minLOD != first?.level { add("minLOD", model.minLOD) }
    if model.maxLOD != last?.level { add("maxLOD", model.maxLOD) }
    if model.minScale != first?.scale { add("minScale", model.minScale) }
    if model.maxScale != last?.scale { add("maxScale", model.maxScale) }
  }

  mutating func add(_ image: TileImageInfo) {
    add("tile format", image.formatName)
    add("compression quality", image.compressionQuality)
    add("antialiasing", image.isAntialiased ?? false)
    add("band count", image.bandCount)
    add("LERC error", image.lercError)
  }

  mutating func add(extent name: String, _ extent: Envelope?) {
    guard let extent else { return }
    add(part: name) { list in
      list.add("\(name) xmin", extent.xMin)
      list.add("\(name) ymin", extent.yMin)
      list.add("\(name) xmax", extent.xMax)
      list.add("\(name) ymax", extent.yMax)
      if let reference = extent.spatialReference { list.add("\(name)’s coordinate system", reference) }
    }
  }

  mutating func add(_ name: String, _ reference: SpatialReference) {
    let known = KnownSystem.find(reference)
    let text = reference.wellKnownText ?? known?.wellKnownText
    let system = text.flatMap(CoordinateSystem.init(wellKnownText:))
    add("\(name): WKT", text)
    add("\(name): WKID", reference.wkid)
    add("\(name): latest WKID", reference.latestWKID)
    add("\(name): vertical WKID", reference.verticalWKID)
    add("\(name): latest vertical WKID", reference.latestVerticalWKID)
    let domain = reference.domain
    let numbers: [(String, Double?)] = [
      ("XOrigin", domain.xOrigin), ("YOrigin", domain.yOrigin), ("XYScale", domain.xyScale),
      ("ZOrigin", domain.zOrigin), ("ZScale", domain.zScale), ("MOrigin", domain.mOrigin),
      ("MScale", domain.mScale), ("XYTolerance", domain.xyTolerance), ("ZTolerance", domain.zTolerance),
      ("MTolerance", domain.mTolerance),
    ]
    for (key, value) in numbers { add("\(name): \(key)", value) }
    add("\(name): HighPrecision", reference.isHighPrecision ?? true)
    let kind = reference.kind ?? system?.kind
    if let longitude = reference.leftLongitude ?? (kind == .geographic ? -180 : nil) {
      add("\(name): LeftLongitude", longitude)
    }
    // The kind follows from the WKT; it says something only where it contradicts it.
    if let stated = reference.kind, stated != system?.kind { add("\(name): kind", "\(stated)") }
  }

  mutating func add(_ item: ItemInformation) {
    let texts: [(String, String?)] = [
      ("item name", item.name), ("item title", item.title), ("item guid", item.guid), ("item creator", item.creator),
      ("item snippet", item.snippet), ("item summary", item.summary), ("item description", item.itemDescription),
      ("item tags", item.tags), ("item type", item.type), ("item thumbnail", item.thumbnail),
      ("item type keywords", item.typeKeywords?.joined(separator: ", ")),
    ]
    for case (let name, let value?) in texts where !value.isEmpty { add(name, value) }
    add("item created", item.created.flatMap { $0 == 0 ? nil : $0 })
    add(extent: "item extent", item.extent)
  }
}
