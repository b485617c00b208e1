import Foundation
import TestSupport
import Testing

@Suite("build")
struct BuildTests {
  private let folder: TemporaryDirectory
  private let raster = sample("raster/lantern-bay.tif")

  init() throws { folder = try TemporaryDirectory() }

  private static let hasGDAL = CommandRun.isInstalled("gdalwarp")

  private func build(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandRun {
    try CommandRun.tilescheme(["build"] + arguments, environment: environment)
  }

  @Test("A package is made from a raster, and verify finds nothing", .enabled(if: hasGDAL, "GDAL is not installed"))
  func package() throws {
    let path = folder.path("bay.tpkx")
    let run = try build(path, "--from", raster, "--predefined", "arcgis-online", "--levels", "10-15")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("from the rasters"))
    #expect(run.text.contains("from level 15"))
    #expect(run.errors.contains("notice: image format MIXED"))
    #expect(run.errors.contains("wrote: \(path)"))
    let check = try CommandRun.tilescheme("verify", path)
    #expect(check.status == 0, "\(check.text)\(check.errors)")
    // An existing package is not replaced.
    let again = try build(path, "--from", raster, "--predefined", "arcgis-online", "--levels", "10-15")
    #expect(again.status == 3)
    #expect(again.errors.contains("--overwrite"))
  }

  @Test(
    "A cache that create made is filled, and its JSON is that of the schema",
    .enabled(if: hasGDAL && hasSchemaTools, "GDAL or check-jsonschema is not installed"))
  func filled() throws {
    let created = try CommandRun.tilescheme(
      "create", folder.url.path, "--name", "Bay", "--predefined", "nztm", "--levels", "8-10", "--crs", "2193",
      "--extent", "1748000,5425400,1749920,5427000", "--tile-format", "JPEG")
    #expect(created.status == 0, "\(created.errors)")
    let cache = folder.path("Bay/Layers")
    let run = try build(cache, "--from", raster, "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let deletion = try build(cache, "--update-mode", "delete_tiles", "--levels", "10", "--format", "json")
    #expect(deletion.status == 0, "\(deletion.errors)")
    for run in [run, deletion] {
      let file = folder.path("out.json")
      try run.output.write(to: URL(filePath: file))
      let accepted = try accepts(schema: "build.schema.json", file)
      #expect(accepted.status == 0, "\(accepted.text) \(run.text)")
    }
  }

  @Test(
    "Wrong usage exits with 2 and says what to do",
    arguments: [
      (["x.tpkx"], "give the rasters with --from"),
      (["x.tpkx", "--from", "a.tif", "--jobs", "0"], "--jobs must be a number from 1 to 256"),
      (["x.tpkx", "--from", "a.tif", "--stretch", "5,1"], "--stretch must be"),
      (["x.tpkx", "--from", "a.tif", "--bands", "1,2"], "--bands must be one number, or three"),
      (["x.tpkx", "--from", "a.tif", "--background", "red"], "--background must be three numbers"),
      (["x.tpkx", "--from", "a.tif", "--nodata", "no"], "--nodata must be a number, or none"),
      (["x.tpkx", "--update-mode", "DELETE_TILES"], "does not exist"),
      (["x.tpkx", "--from", "a.tif", "--update-mode", "DELETE_TILES"], "needs no rasters"),
      (["Samples/web-mercator-legacy", "--from", "a.tif", "--predefined", "nztm"], "keeps its scheme"),
      (["x.tpkx", "--from", "a.tif", "-r", "cubic"], "cubic"),
    ])
  func usage(_ arguments: [String], _ message: String) throws {
    let run = try CommandRun.tilescheme(["build"] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("Without GDAL, the error says how to install it, and the exit status is 3")
  func noGDAL() throws {
    let run = try build(
      folder.path("a.tpkx"), "--from", raster, "--predefined", "arcgis-online",
      environment: ["TILESCHEME_GDAL": "/no/such/library.so"])
    #expect(run.status == 3)
    #expect(run.errors.contains("needs GDAL 3.4 or newer"))
    #expect(run.errors.contains("apt install"))
    #expect(folder.names.isEmpty)
  }

  @Test("A raster elsewhere is an error with both extents", .enabled(if: hasGDAL, "GDAL is not installed"))
  func elsewhere() throws {
    let created = try CommandRun.tilescheme(
      "create", folder.url.path, "--name", "Bay", "--predefined", "nztm", "--levels", "8-10", "--crs", "2193",
      "--extent", "1148000,5425400,1149920,5427000")
    #expect(created.status == 0, "\(created.errors)")
    let run = try build(folder.path("Bay/Layers"), "--from", raster)
    #expect(run.status == 3)
    #expect(run.errors.contains("1748000, 5425400, 1749920, 5427000"), "\(run.errors)")
    #expect(run.errors.contains("1148000, 5425400, 1149920, 5427000"), "\(run.errors)")
  }

  @Test("A list of rasters is read from a file", .enabled(if: hasGDAL, "GDAL is not installed"))
  func list() throws {
    let list = try folder.write("\(raster)\n", "rasters.txt")
    let run = try build(
      folder.path("a.tpkx"), "--from", "@\(list)", "--predefined", "arcgis-online", "--levels", "12-13", "--dry-run")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("nothing is written"))
    #expect(folder.names == ["rasters.txt"])
  }
}
