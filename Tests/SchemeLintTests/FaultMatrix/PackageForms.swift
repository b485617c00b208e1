import SchemeLint

/// root.json and iteminfo.json as three programs write them.
///
/// Source: `Reference/root-json.md#order-of-the-keys`, and its lists of keys.
enum PackageForms {
  static let all = [
    // *Create Map Tile Package* of ArcGIS Pro: the scheme first, no limits of scales, whole domains only in extents.
    form(
      "ArcGIS Pro", creator: "CreateMapTilePackage ArcGIS Pro", colon: ":", comma: ",", tileReference: numbers,
      mapReference: numbers, extentReference: whole,
      order: [
        "tileBundlesPath", "tileInfo", "tileImageInfo", "storageInfo", "name", "version", "serviceDescription",
        "spatialReference", "units", "minLOD", "maxLOD", "resampling", "exportTilesAllowed", "layers", "initialExtent",
        "fullExtent",
      ]),
    // *Export Map Server Cache* of ArcGIS Server: whole domains everywhere.
    form(
      "ArcGIS Server", creator: "ExportMapServerCache", colon: ":", comma: ",", tileReference: whole,
      mapReference: whole, extentReference: whole,
      order: [
        "tileImageInfo", "name", "version", "serviceDescription", "tileBundlesPath", "spatialReference", "units",
        "minLOD", "maxLOD", "minScale", "maxScale", "resampling", "tileInfo", "storageInfo", "exportTilesAllowed",
        "layers", "initialExtent", "fullExtent",
      ]),
    // tilescheme, in another layout.
    form(
      "tilescheme", creator: "tilescheme", colon: ": ", comma: ",\n  ", tileReference: whole, mapReference: numbers,
      extentReference: numbers,
      order: [
        "version", "tileBundlesPath", "name", "serviceDescription", "storageInfo", "tileImageInfo", "spatialReference",
        "units", "minLOD", "maxLOD", "minScale", "maxScale", "resampling", "tileInfo", "exportTilesAllowed", "layers",
        "initialExtent", "fullExtent",
      ]),
  ]

  static let numbers = #"{"wkid":102100,"latestWkid":3857}"#
  static let whole = """
    {"wkid":102100,"latestWkid":3857,"xyTolerance":0.001,"zTolerance":0.001,"mTolerance":0.001,"falseX":-20037700,\
    "falseY":-30241100,"xyUnits":148923141.92838538,"falseZ":-100000,"zUnits":10000,"falseM":-100000,"mUnits":10000}
    """
  /// The levels of ArcGIS Online.
  static let levels = """
    {"level":0,"resolution":156543.033928,"scale":591657527.591555},\
    {"level":1,"resolution":78271.5169639999,"scale":295828763.795777},\
    {"level":2,"resolution":39135.7584820001,"scale":147914381.897889},\
    {"level":3,"resolution":19567.8792409999,"scale":73957190.948944}
    """
  static let extent =
    #""xmin":-19839092.3,"ymin":2146082.18921885872,"xmax":-7454985.150524516,"ymax":11542624.896685526"#
  static let layers = """
    [{"id":0,"name":"Land","parentLayerId":-1,"defaultVisibility":true,"subLayerIds":null,"minScale":0,"maxScale":0,\
    "type":"Feature Layer","geometryType":"esriGeometryPolygon","legend":[{"label":"","imageData":"iVBORw0KGgo=",\
    "contentType":"image/png","height":20,"width":20,"values":[3515267]}]}]
    """

  private static func form(
    _ name: String, creator: String, colon: String, comma: String, tileReference: String, mapReference: String,
    extentReference: String, order: [String]
  ) -> MatrixForm {
    let extent = #"{\#(extent),"spatialReference":\#(extentReference)}"#
    let values: [String: String] = [
      "tileImageInfo": #"{"format":"PNG","compressionQuality":0,"bandCount":1,"lercError":0}"#,
      "storageInfo": #"{"storageFormat":"esriMapCacheStorageModeCompactV2","packetSize":128}"#,
      "name": #""Usa""#, "version": "1.0", "serviceDescription": #""""#, "tileBundlesPath": #""./tile""#,
      "spatialReference": mapReference, "units": #""esriMeters""#, "minLOD": "0", "maxLOD": "3",
      "minScale": "591657527.591555", "maxScale": "73957190.948944", "resampling": "true",
      "tileInfo": """
      {"rows":256,"cols":256,"dpi":96,"origin":{"x":-20037508.342787001,"y":20037508.342787001},\
      "spatialReference":\(tileReference),"lods":[\(levels)]}
      """,
      "exportTilesAllowed": "false", "layers": layers, "initialExtent": extent, "fullExtent": extent,
    ]
    let members = order.map { "\"\($0)\"\(colon)\(values[$0] ?? "")" }.joined(separator: comma)
    let item = """
      {"creator":"\(creator)","name":"Usa","guid":"8F615B9F-DC0C-4BAB-860B-B3558FF71006","version":1.0,"created":0,\
      "snippet":"","description":"","summary":"","title":"Usa","tags":"","type":"Compact Tile Package",\
      "typeKeywords":["Compact Tile Package","Tile Package","tpkx"],"thumbnail":"./thumbnail.png",\
      "extent":{"xmin":-178.21712,"ymin":18.92,"xmax":-66.9694,"ymax":71.406,"spatialReference":\
      {"wkid":4326,"latestWkid":4326}}}
      """
    return MatrixForm(
      name: name,
      files: [ExampleFile("root.json", "{\(members)}"), ExampleFile("iteminfo.json", item)])
  }
}
