import SchemeLint

/// The description of a map service as three programs write it, each in Web Mercator and in degrees.
///
/// Source: `Reference/service-json.md`.
enum ServiceForms {
  static let all = [MatrixMap.mercator, .degrees].flatMap { map in
    [
      // Only one number, and no latestWkid yet.
      form(
        map, "ArcGIS Server 10.0", version: "10.01",
        reference: map.kind == .projected ? #"{"wkid":3857}"# : #"{"wkid":4326}"#, storage: "", isIndented: false),
      form(
        map, "ArcGIS Server 10.9", version: "10.91", reference: map.numbers, storage: "", isIndented: true),
      form(
        map, "ArcGIS Online", version: "11.4", reference: map.whole,
        storage: #","storageFormat":"esriMapCacheStorageModeCompactV2","packetSize":128"#, isIndented: false),
    ]
  }

  private static func form(
    _ map: MatrixMap, _ name: String, version: String, reference: String, storage: String, isIndented: Bool
  ) -> MatrixForm {
    let extent = #"{\#(map.extent),"spatialReference":\#(reference)}"#
    let text = """
      {"currentVersion":\(version),"serviceDescription":"","mapName":"Layers","name":"Usa",\
      "layers":\(PackageForms.layers),"spatialReference":\(reference),"singleFusedMapCache":true,\
      "tileInfo":{"rows":256,"cols":256,"dpi":96,"format":"PNG","compressionQuality":0\(storage),\
      "origin":\(map.origin),"spatialReference":\(reference),\
      "lods":[\(map.levels)]},"initialExtent":\(extent),"fullExtent":\(extent),\
      "minScale":\(map.scales[0]),"maxScale":\(map.scales[3]),"minLOD":0,"maxLOD":3,"units":"\(map.units)",\
      "resampling":true,"exportTilesAllowed":false}
      """
    // No string of the document contains a comma before a quotation mark.
    let laidOut = isIndented ? text.replacing(",\"", with: ",\r\n  \"") : text
    return MatrixForm(name: name, kind: map.kind, files: [ExampleFile("service.json", laidOut)], folder: nil)
  }
}
