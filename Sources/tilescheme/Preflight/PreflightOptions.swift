import ArgumentParser
import TileSchemeKit

/// What is asked of a pre-flight besides the scheme.
struct PreflightOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The tiles that the polygons, lines and points of a GeoJSON file touch.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var area: String?

  @Option(
    help: ArgumentHelp("The full extent of a service, a cache, a package or a raster.", valueName: "service"),
    completion: .file())
  var service: String?

  @Option(
    help: ArgumentHelp("Measure the tiles of a cache that exists, instead of assuming their size.", valueName: "cache"),
    completion: .file())
  var calibrate: String?

  @Option(
    help: "What the tiles show, for the assumed size: map, imagery or elevation; by the image format unless told.")
  var content: TileSizeAssumption.Content?

  @Option(
    help: ArgumentHelp("The size of a tile in bytes: expected, or low,expected,high.", valueName: "bytes"))
  var bytesPerTile: EstimateArgument?

  @Option(
    help: ArgumentHelp(
      "How many tiles are built in a second: expected, or low,expected,high. (default: 30,100,300)", valueName: "tiles")
  )
  var tilesPerSecond: EstimateArgument?

  @Option(
    help: ArgumentHelp("Where the cache will lie: is there room?", valueName: "path"), completion: .directory)
  var disk: String?

  @Option(
    help: ArgumentHelp(
      "The scheme with which it has to line up, a file or a built-in one, or none. (default: arcgis-online in Web Mercator)",
      valueName: "scheme"),
    completion: .file())
  var basemap: String?

  @Option(
    help: ArgumentHelp("The outlines of a level's tiles or bundles, as GeoJSON.", valueName: "file.geojson"),
    completion: .file(extensions: ["geojson"]))
  var grid: String?

  @Option(help: ArgumentHelp("The level of --grid; the finest with at most 1000 outlines unless told.", valueName: "n"))
  var gridLevel: Int?

  @Option(help: "What --grid outlines: tiles or bundles.")
  var gridOf: GridOutlines.Unit = .tiles

  @Option(
    help: ArgumentHelp("Also write a page for people: HTML that needs no network.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "The level whose tiles the page's map shows. (default: the finest of about 12 × 12 tiles)", valueName: "level"))
  var reportLevel: Int?

  @Flag(help: "Replace files that exist.")
  var overwrite = false

  @Option(help: ArgumentHelp("How many levels at once; as many as there are cores unless told.", valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if grid == nil, gridLevel != nil { throw ValidationError("--grid-level is a part of --grid, which is missing") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256") }
    if grid == "-" { throw ValidationError("--grid takes the name of a file; standard output has the results") }
    if report == "-" { throw ValidationError("--report takes the name of a file; standard output has the results") }
    if report == nil, reportLevel != nil { throw ValidationError("--report-level is for --report, which is missing") }
    if disk == "" { throw ValidationError("--disk takes a path; this one is empty") }
    let sizes = [calibrate != nil, content != nil, bytesPerTile != nil]
    if sizes.count(where: { $0 }) > 1 {
      throw ValidationError("--calibrate, --content and --bytes-per-tile each say what a tile weighs; give one of them")
    }
  }
}

extension GridOutlines.Unit: ArgumentChoice {}

extension TileSizeAssumption.Content: ArgumentChoice {}

/// A number that is known, or three that bound it: `5000`, `1000,5000,20000`.
struct EstimateArgument: ExpressibleByArgument {
  let estimate: Estimate

  init?(argument: String) {
    let numbers = argument.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.allSatisfy({ $0.map { $0 > 0 && $0 < 1e12 } ?? false }) else { return nil }
    let values = numbers.compactMap(\.self)
    switch values.count {
    case 1: estimate = Estimate(values[0])
    case 3 where values[0] <= values[1] && values[1] <= values[2]:
      estimate = Estimate(low: values[0], expected: values[1], high: values[2])
    default: return nil
    }
  }
}
