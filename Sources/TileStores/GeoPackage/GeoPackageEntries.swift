import CoordinateSystems
import SourceText
import TilingSchemes

/// The values of the tables of a GeoPackage as entries: the sink gets entries and no model.
enum GeoPackageEntries {
  /// A level: number, width and height of a tile in pixels, resolution.
  struct Matrix: Hashable, Sendable {
    let zoom: Int
    let tileWidth: Int
    let tileHeight: Int
    let resolution: Double

    var text: String { "\(zoom) \(tileWidth) \(tileHeight) \(DecimalNumber.shortest(resolution))" }

    init(zoom: Int, tileWidth: Int, tileHeight: Int, resolution: Double) {
      self.zoom = zoom
      self.tileWidth = tileWidth
      self.tileHeight = tileHeight
      self.resolution = resolution
    }

    init?(_ text: String) {
      let parts = text.split(separator: " ")
      guard parts.count == 4, let zoom = Int(parts[0]), let width = Int(parts[1]), let height = Int(parts[2]),
        let resolution = Double(parts[3])
      else { return nil }
      self.init(zoom: zoom, tileWidth: width, tileHeight: height, resolution: resolution)
    }
  }

  static func metadata(of contents: StoreContents) -> StoreMetadata {
    let model = contents.model
    guard let scheme = model.scheme else { return StoreMetadata(entries: [], lost: []) }
    let reference = scheme.spatialReference ?? model.spatialReference
    let name = model.name ?? model.mapName ?? model.item?.name ?? contents.suggestedName ?? "cache"
    let system = System(reference)
    var entries: [(String, String)] = [
      ("table", tableName(name)), ("identifier", name),
      ("description", model.item?.itemDescription ?? model.item?.summary ?? model.serviceDescription ?? ""),
      ("srs", "\(system.identifier) \(system.organization) \(system.code)"), ("srs_name", system.name),
      ("definition", system.definition),
      ("origin", [scheme.origin.x, scheme.origin.y].map { DecimalNumber.shortest($0) }.joined(separator: " ")),
    ]
    if let extent = contents.extent ?? model.fullExtent {
      let edges = [extent.xMin, extent.yMin, extent.xMax, extent.yMax]
      if edges.allSatisfy(\.isFinite) {
        entries.append(("extent", edges.map { DecimalNumber.shortest($0) }.joined(separator: " ")))
      }
    }
    let matrices = scheme.levels.map { level in
      Matrix(
        zoom: level.number, tileWidth: scheme.tileWidth, tileHeight: scheme.tileHeight, resolution: level.resolution)
    }
    entries += matrices.sorted { $0.zoom < $1.zoom }.map { ("matrix", $0.text) }
    return StoreMetadata(
      entries: entries.map { CacheDocument($0.0, Array($0.1.utf8)) },
      lost: losses(contents, matrices))
  }

  private static func losses(_ contents: StoreContents, _ matrices: [Matrix]) -> [String] {
    let model = contents.model
    var lost: [String] = []
    if case .documents = contents.source {
      lost.append("scales, DPI and storage format; GeoPackage has resolutions instead")
      if let quality = model.image?.compressionQuality, quality > 0 { lost.append("compression quality (\(quality))") }
      let attribution = model.attribution ?? model.item?.credits ?? ""
      if !attribution.isEmpty { lost.append("the attribution (\(attribution))") }
    }
    if model.layers?.isEmpty == false { lost.append("layers and legend") }
    if let licence = model.licence, !licence.isEmpty { lost.append("the licence (\(licence))") }
    let spans = Dictionary(matrices.map { ($0.zoom, Double($0.tileWidth) * $0.resolution) }) { first, _ in first }
    if CommonSpan(spans).counts == nil {
      lost.append(
        "an exact extent for all levels (Requirement 45): the scales have no common multiple, so the extent ends within "
          + "the last tiles of some levels; GDAL and QGIS read it nevertheless")
    }
    return lost
  }

  /// The name of a table with letters, digits and underscores of ASCII, as every program expects.
  private static func tableName(_ name: String) -> String {
    let text = String(
      name.unicodeScalars.map { scalar -> Character in
        let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        return isPlain ? Character(scalar) : "_"
      })
    let isUsable =
      text.first?.isLetter == true && !["gpkg_", "sqlite_", "rtree_"].contains { text.lowercased().hasPrefix($0) }
    return isUsable ? text : "tiles_\(text)"
  }

  /// A row of gpkg_spatial_ref_sys.
  private struct System {
    let identifier: Int
    let organization: String
    let code: Int
    let name: String
    let definition: String

    init(_ reference: SpatialReference?) {
      let code = reference?.latestWKID ?? reference?.wkid
      definition = reference?.knownText ?? "undefined"
      let name = definition.split(separator: "\"").dropFirst().first.map(String.init)
      self.name = name ?? "undefined"
      guard let code else {
        // Without a number the system is known by its text alone. -1 means an undefined system on a plane.
        identifier = reference?.wellKnownText == nil ? -1 : 910_001
        organization = "NONE"
        self.code = identifier
        return
      }
      identifier = code
      // EPSG's codes end at 32767; larger ones are Esri's.
      organization = code < 32_768 ? "EPSG" : "ESRI"
      self.code = code
    }
  }
}
