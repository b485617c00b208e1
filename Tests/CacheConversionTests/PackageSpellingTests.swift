import CacheConversion
import Foundation
import SchemeFormats
import SystemPackage
import TestSupport
import Testing
import TileStores

/// What the packages of ArcGIS Pro have in common, checked in packages that we write.
@Suite("A package looks as ArcGIS Pro's do")
struct PackageSpellingTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// The object of a package's root.json.
  private func root(_ package: String) throws -> [String: Any] {
    let run = try Python.run(
      "import sys, zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read('root.json').decode())", [package])
    return try #require(try JSONSerialization.jsonObject(with: run.output) as? [String: Any], "\(run.errors)")
  }

  private func object(_ root: [String: Any], _ path: String...) throws -> [String: Any] {
    try path.reduce(root) { try #require($0[$1] as? [String: Any], "\($1)") }
  }

  /// The keys of all objects of a JSON document, each with its path; those of a list are the keys of its first item.
  private static func keys(_ value: Any, _ path: String = "") -> Set<String> {
    if let list = value as? [Any] { return list.first.map { keys($0, path + "[]") } ?? [] }
    guard let object = value as? [String: Any] else { return [] }
    return object.reduce(into: []) { found, member in
      found.insert("\(path).\(member.key)")
      found.formUnion(keys(member.value, "\(path).\(member.key)"))
    }
  }

  @Test(
    "Each key that both packages of ArcGIS have is in a package made from a legacy cache", .needsCorpus)
  func everyKey() async throws {
    let real = try ["packages/Usa.tpkx", "packages/wgs84.tpkx"].map { Self.keys(try root(try Corpus.file($0).path)) }
    let cache = try SmallCache(SmallCache.world)
    _ = try await folder.convert(cache.path, to: "out.tpkx")
    let own = Self.keys(try root(folder.path("out.tpkx")))
    // The symbols of a vector layer: a raster layer has none.
    let missing = real[0].intersection(real[1]).subtracting(own).filter { !$0.hasPrefix(".layers[].legend[]") }
    #expect(missing == [])
    // Nothing is added that ArcGIS does not write in one of the two.
    let added = own.subtracting(real[0].union(real[1]))
    #expect(added == [])
  }

  @Test("The reference of tileInfo is the two WKIDs, and the domain is that of the map and of the extents")
  func references() async throws {
    let cache = try SmallCache(SmallCache.world)
    try cache.change(cache.file("conf.xml")) { data in
      data = Data(
        String(decoding: data, as: UTF8.self).replacing(
          "<WKID>102100</WKID><LatestWKID>3857</LatestWKID>",
          with: "<XOrigin>-20037700</XOrigin><YOrigin>-30241100</YOrigin><XYScale>10000</XYScale><WKID>3857</WKID>"
        ).utf8)
    }
    let report = try await folder.convert(cache.path, to: "out.tpkx")
    let root = try root(folder.path("out.tpkx"))
    let tileInfo = try object(root, "tileInfo", "spatialReference")
    #expect(tileInfo as? [String: Int] == ["wkid": 102_100, "latestWkid": 3857])
    for path in [["spatialReference"], ["fullExtent", "spatialReference"], ["initialExtent", "spatialReference"]] {
      let reference = try path.reduce(root) { try #require($0[$1] as? [String: Any]) }
      #expect(reference["wkid"] as? Int == 102_100 && reference["latestWkid"] as? Int == 3857)
      #expect(reference["falseX"] as? Double == -20_037_700 && reference["falseY"] as? Double == -30_241_100)
      #expect(reference["xyUnits"] as? Double == 10_000)
    }
    #expect(report.lost == [])
    #expect(report.notices.map(\.description).contains { $0.hasPrefix("Web Mercator is written as WKID 102100") })
  }

  @Test("A conf.xml without a domain gets that of ArcGIS's default for the system")
  func defaultDomain() async throws {
    let cache = try SmallCache(SmallCache.world)
    _ = try await folder.convert(cache.path, to: "out.tpkx")
    let reference = try object(try root(folder.path("out.tpkx")), "spatialReference")
    // Usa.tpkx of Esri states the same corner and, in tileInfo, the same scale.
    #expect(reference["falseX"] as? Double == -20_037_700 && reference["falseY"] as? Double == -30_241_100)
    #expect(reference["xyUnits"] as? Double == 148_923_141.92838538)
    #expect(reference["xyTolerance"] as? Double == 0.001 && reference["mUnits"] as? Double == 10_000)
  }

  @Test("Without layers in the input there is one raster layer with the name of the cache, and a notice")
  func layer() async throws {
    let cache = try SmallCache(SmallCache.world)
    let report = try await folder.convert(cache.path, to: "out.tpkx")
    let root = try root(folder.path("out.tpkx"))
    let layers = try #require(root["layers"] as? [[String: Any]])
    #expect(layers.count == 1)
    #expect(layers[0]["name"] as? String == root["name"] as? String && layers[0]["id"] as? Int == 0)
    #expect(layers[0]["type"] as? String == "Raster Layer" && layers[0]["subLayerIds"] is NSNull)
    #expect(layers[0]["parentLayerId"] as? Int == -1 && layers[0]["defaultVisibility"] as? Bool == true)
    #expect(report.notices.map(\.description).contains { $0.contains("one raster layer") })
    let image = try object(root, "tileImageInfo")
    #expect(image["bandCount"] as? Int == 1 && image["lercError"] as? Double == 0)
  }

  @Test("A package of a legacy cache loses nothing, and neither does the way back")
  func roundTrip() async throws {
    let cache = try SmallCache(SmallCache.world)
    #expect(try await folder.convert(cache.path, to: "out.tpkx").lost == [])
    let back = try await folder.convert(folder.path("out.tpkx"), to: "back", as: CompactV2Store.legacy)
    // The name and the item information of a package have no place in a legacy cache.
    #expect(back.lost.filter { !$0.hasPrefix("item information") } == ["name (cache)"])
    let conf = try String(contentsOfFile: folder.path("back/conf.xml"), encoding: .utf8)
    #expect(conf.contains("<WKID>102100</WKID>") && conf.contains("<XOrigin>-20037700</XOrigin>"))
  }

  @Test("A package that ArcGIS Pro wrote keeps its root.json byte for byte", .needsCorpus)
  func untouched() async throws {
    for name in ["wgs84", "Usa"] {
      let path = try Corpus.file("packages/\(name).tpkx").path
      _ = try await folder.convert(path, to: "\(name).tpkx")
      let program = "import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read('root.json'))"
      let before = try Python.run(program, [path]).output
      let after = try Python.run(program, [folder.path("\(name).tpkx")]).output
      #expect(after.starts(with: before) && after.dropFirst(before.count).allSatisfy { $0 == UInt8(ascii: " ") })
    }
  }

  @Test("A package of another program gets what its root.json does not have; its other text is kept")
  func edited() async throws {
    let cache = try SmallCache(SmallCache.world)
    _ = try await folder.convert(cache.path, to: "full.tpkx")
    let program = """
      import json, sys, zipfile
      old, new = zipfile.ZipFile(sys.argv[1]), zipfile.ZipFile(sys.argv[2], "w")
      for entry in old.infolist():
          data = old.read(entry)
          if entry.filename == "root.json":
              root = json.loads(data)
              root["layers"] = []
              root["madeBy"] = "another program"
              del root["tileImageInfo"]["bandCount"], root["tileImageInfo"]["lercError"]
              plain = {"wkid": 3857, "latestWkid": 3857}
              root["tileInfo"]["spatialReference"] = root["spatialReference"] = plain
              root["fullExtent"]["spatialReference"] = root["initialExtent"]["spatialReference"] = plain
              data = json.dumps(root, indent=2).encode()
          new.writestr(entry, data)
      new.close()
      """
    let run = try Python.run(program, [folder.path("full.tpkx"), folder.path("other.tpkx")])
    try #require(run.status == 0, "\(run.errors)")
    let report = try await folder.convert(folder.path("other.tpkx"), to: "out.tpkx")
    #expect(report.lost == [])
    let (full, out) = (try root(folder.path("full.tpkx")), try root(folder.path("out.tpkx")))
    #expect(out["madeBy"] as? String == "another program")
    for key in ["layers", "tileImageInfo", "tileInfo", "spatialReference", "fullExtent", "initialExtent"] {
      #expect(out[key] as? NSObject == full[key] as? NSObject, "\(key)")
    }
    #expect(try await folder.verify("out.tpkx") == [])
  }

  @Test("A scheme that is converted alone keeps its spelling")
  func schemeAlone() throws {
    let cache = try SmallCache(SmallCache.world)
    try cache.change(cache.file("conf.xml")) { data in
      data = Data(
        String(decoding: data, as: UTF8.self).replacing("<WKID>102100</WKID>", with: "<WKID>3857</WKID>").utf8)
    }
    var request = SchemeConversionRequest(.path(FilePath(cache.path)), to: .pair(.readyToServe), at: .memory)
    request.losses = .listed
    let report = try SchemeConverter.convert(request)
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(report.files[0].bytes)) as? [String: Any])
    #expect(try object(root, "tileInfo", "spatialReference")["wkid"] as? Int == 3857)
    #expect(root["layers"] == nil)
  }

  @Test("The WKT of a system that the table does not have is left out beside its WKID, with a notice")
  func otherSystem() async throws {
    let cache = try SmallCache(SmallCache.world)
    let text =
      "PROJCS[&quot;ETRS_1989_UTM_Zone_32N&quot;,GEOGCS[&quot;GCS_ETRS_1989&quot;,DATUM[&quot;D_ETRS_1989&quot;,"
      + "SPHEROID[&quot;GRS_1980&quot;,6378137.0,298.257222101]],PRIMEM[&quot;Greenwich&quot;,0.0],"
      + "UNIT[&quot;Degree&quot;,0.0174532925199433]],PROJECTION[&quot;Transverse_Mercator&quot;],"
      + "PARAMETER[&quot;False_Easting&quot;,500000.0],PARAMETER[&quot;False_Northing&quot;,0.0],"
      + "PARAMETER[&quot;Central_Meridian&quot;,9.0],PARAMETER[&quot;Scale_Factor&quot;,0.9996],"
      + "PARAMETER[&quot;Latitude_Of_Origin&quot;,0.0],UNIT[&quot;Meter&quot;,1.0],AUTHORITY[&quot;EPSG&quot;,25832]]"
    for name in ["conf.xml", "conf.cdi"] {
      try cache.change(cache.file(name)) { data in
        data = Data(
          String(decoding: data, as: UTF8.self).replacing(
            /<WKT>.*<\/LatestWKID>/,
            with:
              "<WKT>\(text)</WKT><WKID>25832</WKID><LatestWKID>25832</LatestWKID>"
          ).utf8)
      }
    }
    let report = try await folder.convert(cache.path, to: "out.tpkx")
    let root = try root(folder.path("out.tpkx"))
    let reference = try object(root, "tileInfo", "spatialReference")
    #expect(reference as? [String: Int] == ["wkid": 25832, "latestWkid": 25832])
    // The domain of UTM zones, as files of ArcGIS state it (Documentation/Reference/origins-and-domains.md).
    #expect(try object(root, "spatialReference")["falseX"] as? Double == -5_120_900)
    #expect(report.lost == [])
    #expect(report.notices.map(\.description).contains { $0.hasPrefix("the WKT of the coordinate system is left out") })
  }
}
