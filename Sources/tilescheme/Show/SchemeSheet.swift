import TileSchemeKit

/// A scheme as text: its properties, then the table of levels.
///
/// Properties that a file does not have are left out, because most formats have a few of them only.
struct SchemeSheet {
  private(set) var text = ""
  /// The formats that state numbers of zoom levels, and neither scales nor an origin.
  private static let formatsOfZooms: Set = ["mbtiles", "pmtiles", "tilejson"]

  init(_ opened: OpenedScheme, path: String, digits: Digits = .short) {
    let model = opened.model
    text += "\(path): \(opened.formatName)\n"
    for document in opened.documents.dropFirst() { text += "with \(document.file)\n" }
    text += "\n"
    // Each format stores the name in another place: the service's name, the map's, or the portal item's.
    add("name", model.name ?? model.mapName ?? model.item?.name)
    // A file for the extent alone, such as conf.cdi, has its coordinate system in the extent only.
    let reference = model.scheme?.spatialReference ?? model.spatialReference ?? model.fullExtent?.spatialReference
    let system = reference?.resolveSystem()
    add("coordinate system", reference.map { Self.describe($0, system) })
    if let scheme = model.scheme { add(scheme, system) }
    if Self.formatsOfZooms.contains(opened.formatName) {
      add("levels", "the zoom levels of the file; their origin, scales and DPI are those of arcgis-online")
    }
    add("image", model.image.map(Self.describe))
    // A database has no bundles; its description names the storage that its tiles get in a cache.
    if opened.metadata.isEmpty { add("storage", model.storage.map(Self.describe)) }
    add("full extent", model.fullExtent.map(Self.describe))
    if model.initialExtent != model.fullExtent { add("initial extent", model.initialExtent.map(Self.describe)) }
    // The resolutions below are in metres of the projection, which are longer than those on the ground.
    if let reference, reference.isWebMercator, let extent = model.fullExtent {
      let finest = model.scheme?.levels.map(\.resolution).min()
      add("on the ground", UnitWords(reference, at: extent.inWGS84(assuming: reference), finest: finest).remark)
    }
    if let minLOD = model.minLOD, let maxLOD = model.maxLOD {
      // A database states where it has tiles; minLOD and maxLOD of a root.json say which levels clients may show.
      add(opened.metadata.isEmpty ? "levels to show" : "levels with tiles", "\(minLOD) to \(maxLOD)")
    }
    if !opened.metadata.isEmpty {
      text += "\nmetadata\n"
      for entry in opened.metadata { add(entry.name, Self.describe(entry)) }
    }
    if let scheme = model.scheme {
      text += "\n" + Self.table(scheme, unit: system?.unitName, digits)
    } else {
      text += "\nthis file contains no tiling scheme\n"
    }
  }

  private mutating func add(_ label: String, _ value: String?) {
    guard let value else { return }
    text += SheetLine.text(label, value)
  }

  private mutating func add(_ scheme: TilingScheme, _ system: CoordinateSystem?) {
    add("tile origin", "\(number(scheme.origin.x)), \(number(scheme.origin.y))")
    let dotsPerInch = scheme.effectiveDotsPerInch.map { " at \(number($0)) DPI" } ?? ""
    add("tile size", "\(scheme.tileWidth) × \(scheme.tileHeight) px\(dotsPerInch)")
    // Without the unit's length in metres no convention can be detected.
    if let system { add("scale convention", Self.describe(InferredConvention(of: scheme, unit: system.unit))) }
  }

  /// The name of a coordinate system, its WKIDs and its unit. The latest WKID is shown only if it differs, such as 3857
  /// for 102100.
  private static func describe(_ reference: SpatialReference, _ system: CoordinateSystem?) -> String {
    let name = system?.name ?? reference.displayName
    var identifiers: [String] = []
    if let wkid = reference.wkid { identifiers.append("WKID \(wkid)") }
    if let latest = reference.latestWKID, latest != reference.wkid { identifiers.append("latest \(latest)") }
    if let vertical = reference.verticalWKID { identifiers.append("vertical \(vertical)") }
    if let system { identifiers.append("in \(system.unitName)") }
    let details = identifiers.joined(separator: ", ")
    return details.isEmpty ? name : "\(name) (\(details))"
  }

  private static func describe(_ convention: InferredConvention) -> String {
    switch convention {
    case .one(let convention, let difference):
      // A relative difference: files with rounded scales or resolutions differ from the convention by more.
      let rounding = difference > 1e-7 ? ", rounded" : ""
      return "\(convention.rawValue)\(rounding)"
    case .mixed(let conventions):
      return "mixed: " + conventions.map(\.rawValue).joined(separator: ", ")
    case .none: return "unknown: the scales cannot be computed from the resolutions and the DPI"
    }
  }

  /// An entry in one line. `json` can have megabytes, so a long value is cut off.
  private static func describe(_ entry: OpenedScheme.Entry) -> String {
    let limit = 200
    let line = String(entry.value.prefix(limit).map { $0.isNewline ? " " : $0 })
    return printable(entry.value.count > limit ? "\(line)…" : line)
  }

  private static func describe(_ image: TileImageInfo) -> String {
    var parts = [image.formatName ?? "unknown format"]
    // ArcGIS writes 0 for formats that have no quality or no tolerance to choose.
    if let quality = image.compressionQuality, quality != 0 { parts.append("quality \(number(quality))") }
    if image.isAntialiased == true { parts.append("antialiased") }
    // ArcGIS writes 1 for all pictures, also for those with four channels.
    if let bands = image.bandCount, bands != 1 { parts.append("\(bands) bands") }
    if let error = image.lercError, error != 0 { parts.append("LERC error \(number(error))") }
    return parts.joined(separator: ", ")
  }

  private static func describe(_ storage: TileStorageInfo) -> String {
    let name =
      switch storage.format {
      case .exploded: "exploded"
      case .compactV1: "Compact"
      case .compactV2: "Compact V2"
      case .other(let name): name
      case nil: "unknown"
      }
    return storage.packetSize.map { "\(name), packets of \($0)" } ?? name
  }

  private static func describe(_ extent: Envelope) -> String {
    "\(number(extent.xMin)), \(number(extent.yMin)) to \(number(extent.xMax)), \(number(extent.yMax))"
  }

  /// Map units are in the heading, so that the cells are numbers only. Height and width of a tile are shown apart only if
  /// they differ, which ArcGIS itself does not produce.
  private static func table(_ scheme: TilingScheme, unit: String?, _ digits: Digits) -> String {
    let unit = unit.map { " (\($0))" } ?? ""
    let heading = ["level", "scale 1:", "resolution\(unit)", "tile span\(unit)"]
    let rows = scheme.levels.map { level in
      let width = scheme.tileWidthInMapUnits(at: level)
      let height = scheme.tileHeightInMapUnits(at: level)
      return [
        String(level.number), number(level.scale), digits.text(level.resolution),
        scheme.tileWidth == scheme.tileHeight
          ? digits.text(width) : "\(digits.text(width)) × \(digits.text(height))",
      ]
    }
    return TextTable(heading: heading, rows: rows, shed: [3], rounded: digits == .full ? [] : [2]).text
  }
}

/// As few digits as identify the stored number, so that it can be copied without loss.
private func number(_ value: Double) -> String { DecimalNumber.shortest(value) }
