import SchemeFormats
import Testing
import TilingSchemes

@Suite("Keys of a model’s statements")
struct ModelItemTests {
  /// A model in which every value is stated.
  private static let model: CacheDescription = {
    var model = CacheDescription()
    model.scheme = TilingScheme(
      spatialReference: reference(1), origin: MapPoint(x: -400, y: 400.5), tileWidth: 256, tileHeight: 512,
      dotsPerInch: 96, preciseDotsPerInch: 96.25,
      levels: [
        LevelOfDetail(
          number: 3, resolution: 0.1, scale: 1e6, origin: MapPoint(x: 1, y: 2),
          tileSize: TileSize(width: 64, height: 32), matrixLimits: TileRange(rows: 0..<3, columns: 1..<4))
      ])
    model.image = TileImageInfo(
      format: .jpeg, compressionQuality: 75, isAntialiased: true, bandCount: 3, lercError: 0.5)
    model.storage = TileStorageInfo(format: .compactV2, packetSize: 128)
    model.spatialReference = SpatialReference(wkid: 2)
    model.fullExtent = Envelope(xMin: 1, yMin: 2, xMax: 3, yMax: 4)
    model.initialExtent = Envelope(xMin: 5, yMin: 6, xMax: 7, yMax: 8, spatialReference: SpatialReference(wkid: 3))
    (model.minLOD, model.maxLOD, model.minScale, model.maxScale) = (1, 2, 0, -0.0)
    (model.allowsResampling, model.allowsTileExport) = (false, true)
    (model.name, model.mapName, model.serviceDescription) = ("n", "m", "d")
    (model.units, model.tileBundlesPath) = ("esriMeters", "./other")
    (model.attribution, model.licence) = ("© A", "CC0")
    var layer = MapLayer(id: 4, name: "Roads \"A\"")
    layer.parentLayerID = -1
    layer.isVisibleByDefault = true
    layer.subLayerIDs = [5, 6]
    (layer.minScale, layer.maxScale) = (1e7, 0)
    (layer.type, layer.geometryType) = ("Feature Layer", "line")
    var entry = LegendEntry(label: "a", imageData: "iVBO")
    (entry.contentType, entry.height, entry.width, entry.values) = ("image/png", 20, 21, ["\"x\"", "1"])
    layer.legend = [entry]
    model.layers = [layer]
    var item = ItemInformation()
    (item.name, item.title, item.guid, item.creator, item.snippet) = ("n", "t", "g", "c", "s")
    (item.summary, item.itemDescription, item.tags, item.type) = ("u", "d", "a,b", "y")
    (item.typeKeywords, item.thumbnail, item.created) = (["k", "l"], "t.png", 12)
    item.extent = Envelope(xMin: 9, yMin: 10, xMax: 11, yMax: 12)
    model.item = item
    return model
  }()

  private static func reference(_ wkid: Int) -> SpatialReference {
    SpatialReference(
      kind: .unknown, wellKnownText: "PROJCS[]", wkid: wkid, latestWKID: 12, verticalWKID: 13,
      latestVerticalWKID: 14,
      domain: CoordinateDomain(
        xOrigin: 1, yOrigin: 2, xyScale: 3, zOrigin: 4, zScale: 5, mOrigin: 6, mScale: 7, xyTolerance: 8,
        zTolerance: 9, mTolerance: 10), isHighPrecision: false, leftLongitude: -200)
  }

  /// The items of the model in version 1. If a line changes here, the version must change too.
  private static let version1 = """
    scheme/origin/x = -400.0
    scheme/origin/y = 400.5
    scheme/tileWidth = 256
    scheme/tileHeight = 512
    scheme/dpi = 96.0
    scheme/preciseDpi = 96.25
    scheme/level/3/resolution = 0.1
    scheme/level/3/scale = 1000000.0
    scheme/level/3/origin/x = 1.0
    scheme/level/3/origin/y = 2.0
    scheme/level/3/tileWidth = 64
    scheme/level/3/tileHeight = 32
    scheme/level/3/matrixLimits = rows 0 to 2, columns 1 to 3
    scheme/spatialReference/wkt = PROJCS[]
    scheme/spatialReference/wkid = 1
    scheme/spatialReference/latestWkid = 12
    scheme/spatialReference/verticalWkid = 13
    scheme/spatialReference/latestVerticalWkid = 14
    scheme/spatialReference/xOrigin = 1.0
    scheme/spatialReference/yOrigin = 2.0
    scheme/spatialReference/xyScale = 3.0
    scheme/spatialReference/zOrigin = 4.0
    scheme/spatialReference/zScale = 5.0
    scheme/spatialReference/mOrigin = 6.0
    scheme/spatialReference/mScale = 7.0
    scheme/spatialReference/xyTolerance = 8.0
    scheme/spatialReference/zTolerance = 9.0
    scheme/spatialReference/mTolerance = 10.0
    scheme/spatialReference/highPrecision = false
    scheme/spatialReference/leftLongitude = -200.0
    scheme/spatialReference/kind = unknown
    image/format = JPEG
    image/compressionQuality = 75.0
    image/antialiasing = true
    image/bandCount = 3
    image/lercError = 0.5
    storage/format = esriMapCacheStorageModeCompactV2
    storage/packetSize = 128
    fullExtent/xmin = 1.0
    fullExtent/ymin = 2.0
    fullExtent/xmax = 3.0
    fullExtent/ymax = 4.0
    initialExtent/xmin = 5.0
    initialExtent/ymin = 6.0
    initialExtent/xmax = 7.0
    initialExtent/ymax = 8.0
    initialExtent/spatialReference/wkid = 3
    initialExtent/spatialReference/highPrecision = true
    minLOD = 1
    maxLOD = 2
    minScale = 0.0
    maxScale = 0.0
    resampling = false
    tileExport = true
    name = n
    mapName = m
    serviceDescription = d
    units = esriMeters
    tileBundlesPath = ./other
    attribution = © A
    licence = CC0
    layer/4 = {id="4",name="Roads \\"A\\"",parentLayerId="-1",defaultVisibility="true",minScale="10000000.0",\
    maxScale="0.0",type="Feature Layer",geometryType="line",subLayerIds=[5,6],legend=[{label="a",imageData="iVBO",\
    contentType="image/png",height="20",width="21",values=["\\"x\\"","1"]}]}
    spatialReference/wkid = 2
    spatialReference/highPrecision = true
    item/name = n
    item/title = t
    item/guid = g
    item/creator = c
    item/snippet = s
    item/summary = u
    item/description = d
    item/tags = a,b
    item/type = y
    item/thumbnail = t.png
    item/typeKeywords = k, l
    item/created = 12.0
    item/extent/xmin = 9.0
    item/extent/ymin = 10.0
    item/extent/xmax = 11.0
    item/extent/ymax = 12.0
    """

  @Test("keys and texts of values are those of their version")
  func versionOfKeys() {
    let lines = ModelItem.all(of: Self.model).map { "\($0.key) = \($0.value)" }
    let expected = Self.version1.split(separator: "\n").map(String.init)
    #expect(ModelItem.encodingVersion == 1)
    #expect(lines == expected, "a key or a text changed: raise ModelItem.encodingVersion, and list the new ones here")
  }

  @Test("the sign of zero makes no difference, the last bit of a number does")
  func numbers() {
    var (negative, next) = (Self.model, Self.model)
    negative.minScale = -0.0
    next.scheme?.origin.y = 400.5.nextUp
    let items = Set(ModelItem.all(of: Self.model))
    #expect(Set(ModelItem.all(of: negative)) == items)
    #expect(Set(ModelItem.all(of: next)).subtracting(items).map(\.key) == ["scheme/origin/y"])
  }
}
