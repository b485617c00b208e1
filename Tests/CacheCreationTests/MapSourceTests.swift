import Foundation
import HTTPAccess
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("MapSource")
struct MapSourceTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func source(_ text: String, named name: String = "source.json") throws -> MapSource {
    let path = folder.path(name)
    try Data(text.utf8).write(to: URL(filePath: path))
    return try MapSource(FilePath(path))
  }

  private func failure(_ text: String) -> String? {
    do {
      _ = try service(text)
      return nil
    } catch {
      return (error as? MapSourceError)?.message.words
    }
  }

  private func mapService(_ extent: String) -> String {
    "{\"currentVersion\":11,\"mapName\":\"Roads\",\"spatialReference\":{\"wkid\":2193},\"fullExtent\":\(extent)}"
  }

  // MARK: Services

  @Test("A map service contains extents, system, layers and data frame, but no name")
  func mapService() throws {
    let source = try MapSource(FilePath(TestFiles.sample("service/mapserver-dynamic.json").path))
    #expect(source.fullExtent?.xMin == -139_149.36349159197)
    #expect(source.spatialReference?.latestWKID == 3857)
    #expect(source.layers?.map(\.name) == ["Land"])
    #expect(source.dataFrame == "Lantern Bay parcels")
    #expect(source.service?.name == "mapserver-dynamic")
    #expect(source.nameOrigin == .fileName)
    #expect(!source.isImageService)
  }

  @Test("An image service is detected by its members, and contains its name")
  func imageService() throws {
    let source = try MapSource(FilePath(TestFiles.sample("service/imageserver-lerc.json").path))
    #expect(source.isImageService)
    #expect(source.nameOrigin == .document)
    #expect(source.dataFrame == "Layers")
  }

  @Test("The name of an image service can contain its folder")
  func nameWithFolder() throws {
    let source = try service(
      "{\"currentVersion\":11,\"name\":\"Elevation/Terrain\",\"pixelType\":\"F32\",\"fullExtent\":{}}")
    #expect(source.service?.folder == "Elevation")
    #expect(source.service?.name == "Terrain")
  }

  @Test(
    "A name that could leave the directory is ignored",
    arguments: ["..", "../a", "a/b/c", "/", "a/..", "a\\u0000b", ""])
  func hostileName(name: String) throws {
    let source = try service(
      "{\"currentVersion\":11,\"name\":\"\(name)\",\"pixelType\":\"F32\",\"fullExtent\":{}}")
    #expect(source.service?.name == nil)
  }

  @Test(
    "A data frame that cannot be the name of a folder gets _ for each such character, or becomes Layers",
    arguments: [("..", "Layers"), ("a/b", "a_b"), ("/etc", "_etc"), ("", "Layers"), ("a\\nb", "a_b"), ("../x", ".._x")])
  func hostileDataFrame(name: String, folder: String) throws {
    let json = mapService(#"{"xmin":0,"ymin":0,"xmax":1,"ymax":1}"#).replacing("Roads", with: name)
    #expect(try service(json).dataFrame == folder)
  }

  @Test("The member “extent” of an old image service is its full extent")
  func oldExtent() throws {
    let extent = #"{"xmin":1,"ymin":2,"xmax":3,"ymax":4,"spatialReference":{"wkid":2193}}"#
    let source = try service(
      "{\"currentVersion\":10,\"name\":\"a\",\"pixelType\":\"U8\",\"spatialReference\":{},\"extent\":\(extent)}")
    #expect(source.fullExtent?.xMax == 3)
    #expect(source.fullExtent?.spatialReference?.wkid == 2193)
  }

  @Test("The name in the address takes precedence over that in the document")
  func address() throws {
    let bytes = try TestFiles.bytes(TestFiles.sample("service/imageserver-lerc.json"))
    let answer = HTTPAnswer(
      bytes: bytes, finalAddress: "https://a.example/x", service: ServiceName(folder: "F", name: "N"))
    let source = try MapSource(answer, sentToken: false)
    #expect(source.service?.folder == "F")
    #expect(source.service?.name == "N")
    #expect(source.nameOrigin == .address)
  }

  @Test("Standard input gives no name")
  func unnamed() throws {
    let source = try service(mapService(#"{"xmin":0,"ymin":0,"xmax":1,"ymax":1}"#))
    #expect(source.service?.name == nil)
    #expect(source.nameOrigin == nil)
  }

  // MARK: Caches and packages

  @Test(
    "A cache directory and its files are named after the directory",
    arguments: ["national-grid-nz", "national-grid-nz/conf.xml"])
  func cache(path: String) throws {
    let source = try MapSource(FilePath(TestFiles.sample(path).path))
    #expect(source.service?.name == "national-grid-nz")
    #expect(source.fullExtent?.xMin == 1_741_200.25)
    #expect(source.spatialReference?.wkid == 2193)
  }

  @Test("A package can be a source", .needsCorpus)
  func package() throws {
    let path = try Corpus.file("packages/Usa.tpkx").path
    let source = try MapSource(FilePath(path))
    #expect(source.service?.name == "Usa")
    #expect(source.layers?.isEmpty == false)
  }

  // MARK: Other documents

  @Test("Error answers, web pages, lists of services and other documents are distinguished")
  func refusals() {
    let error = failure(#"{"error":{"code":499,"message":"Token Required","details":["a","Token Required"]}}"#)
    #expect(error?.contains("an ArcGIS error answer (499, “Token Required; a”)") == true)
    #expect(error?.contains("--token") == true)
    #expect(failure(#"{"error":{"code":500,"message":"Oops"}}"#)?.contains("--token") == false)
    #expect(failure(#"{"status":"error","messages":["No"],"code":498}"#)?.contains("(498, “No”)") == true)
    #expect(failure(#"{"error":"invalid_token","error_description":"Expired"}"#)?.contains("“Expired”") == true)
    for page in ["<!DOCTYPE html><html>", "\u{FEFF} \n<HTML lang=en>", "<?xml version=\"1.0\"?><!DOCTYPE html><html/>"]
    {
      #expect(failure(page)?.contains("an HTML page") == true, "\(page)")
    }
    #expect(
      failure(#"{"currentVersion":11,"folders":[],"services":[{"name":"a"}]}"#)?.contains("a list of services") == true)
    #expect(failure(#"{"type":"FeatureCollection"}"#)?.contains("is not a tiling scheme") == true)
    #expect(failure("")?.contains("empty") != false)
  }

  @Test("A server's message is shortened, and a hostile document does not crash")
  func hostile() {
    let long = String(repeating: "x", count: 1_000_000)
    let message = failure("{\"error\":{\"code\":1,\"message\":\"\(long)\"}}")
    #expect((message?.count ?? 0) < 500)
    _ = failure(String(repeating: "[", count: 200_000))
    _ = failure("{\"error\":{\"code\":1e999,\"message\":7}}")
    _ = failure("{\"cornerCoordinates\":{},\"size\":[]}")
  }

  @Test(
    "An empty extent is reported as empty",
    arguments: [
      #"{"xmin":"NaN","ymin":"NaN","xmax":"NaN","ymax":"NaN"}"#, #"{"xmin":null,"ymin":null,"xmax":null,"ymax":null}"#,
    ])
  func emptyExtent(extent: String) throws {
    let source = try service(mapService(extent))
    #expect(source.fullExtent == nil)
    #expect(throws: MapSourceError.self) { _ = try source.requireFullExtent() }
    #expect(planningError([.scales: "500"], source)?.message.contains("its extent is empty") == true)
  }

  @Test("A damaged document has findings, and no scheme is made from it")
  func findings() throws {
    let source = try MapSource(FilePath(TestFiles.sample("broken/several-faults.xml").path))
    #expect(source.hasErrors)
  }

  // MARK: gdalinfo -json

  private func raster(_ system: String, geoTransform: Bool = true, more: String = "") -> String {
    """
    {"description":"/data/maps/north.tif","driverShortName":"GTiff","size":[100,50]\(more),\
    "coordinateSystem":{"wkt":"\(system.replacing("\"", with: "\\\""))"},\
    \(geoTransform ? "\"geoTransform\":[0,1,0,0,0,-1]," : "")\
    "cornerCoordinates":{"upperLeft":[10.0,60.0],"lowerLeft":[10.0,40.0],"lowerRight":[30.0,40.0],\
    "upperRight":[30.0,60.0],"center":[20.0,50.0]}}
    """
  }

  private let utm =
    "PROJCRS[\"WGS 84 / UTM zone 33N\",BASEGEOGCRS[\"WGS 84\",ID[\"EPSG\",4326]],CS[Cartesian,2],ID[\"EPSG\",32633]]"

  @Test("The output of gdalinfo gives the extent, the system and the name of the raster")
  func gdalinfo() throws {
    let source = try source(raster(utm))
    let extent = try #require(source.fullExtent)
    #expect([extent.xMin, extent.yMin, extent.xMax, extent.yMax] == [10, 40, 30, 60])
    #expect(source.spatialReference?.wkid == 32633)
    #expect(source.service?.name == "north")
    #expect(source.isImageService)
  }

  @Test("The horizontal system of a compound one is used")
  func compound() throws {
    let compound = "COMPOUNDCRS[\"a\",\(utm),VERTCRS[\"h\",ID[\"EPSG\",5773]],ID[\"EPSG\",9518]]"
    #expect(try source(raster(compound)).spatialReference?.wkid == 32633)
  }

  @Test("A system without a code is used if it is WKT 1, which ArcGIS reads")
  func version1() throws {
    let text =
      "GEOGCS[\"Mine\",DATUM[\"D\",SPHEROID[\"S\",6378137,298.257]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433]]"
    #expect(try source(raster(text)).spatialReference?.wellKnownText == text)
    let version2 = "GEOGCRS[\"Mine\",CS[ellipsoidal,2]]"
    #expect(try source(raster(version2)).spatialReference == nil)
  }

  @Test("A rotated raster has the box around its corners")
  func rotated() throws {
    let text = raster(utm).replacing("[10.0,60.0]", with: "[5.0,50.0]").replacing("[30.0,40.0]", with: "[35.5,50.0]")
    let extent = try #require(try source(text).fullExtent)
    #expect([extent.xMin, extent.yMin, extent.xMax, extent.yMax] == [5, 40, 35.5, 60])
  }

  @Test("A raster that is not georeferenced has no extent, and the reason is reported")
  func notGeoreferenced() throws {
    let source = try source(raster(utm, geoTransform: false))
    #expect(source.fullExtent == nil)
    #expect(planningError([.scales: "500"], source)?.message.contains("not georeferenced") == true)
  }
}
