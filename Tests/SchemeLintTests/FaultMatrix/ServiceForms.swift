import SchemeLint

/// The description of a map service as three programs write it.
///
/// Source: `Reference/service-json.md`.
enum ServiceForms {
  static let all = [
    form(
      "ArcGIS Server 10.0", version: "10.01", reference: #"{"wkid":102100}"#.replacing("102100", with: "3857"),
      storage: "", isIndented: false),
    form(
      "ArcGIS Server 10.9", version: "10.91", reference: PackageForms.numbers, storage: "", isIndented: true),
    form(
      "ArcGIS Online", version: "11.4", reference: PackageForms.whole,
      storage: #","storageFormat":"esriMapCacheStorageModeCompactV2","packetSize":128"#, isIndented: false),
  ]

  private static func form(
    _ name: String, version: String, reference: String, storage: String, isIndented: Bool
  ) -> MatrixForm {
    let extent = #"{\#(PackageForms.extent),"spatialReference":\#(reference)}"#
    let text = """
      {"currentVersion":\(version),"serviceDescription":"","mapName":"Layers","name":"Usa",\
      "layers":\(PackageForms.layers),"spatialReference":\(reference),"singleFusedMapCache":true,\
      "tileInfo":{"rows":256,"cols":256,"dpi":96,"format":"PNG","compressionQuality":0\(storage),\
      "origin":{"x":-20037508.342787,"y":20037508.342787},"spatialReference":\(reference),\
      "lods":[\(PackageForms.levels)]},"initialExtent":\(extent),"fullExtent":\(extent),\
      "minScale":591657527.591555,"maxScale":73957190.948944,"minLOD":0,"maxLOD":3,"units":"esriMeters",\
      "resampling":true,"exportTilesAllowed":false}
      """
    // No string of the document contains a comma before a quotation mark.
    let laidOut = isIndented ? text.replacing(",\"", with: ",\r\n  \"") : text
    return MatrixForm(name: name, files: [ExampleFile("service.json", laidOut)])
  }
}
