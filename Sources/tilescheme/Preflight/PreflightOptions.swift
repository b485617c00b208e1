import ArgumentParser
import TileSchemeKit

/// The options of `preflight` that are not about the scheme: the region, the assumptions and the files to write.
struct PreflightOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Count the tiles that overlap the geometries of a GeoJSON file, a GeoPackage or a shapefile.", valueName: "file"),
    completion: .file(extensions: ["geojson", "json"]))
  var area: String?

  @Option(
    help: ArgumentHelp(
      """
      Count the tiles in the full extent of a map: the address or JSON of a service, a cache, a package, or the output \
      of gdalinfo -json for a raster.
      """, valueName: "service"),
    completion: .file())
  var service: String?

  @Option(
    help: ArgumentHelp("Measure tile sizes in an existing cache instead of assuming them.", valueName: "cache"),
    completion: .file())
  var calibrate: String?

  @Option(
    help: "Content of the tiles, for the assumed size: map, imagery or elevation. (default: by the tile format)")
  var content: TileSizeAssumption.Content?

  @Option(
    help: ArgumentHelp("Size of a tile in bytes: expected, or low,expected,high.", valueName: "bytes"))
  var bytesPerTile: EstimateArgument?

  @Option(
    help: ArgumentHelp(
      "Tiles built per second: expected, or low,expected,high. (default: 30,100,300)", valueName: "tiles"))
  var tilesPerSecond: EstimateArgument?

  @Option(
    help: ArgumentHelp("Folder for the cache; checks its free space.", valueName: "path"), completion: .directory)
  var disk: String?

  @Option(
    help: ArgumentHelp(
      "Scheme of the base map: a file, a built-in scheme or none. (default: arcgis-online for Web Mercator)",
      valueName: "scheme"),
    completion: .file())
  var basemap: String?

  @Option(
    help: ArgumentHelp(
      """
      Write the outlines of tiles, supertiles or bundles: .geojson in longitude and latitude, .json in the system of \
      the scheme for the ArcGIS tool JSON To Features.
      """, valueName: "file.geojson"),
    completion: .file(extensions: ["geojson", "json"]))
  var grid: String?

  @Option(
    help: ArgumentHelp(
      "Levels of --grid, such as 3, 0-5,7 or all. (default: finest level with at most 1000 outlines)",
      valueName: "levels"))
  var gridLevel: GridLevelsArgument?

  @Option(
    help: """
      Outlines that --grid writes: tiles, bundles, supertiles (4096 x 4096 px) or supertiles-2048, those of ArcGIS with \
      antialiasing.
      """)
  var gridOf: GridOutlines.Unit = .tiles

  @Option(
    help: ArgumentHelp("Also write an HTML report, which can be opened offline.", valueName: "file"),
    completion: .file(extensions: ["html"]))
  var report: String?

  @Option(
    help: ArgumentHelp("Also write the table of the levels as CSV, for a spreadsheet.", valueName: "file.csv"),
    completion: .file(extensions: ["csv"]))
  var table: String?

  @Option(
    help: ArgumentHelp("Also write the map of the report as a picture in SVG.", valueName: "file.svg"),
    completion: .file(extensions: ["svg"]))
  var picture: String?

  @Option(
    help: ArgumentHelp(
      "Level that the map of the report and the picture shows. (default: finest level with at most about 12 by 12 tiles)",
      valueName: "level"))
  var reportLevel: Int?

  @Option(help: "Digits of resolutions in the table: short (8 significant digits) or full.")
  var digits: Digits = .short

  @Option(
    help: ArgumentHelp("Number of levels processed in parallel. (default: the number of cores)", valueName: "number"))
  var jobs: Int?

  /// An option without effect is an error, because the user expects an effect.
  func validate() throws {
    if grid == nil, gridLevel != nil { throw ValidationError("--grid-level needs --grid") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    if grid == "-" { throw ValidationError("--grid needs a file name; standard output is used for the results") }
    if report == "-" { throw ValidationError("--report needs a file name; standard output is used for the results") }
    if table == "-" { throw ValidationError("--table needs a file name; standard output is used for the results") }
    if picture == "-" { throw ValidationError("--picture needs a file name; standard output is used for the results") }
    if report == nil, picture == nil, reportLevel != nil {
      throw ValidationError("--report-level needs --report or --picture")
    }
    if disk == "" { throw ValidationError("--disk is empty; give the path of a folder") }
    if let disk, let advice = WindowsPath.advice(for: FilePath(disk)) { throw ValidationError("--disk: \(advice)") }
    let sizes = [calibrate != nil, content != nil, bytesPerTile != nil]
    if sizes.count(where: { $0 }) > 1 {
      throw ValidationError("--calibrate, --content and --bytes-per-tile each define the tile size; give one of them")
    }
  }
}

extension PreflightOptions {
  /// - Throws: `CommandFailure` with exit status 2 if the name of a file has the suffix of another format.
  func checkSuffixes() throws {
    try FileSuffix.check(grid, ["geojson", "json"], of: "--grid", writing: "GeoJSON and Esri JSON")
    try FileSuffix.check(report, ["html", "htm"], of: "--report", writing: "HTML")
    try FileSuffix.check(table, ["csv"], of: "--table", writing: "CSV")
    try FileSuffix.check(picture, ["svg"], of: "--picture", writing: "SVG")
  }
}

extension GridOutlines.Unit: ArgumentChoice {}

/// The value of `--grid-level`: numbers and ranges such as `0-5,7`, or `all`.
struct GridLevelsArgument: ExpressibleByArgument {
  let levels: GridOutlines.Levels

  init?(argument: String) {
    if argument.lowercased() == "all" {
      levels = .all
    } else if let numbers = LevelsArgument(argument: argument)?.levels {
      levels = .these(numbers)
    } else {
      return nil
    }
  }
}

extension TileSizeAssumption.Content: ArgumentChoice {}

/// The value of an option that takes an estimate: the expected number, or low, expected and high, such as
/// `1000,5000,20000`.
///
/// Numbers must be above 0 and below 10¹².
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
