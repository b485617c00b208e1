import Foundation
import TestSupport
import TilingSchemes

/// Scheme files as Python's own XML and JSON readers read them: one line per value, every number as its 64 bits.
enum IndependentReader {
  /// The values of many files, read in one run of Python; `nil` if Python cannot be run or fails.
  static func statements(of files: [URL]) throws -> [Set<String>] {
    let run = try Python.run(script, files.map(\.path))
    guard run.status == 0 else { throw Failure(message: run.errors) }
    var result: [Set<String>] = []
    for line in run.text.split(separator: "\n") {
      if line == "file" { result.append([]) } else { result[result.count - 1].insert(String(line)) }
    }
    guard result.count == files.count else { throw Failure(message: "\(result.count) of \(files.count) files") }
    return result
  }

  static func statements(of file: URL) throws -> Set<String> { try statements(of: [file])[0] }

  struct Failure: Error { let message: String }

  private static let script = #"""
    import json, struct, sys
    import xml.etree.ElementTree as ET

    def say(key, value): print(key + "=" + str(value))
    def number(key, value):
        if value is not None and value != "": say(key, struct.pack(">d", float(value)).hex())
    def text(key, value):
        if value is not None: say(key, value.encode("utf-8").hex())
    def boolean(key, value):
        if value is not None: say(key, "true" if value in (True, "true", "1") else "false")

    DOMAIN = [("XOrigin", "falseX"), ("YOrigin", "falseY"), ("XYScale", "xyUnits"), ("ZOrigin", "falseZ"),
        ("ZScale", "zUnits"), ("MOrigin", "falseM"), ("MScale", "mUnits"), ("XYTolerance", "xyTolerance"),
        ("ZTolerance", "zTolerance"), ("MTolerance", "mTolerance")]
    IDENTIFIERS = [("WKID", "wkid"), ("LatestWKID", "latestWkid"), ("VCSWKID", "vcsWkid"),
        ("LatestVCSWKID", "latestVcsWkid")]

    def xml_system(owner, e):
        if e is None: return
        text(owner + ".WKT", e.findtext("WKT"))
        for name, _ in IDENTIFIERS + DOMAIN: number(owner + "." + name, e.findtext(name))
        boolean(owner + ".HighPrecision", e.findtext("HighPrecision"))
        number(owner + ".LeftLongitude", e.findtext("LeftLongitude"))

    def json_system(owner, o):
        if o is None: return
        text(owner + ".WKT", o.get("wkt"))
        for name, key in IDENTIFIERS + DOMAIN: number(owner + "." + name, o.get(key))

    def json_extent(owner, o):
        if o is None: return
        for key in ("xmin", "ymin", "xmax", "ymax"): number(owner + "." + key, o[key])
        json_system(owner, o.get("spatialReference"))

    def conf_xml(root):
        cache = root.find("TileCacheInfo")
        xml_system("scheme", cache.find("SpatialReference"))
        number("origin.x", cache.findtext("TileOrigin/X")); number("origin.y", cache.findtext("TileOrigin/Y"))
        number("cols", cache.findtext("TileCols")); number("rows", cache.findtext("TileRows"))
        number("dpi", cache.findtext("DPI")); number("preciseDpi", cache.findtext("PreciseDPI"))
        for i, lod in enumerate(cache.findall("LODInfos/LODInfo")):
            number(f"lod{i}.level", lod.findtext("LevelID"))
            number(f"lod{i}.scale", lod.findtext("Scale"))
            number(f"lod{i}.resolution", lod.findtext("Resolution"))
        say("lods", len(cache.findall("LODInfos/LODInfo")))
        image = root.find("TileImageInfo")
        text("format", image.findtext("CacheTileFormat"))
        number("quality", image.findtext("CompressionQuality"))
        boolean("antialiasing", image.findtext("Antialiasing"))
        number("bands", image.findtext("BandCount")); number("lercError", image.findtext("LERCError"))
        text("storage", root.findtext("CacheStorageInfo/StorageFormat"))
        number("packet", root.findtext("CacheStorageInfo/PacketSize"))

    def conf_cdi(root):
        for name in ("XMin", "YMin", "XMax", "YMax"): number("full." + name.lower(), root.findtext(name))
        xml_system("full", root.find("SpatialReference"))

    def item(root):
        for key in ("name", "title", "guid", "creator", "snippet", "summary", "description", "tags", "type", "thumbnail"):
            text("item." + key, root.get(key))
        text("item.typeKeywords", "|".join(root["typeKeywords"]))
        number("item.created", root.get("created"))
        json_extent("item", root.get("extent"))

    def json_image(o):
        text("format", o.get("format")); number("quality", o.get("compressionQuality"))
        boolean("antialiasing", o.get("antialiasing"))
        number("bands", o.get("bandCount")); number("lercError", o.get("lercError"))

    def json_storage(o):
        text("storage", o.get("storageFormat")); number("packet", o.get("packetSize"))

    def service(root):
        info = root.get("tileInfo")
        if info:
            json_system("scheme", info.get("spatialReference"))
            number("origin.x", info["origin"]["x"]); number("origin.y", info["origin"]["y"])
            number("cols", info["cols"]); number("rows", info["rows"])
            number("dpi", info.get("dpi")); number("preciseDpi", info.get("preciseDpi"))
            for i, lod in enumerate(info["lods"]):
                for key in ("level", "scale", "resolution"): number(f"lod{i}.{key}", lod[key])
            say("lods", len(info["lods"]))
            json_image(info); json_storage(info)
        json_image(root.get("tileImageInfo", {})) if "tileBundlesPath" in root else None
        json_storage(root.get("storageInfo", {})) if "tileBundlesPath" in root else None
        json_system("map", root.get("spatialReference"))
        json_extent("full", root.get("fullExtent")); json_extent("initial", root.get("initialExtent"))
        for key in ("minLOD", "maxLOD", "minScale", "maxScale"): number(key, root.get(key))
        for key in ("name", "mapName", "serviceDescription", "units", "tileBundlesPath"):
            if key != "mapName" or "tileBundlesPath" not in root: text(key, root.get(key))
        boolean("resampling", root.get("resampling")); boolean("export", root.get("exportTilesAllowed"))
        if root.get("layers") is not None:
            say("layers", ",".join(str(layer["id"]) for layer in root["layers"]))

    for path in sys.argv[1:]:
        print("file")
        data = open(path, "rb").read()
        if data.lstrip()[:1] == b"<":
            root = ET.fromstring(data)
            (conf_xml if root.tag == "CacheInfo" else conf_cdi)(root)
        else:
            root = json.loads(data)
            (item if "typeKeywords" in root else service)(root.get("contents", root))
    """#
}

/// The model as values of `IndependentReader`.
struct ModelStatements {
  private(set) var lines: Set<String> = []

  init(_ model: CacheDescription) {
    if let scheme = model.scheme { add(scheme) }
    add("format", model.image?.formatName)
    add("quality", model.image?.compressionQuality)
    add("antialiasing", model.image?.isAntialiased)
    add("bands", model.image?.bandCount)
    add("lercError", model.image?.lercError)
    add("storage", model.storage?.format?.name)
    add("packet", model.storage?.packetSize)
    add("map", model.spatialReference)
    add("full", model.fullExtent)
    add("initial", model.initialExtent)
    add("minLOD", model.minLOD)
    add("maxLOD", model.maxLOD)
    add("minScale", model.minScale)
    add("maxScale", model.maxScale)
    add("name", model.name)
    add("mapName", model.mapName)
    add("serviceDescription", model.serviceDescription)
    add("units", model.units)
    add("tileBundlesPath", model.tileBundlesPath)
    add("resampling", model.allowsResampling)
    add("export", model.allowsTileExport)
    if let layers = model.layers { say("layers", layers.map { String($0.id) }.joined(separator: ",")) }
    if let item = model.item { add(item) }
  }

  private mutating func add(_ scheme: TilingScheme) {
    add("scheme", scheme.spatialReference)
    add("origin.x", scheme.origin.x)
    add("origin.y", scheme.origin.y)
    add("cols", scheme.tileWidth)
    add("rows", scheme.tileHeight)
    add("dpi", scheme.dotsPerInch)
    add("preciseDpi", scheme.preciseDotsPerInch)
    for (index, level) in scheme.levels.enumerated() {
      add("lod\(index).level", level.number)
      add("lod\(index).scale", level.scale)
      add("lod\(index).resolution", level.resolution)
    }
    say("lods", String(scheme.levels.count))
  }

  private mutating func add(_ owner: String, _ extent: Envelope?) {
    guard let extent else { return }
    add("\(owner).xmin", extent.xMin)
    add("\(owner).ymin", extent.yMin)
    add("\(owner).xmax", extent.xMax)
    add("\(owner).ymax", extent.yMax)
    add(owner, extent.spatialReference)
  }

  private mutating func add(_ owner: String, _ reference: SpatialReference?) {
    guard let reference else { return }
    add("\(owner).WKT", reference.wellKnownText)
    add("\(owner).WKID", reference.wkid)
    add("\(owner).LatestWKID", reference.latestWKID)
    add("\(owner).VCSWKID", reference.verticalWKID)
    add("\(owner).LatestVCSWKID", reference.latestVerticalWKID)
    let domain = reference.domain
    let numbers: KeyValuePairs<String, Double?> = [
      "XOrigin": domain.xOrigin, "YOrigin": domain.yOrigin, "XYScale": domain.xyScale, "ZOrigin": domain.zOrigin,
      "ZScale": domain.zScale, "MOrigin": domain.mOrigin, "MScale": domain.mScale, "XYTolerance": domain.xyTolerance,
      "ZTolerance": domain.zTolerance, "MTolerance": domain.mTolerance,
    ]
    for (name, value) in numbers { add("\(owner).\(name)", value) }
    add("\(owner).HighPrecision", reference.isHighPrecision)
    add("\(owner).LeftLongitude", reference.leftLongitude)
  }

  private mutating func add(_ item: ItemInformation) {
    let texts: KeyValuePairs<String, String?> = [
      "name": item.name, "title": item.title, "guid": item.guid, "creator": item.creator, "snippet": item.snippet,
      "summary": item.summary, "description": item.itemDescription, "tags": item.tags, "type": item.type,
      "thumbnail": item.thumbnail, "typeKeywords": item.typeKeywords?.joined(separator: "|"),
    ]
    for (name, value) in texts { add("item.\(name)", value) }
    add("item.created", item.created)
    add("item", item.extent)
  }

  private mutating func say(_ key: String, _ value: String) { lines.insert("\(key)=\(value)") }
  private mutating func add(_ key: String, _ value: Int?) { add(key, value.map { Double($0) }) }
  private mutating func add(_ key: String, _ value: Bool?) { value.map { say(key, String($0)) } }

  private mutating func add(_ key: String, _ value: Double?) {
    guard let value else { return }
    let digits = String(value.bitPattern, radix: 16)
    say(key, String(repeating: "0", count: 16 - digits.count) + digits)
  }

  private mutating func add(_ key: String, _ value: String?) {
    guard let value else { return }
    say(key, value.utf8.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
  }
}
