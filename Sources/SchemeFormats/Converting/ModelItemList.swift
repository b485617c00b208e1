import CoordinateSystems
import TilingSchemes

/// Collects the items of a model from the tables of its fields.
struct ModelItemList {
  /// The items so far, in the order in which messages list them.
  private(set) var items: [ModelItem] = []
  /// The name of the part that is being added, if any.
  private var part: String?

  mutating func add(_ model: CacheDescription) {
    var model = model
    // Packages of ArcGIS Pro state the domain only with the system of the map, which is also that of the scheme.
    model.scheme = model.scheme?.completed(from: model.spatialReference)
    if let scheme = model.scheme { add(part: "tiling scheme") { $0.add(scheme) } }
    if var image = model.image {
      // JSON states antialiasing only if it is on; conf.xml always does.
      image.isAntialiased = image.isAntialiased ?? false
      add(part: "image information") { $0.add(ModelField.all, of: image, "image/", "") }
    }
    if let storage = model.storage {
      add(part: "storage information") { $0.add(ModelField.all, of: storage, "storage/", "") }
    }
    add(model.fullExtent, "fullExtent/", "full extent")
    // An initial extent that equals the full extent adds no information.
    if model.initialExtent != model.fullExtent { add(model.initialExtent, "initialExtent/", "initial extent") }
    add(ModelField.all, of: model.withoutAssumptions, "", "")
    add(part: ModelItem.layersPart) { list in
      for layer in model.withoutAssumptions.layers ?? [] {
        // A layer is one item: a list of all values of its legend, including images, would be useless to a reader.
        list.add("layer/\(layer.id)", "layer \(layer.id) “\(layer.name)”", layer.encoding, isReadable: false)
      }
    }
    if let stated = model.spatialReference, stated != model.scheme?.spatialReference {
      // Most services repeat the scheme's system for the map; only a different one is a statement of its own.
      add(part: "the map’s coordinate system") { $0.add(stated, "spatialReference/", "map’s coordinate system") }
    }
    if let item = model.item { add(part: "item information") { $0.add(item) } }
  }

  /// Adds the items that `body` adds as one part; within another part they belong to the outer one.
  private mutating func add(part name: String, _ body: (inout ModelItemList) -> Void) {
    let outer = part
    part = outer ?? name
    body(&self)
    part = outer
  }

  private mutating func add(_ key: String, _ name: String, _ value: String, isReadable: Bool = true) {
    items.append(ModelItem(key: key, value: value, part: part, name: name, isReadable: isReadable))
  }

  /// Adds an item for each value that a part has.
  private mutating func add<Part, Place>(
    _ fields: [ModelField<Part, Place>], of part: Part, _ key: String, _ words: String
  ) {
    for field in fields {
      if let text = field.value.exactText(in: part) { add("\(key)\(field.key)", "\(words)\(field.words)", text) }
    }
  }

  private mutating func add(_ scheme: TilingScheme) {
    var scheme = scheme
    // Formats without a precise value state only the rounded one, so both are reduced to the value that counts.
    scheme.preciseDotsPerInch = scheme.effectiveDotsPerInch
    add(ModelField.all, of: scheme.origin, "scheme/origin/", "tile origin ")
    add(ModelField.all, of: scheme, "scheme/", "")
    for level in scheme.levels { add(level) }
    if let reference = scheme.spatialReference { add(reference, "scheme/spatialReference/", "coordinate system") }
  }

  private mutating func add(_ level: LevelOfDetail) {
    let (key, words) = ("scheme/level/\(level.number)/", "level \(level.number) ")
    // The number is part of the key, so that a level is compared with the level of the same number.
    add([.resolution, .scale], of: level, key, words)
    if let origin = level.origin {
      add(ModelField<MapPoint, SchemeField.Axis>.all, of: origin, "\(key)origin/", "\(words)tile origin ")
    }
    if let size = level.tileSize { add(ModelField<TileSize, SchemeField.LevelValue>.all, of: size, key, words) }
    if let limits = level.matrixLimits { add("\(key)matrixLimits", "\(words)limits", limits.encoding) }
  }

  private mutating func add(_ extent: Envelope?, _ key: String, _ name: String) {
    guard let extent else { return }
    add(part: name) { list in
      list.add(ModelField.all, of: extent, key, "\(name) ")
      if let reference = extent.spatialReference {
        list.add(reference, "\(key)spatialReference/", "\(name)’s coordinate system")
      }
    }
  }

  /// Adds a coordinate system, completed by the values that follow from its WKID or are ArcGIS's defaults.
  private mutating func add(_ reference: SpatialReference, _ key: String, _ name: String) {
    var assumed = reference
    // Packages of ArcGIS state only WKIDs. For systems of the built-in table, that is the same statement as the WKT.
    assumed.wellKnownText = reference.wellKnownText ?? KnownSystem.find(reference)?.wellKnownText
    let system = assumed.wellKnownText.flatMap(CoordinateSystem.init(wellKnownText:))
    // Every system is of high precision since ArcGIS 9.2, and JSON does not state it.
    assumed.isHighPrecision = reference.isHighPrecision ?? true
    let kind = reference.kind ?? system?.kind
    assumed.leftLongitude = reference.leftLongitude ?? (kind == .geographic ? -180 : nil)
    add(ModelField.all, of: assumed, key, "\(name): ")
    // The kind follows from the WKT, so it is a statement only if it contradicts the WKT.
    if let stated = reference.kind, stated != system?.kind { add("\(key)kind", "\(name): kind", stated.encoding) }
  }

  /// Adds the values of an item. Empty texts and a creation time of 0 are how iteminfo.json leaves a value out.
  private mutating func add(_ item: ItemInformation) {
    let key = "item/"
    for field in ModelField<ItemInformation, SchemeField.ItemValue>.texts {
      if let text = field.value.text.get(item), !text.isEmpty { add("\(key)\(field.key)", "item \(field.words)", text) }
    }
    if let keywords = item.typeKeywords?.joined(separator: ", "), !keywords.isEmpty {
      add("\(key)typeKeywords", "item type keywords", keywords)
    }
    if item.created != 0 { add([.created], of: item, key, "item ") }
    add(item.extent, "\(key)extent/", "item extent")
  }
}

extension CacheDescription {
  /// The model without values that follow from its levels, or that readers assume if nothing is stated.
  fileprivate var withoutAssumptions: CacheDescription {
    let levels = scheme?.levels ?? []
    let first = levels.min { $0.number < $1.number }
    let last = levels.max { $0.number < $1.number }
    var model = self
    if minLOD == first?.number { model.minLOD = nil }
    if maxLOD == last?.number { model.maxLOD = nil }
    if minScale == first?.scale { model.minScale = nil }
    if maxScale == last?.scale { model.maxScale = nil }
    // The values that ArcGIS writes in all packages; readers assume them if the key is missing.
    if allowsResampling == true { model.allowsResampling = nil }
    if allowsTileExport == false { model.allowsTileExport = nil }
    // A map without a service's name gives its own name to the service.
    if name == nil || name == mapName { model.mapName = nil }
    model.name = name ?? mapName
    if serviceDescription == "" { model.serviceDescription = nil }
    model.units = unitsName
    // A single layer with the name of the cache stands for a list that nobody had.
    if let name = model.name, layers == [.standIn(named: name)] { model.layers = nil }
    if tileBundlesPath == "./tile" { model.tileBundlesPath = nil }
    return model
  }
}
