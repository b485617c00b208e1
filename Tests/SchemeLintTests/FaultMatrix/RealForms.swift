import Foundation
import SchemeLint
import TestSupport

/// Files that ArcGIS wrote, in which the faults of single values are planted.
enum RealForms {
  /// Five legacy caches and schemes, two packages, and four services.
  ///
  /// - Throws: if a file is missing.
  static func all() throws -> [MatrixForm] {
    try ["caches/esri-compact-v2/conf", "caches/geowebcache-compact-v2/Conf", "caches/geowebcache-compact-v1/Conf"].map
    {
      try form(
        $0, [("conf.xml", "\($0).xml"), ("conf.cdi", "\($0.replacing("Conf", with: "conf")).cdi")], "_alllayers")
    }
      + ["GeoWebCache-geowebcache-test-resources-arcgis_09.2_conf", "agrc-honeycomb-honeycomb-data-Conf"].map {
        try form($0, [("conf.xml", "conf-xml/\($0).xml")], nil)
      }
      + [
        "Esri-tile-package-spec-Sample_TPKX_Files-Sample_of_extracted_TPKX__file",
        "spatialillusions-TPK2GPKG-sample-wgs84.tpkx",
      ].map {
        try form(
          $0, [("root.json", "root-json/\($0)-root.json"), ("iteminfo.json", "iteminfo-json/\($0)-iteminfo.json")],
          "tile")
      }
      + [
        "TerriaJS-terriajs-ArcGisImageServer-tile-imageserver",
        "TerriaJS-terriajs-ArcGisMapServer-LayerWithTiles-mapserver",
        "CesiumGS-cesium-ArcGIS-9_214_379-root",
        "TerriaJS-terriajs-ArcGisMapServer-SingleFusedMapCache-mapServer",
      ].map { try form($0, [("service.json", "service-json/\($0).json")], nil) }
  }

  private static func form(
    _ name: String, _ files: [(name: String, path: String)], _ folder: String?
  ) throws -> MatrixForm {
    MatrixForm(
      name: name, kind: .projected,
      files: try files.map { file in
        var text = String(decoding: try Data(contentsOf: Corpus.file(file.path)), as: UTF8.self)
        // The offsets of the matrix are those of the text without its mark.
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        return ExampleFile(file.name, text)
      }, folder: folder)
  }
}
