import SchemeLint

/// root.json and iteminfo.json as three programs write them, each in Web Mercator and in degrees.
///
/// Source: `Reference/root-json.md#order-of-the-keys`, and its lists of keys.
enum PackageForms {
  static let all = [MatrixMap.mercator, .degrees].flatMap { map in
    [
      // *Create Map Tile Package* of ArcGIS Pro: the scheme first, no limits of scales, whole domains only in extents.
      form(
        map, "ArcGIS Pro", creator: "CreateMapTilePackage ArcGIS Pro", colon: ":", comma: ",",
        tileReference: map.numbers,
        mapReference: map.numbers, extentReference: map.whole,
        order: [
          "tileBundlesPath", "tileInfo", "tileImageInfo", "storageInfo", "name", "version", "serviceDescription",
          "spatialReference", "units", "minLOD", "maxLOD", "resampling", "exportTilesAllowed", "layers",
          "initialExtent",
          "fullExtent",
        ]),
      // *Export Map Server Cache* of ArcGIS Server: whole domains everywhere.
      form(
        map, "ArcGIS Server", creator: "ExportMapServerCache", colon: ":", comma: ",", tileReference: map.whole,
        mapReference: map.whole, extentReference: map.whole,
        order: [
          "tileImageInfo", "name", "version", "serviceDescription", "tileBundlesPath", "spatialReference", "units",
          "minLOD", "maxLOD", "minScale", "maxScale", "resampling", "tileInfo", "storageInfo", "exportTilesAllowed",
          "layers", "initialExtent", "fullExtent",
        ]),
      // tilescheme, in another layout.
      form(
        map, "tilescheme", creator: "tilescheme", colon: ": ", comma: ",\n  ", tileReference: map.whole,
        mapReference: map.numbers,
        extentReference: map.numbers,
        order: [
          "version", "tileBundlesPath", "name", "serviceDescription", "storageInfo", "tileImageInfo",
          "spatialReference",
          "units", "minLOD", "maxLOD", "minScale", "maxScale", "resampling", "tileInfo", "exportTilesAllowed", "layers",
          "initialExtent", "fullExtent",
        ]),
    ]
  }

  static let layers = """
    [{"id":0,"name":"Land","parentLayerId":-1,"defaultVisibility":true,"subLayerIds":null,"minScale":0,"maxScale":0,\
    "type":"Feature Layer","geometryType":"esriGeometryPolygon","legend":[{"label":"","imageData":"iVBORw0KGgo=",\
    "contentType":"image/png","height":20,"width":20,"values":[3515267]}]}]
    """

  private static func form(
    _ map: MatrixMap, _ name: String, creator: String, colon: String, comma: String, tileReference: String,
    mapReference: String,
    extentReference: String, order: [String]
  ) -> MatrixForm {
    let extent = #"{\#(map.extent),"spatialReference":\#(extentReference)}"#
    let values: [String: String] = [
      "tileImageInfo": #"{"format":"PNG","compressionQuality":0,"bandCount":1,"lercError":0}"#,
      "storageInfo": #"{"storageFormat":"esriMapCacheStorageModeCompactV2","packetSize":128}"#,
      "name": #""Usa""#, "version": "1.0", "serviceDescription": #""""#, "tileBundlesPath": #""./tile""#,
      "spatialReference": mapReference, "units": "\"\(map.units)\"", "minLOD": "0", "maxLOD": "3",
      "minScale": map.scales[0], "maxScale": map.scales[3], "resampling": "true",
      "tileInfo": """
      {"rows":256,"cols":256,"dpi":96,"origin":\(map.origin),\
      "spatialReference":\(tileReference),"lods":[\(map.levels)]}
      """,
      "exportTilesAllowed": "false", "layers": layers, "initialExtent": extent, "fullExtent": extent,
    ]
    let members = order.map { "\"\($0)\"\(colon)\(values[$0] ?? "")" }.joined(separator: comma)
    let item = """
      {"creator":"\(creator)","name":"Usa","guid":"8F615B9F-DC0C-4BAB-860B-B3558FF71006","version":1.0,"created":0,\
      "snippet":"","description":"","summary":"","title":"Usa","tags":"","type":"Compact Tile Package",\
      "typeKeywords":["Compact Tile Package","Tile Package","tpkx"],"thumbnail":"./thumbnail.png",\
      "extent":{\(MatrixMap.degrees.extent),"spatialReference":{"wkid":4326,"latestWkid":4326}}}
      """
    return MatrixForm(
      name: name, kind: map.kind,
      files: [ExampleFile("root.json", "{\(members)}"), ExampleFile("iteminfo.json", item)], folder: "tile")
  }
}
