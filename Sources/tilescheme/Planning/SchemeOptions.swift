import ArgumentParser
import TileSchemeKit

/// The options of a new scheme, which `create`, `generate` and `preflight` share.
///
/// All values are texts here. `CacheOptions` in the library reads them, so that a value means the same on the command
/// line and in a parameter file, and is refused with the same message. For the same reason the defaults are part of the
/// help texts: argument-parser must not fill in a default, or it would override the parameter file.
struct SchemeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Name of the service, instead of the source's own name.", valueName: "folder/name"))
  var name: String?

  // Unconditional parsing, here and for the origin: a value may start with a minus sign.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Extent to map, in map units, instead of the source's full extent.", valueName: "xmin,ymin,xmax,ymax"))
  var extent: String?

  @Option(
    help: ArgumentHelp(
      """
      Coordinate system of --extent, if it is not that of the scheme: 4326 for degrees. Written as for --crs. The \
      extent becomes the rectangle around it.
      """, valueName: "crs"))
  var extentCrs: String?

  @Option(help: "Coordinate system, instead of the source's: a WKID (2193), EPSG:2193, WKT or a .prj file.")
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "Type of the tiling scheme: NEW or PREDEFINED; --predefined implies PREDEFINED. (default: NEW)",
      valueName: "type"))
  var tilingSchemeType: String?

  @Option(
    help: ArgumentHelp(
      """
      Type of the scales: STANDARD, CUSTOM or CELL_SIZE; --scales implies CUSTOM, --resolutions CELL_SIZE. (default: \
      STANDARD)
      """, valueName: "type"))
  var scalesType: String?

  @Option(help: ArgumentHelp("Number of STANDARD scales, 1 to 64.", valueName: "n"))
  var numberOfScales: String?

  @Option(help: ArgumentHelp("Scale denominators, such as \"500000;250000\". Can be repeated.", valueName: "scales"))
  var scales: [String] = []

  @Option(
    help: ArgumentHelp(
      "Resolutions in map units per pixel instead of scales, such as \"20;10;5\". Can be repeated.",
      valueName: "resolutions"))
  var resolutions: [String] = []

  @Option(
    help: ArgumentHelp(
      "Coarsest scale that gets tiles; the scheme keeps its other levels.", valueName: "scale"))
  var minScale: String?

  @Option(
    help: ArgumentHelp("Finest scale that gets tiles; the scheme keeps its other levels.", valueName: "scale"))
  var maxScale: String?

  @Option(
    help: ArgumentHelp(
      "Dots per inch of the screen. (default: \(Int(CreationDefaults.dotsPerInch)))", valueName: "n"))
  var dpi: String?

  @Option(
    help: ArgumentHelp(
      "Width and height of a tile in pixels: 128, 256, 512 or 1024. (default: \(CreationDefaults.tileSize))",
      valueName: "size"))
  var tileSize: String?

  @Option(
    help: ArgumentHelp(
      """
      Existing scheme to use: a file, cache or package, a built-in scheme such as arcgis-online or nztm, or the address \
      of a service.
      """,
      valueName: "scheme"))
  var predefined: String?

  @Option(
    help: ArgumentHelp(
      "Scheme to start from: everything that no other option gives is inherited from it. Named as for --predefined.",
      valueName: "scheme"),
    completion: .file())
  var like: String?

  @OptionGroup var input: InputFormatOptions

  @Option(
    help: ArgumentHelp("Levels to take from a predefined scheme or that of --like, such as 0-16.", valueName: "levels"))
  var levels: String?

  @Option(
    help: ArgumentHelp(
      "Add this many finer levels to those of --like, in the ratio of its last levels.", valueName: "n"))
  var addLevels: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Tile origin (upper left) in map units. domain: the upper left corner of the coordinate system's XY domain, as in \
      ArcGIS.
      """,
      valueName: "x,y|domain"))
  var origin: String?

  @Option(
    help: ArgumentHelp(
      """
      Tile format: PNG, PNG8, PNG24, PNG32, JPEG, MIXED or LERC. (default: PNG; of build and plan build that of \
      --predefined or --like, otherwise MIXED, or PNG for rasters with a palette)
      """, valueName: "format"))
  var tileFormat: String?

  @Option(
    help: ArgumentHelp(
      "Compression quality of JPEG and MIXED, 1 to 100. (default: \(CreationDefaults.compressionQuality))",
      valueName: "n"))
  var compressionQuality: String?

  @Option(
    help: ArgumentHelp("Largest error of LERC tiles, in the unit of the values. (default: 0)", valueName: "error"))
  var lercError: String?

  @Option(
    help: ArgumentHelp("Accepted for compatibility; Compact V2 is always written.", valueName: "format"))
  var storageFormat: String?

  @Flag(help: "Write a ready-to-serve cache (root.json, iteminfo.json) instead of conf.xml and conf.cdi.")
  var readyToServe = false

  @Option(
    help: ArgumentHelp(
      """
      The same option with the ArcGIS values: READY_TO_SERVE_FORMAT, NON_READY_TO_SERVE_FORMAT, true or false.
      """))
  var readyToServeFormat: String?

  @Option(
    help: ArgumentHelp(
      "Convention for computing resolutions from scales: arcgis, wgs84-v2, pro or arcgis-9.2. (default: arcgis)",
      valueName: "name"))
  var scaleConvention: String?

  @Option(
    help: ArgumentHelp(
      """
      Scale list of STANDARD: halving = ... 125000, 62500; arcgis = ... 125000, 64000 and ... 125000000, 64000000. (default: \
      halving)
      """,
      valueName: "name"))
  var ladder: String?

  @Option(
    help: ArgumentHelp(
      "Screen size in pixels that STANDARD scales are chosen for. (default: \(Int(CreationDefaults.referenceSize)))",
      valueName: "pixels"))
  var referenceSize: String?

  @Option(help: ArgumentHelp("Use this scale as the scale of the whole extent (STANDARD).", valueName: "scale"))
  var extentScale: String?

  @Flag(help: "Allow tile sizes that ArcGIS does not offer.")
  var allowNonstandard = false

  @Option(
    help: ArgumentHelp(
      """
      JSON file with options, with ArcGIS parameter names or the option names above; or a list of values in the order \
      of the ArcGIS tool.
      """, valueName: "file"),
    completion: .file(extensions: ["json"]))
  var parameters: String?

  @Option(
    help: ArgumentHelp(
      "File with the token for a secured service; or set the environment variable TILESCHEME_TOKEN.",
      valueName: "file"),
    completion: .file())
  var tokenFile: String?

  func validate() throws {
    if let extentCrs, extent == nil, parameters == nil {
      throw ValidationError("--extent-crs \(extentCrs) is the coordinate system of --extent; give --extent too")
    }
    if let tileFormat, OutputOptions.Format(rawValue: tileFormat.lowercased()) != nil {
      throw ValidationError(
        "--tile-format is the format of the tiles, such as PNG or JPEG; give the format of the printed report with "
          + "--format \(tileFormat)")
    }
    if readyToServe, let readyToServeFormat, readyToServeFormat.lowercased().hasPrefix("non") {
      throw ValidationError(
        "--ready-to-serve and --ready-to-serve-format \(readyToServeFormat) contradict each other; give one of them")
    }
  }

  /// The options that were given on the command line; absent ones have no entry.
  var texts: OptionTexts {
    OptionTexts(
      [
        .name: name, .extent: extent, .extentCRS: extentCrs, .crs: crs, .tilingSchemeType: tilingSchemeType,
        .scalesType: scalesType,
        .numberOfScales: numberOfScales, .scales: scales.isEmpty ? nil : scales.joined(separator: ";"),
        .dotsPerInch: dpi, .tileSize: tileSize, .predefined: predefined, .like: like, .levels: levels,
        .addLevels: addLevels, .origin: origin,
        .tileFormat: tileFormat, .compressionQuality: compressionQuality, .storageFormat: storageFormat,
        .readyToServeFormat: readyToServe ? "true" : readyToServeFormat, .scaleConvention: scaleConvention,
        .ladder: ladder, .referenceSize: referenceSize, .extentScale: extentScale,
        .allowNonstandard: allowNonstandard ? "true" : nil,
        .resolutions: resolutions.isEmpty ? nil : resolutions.joined(separator: ";"), .lercError: lercError,
        .minScale: minScale, .maxScale: maxScale,
      ].compactMapValues { $0 })
  }
}

extension SchemeOptions {
  /// The request for a new scheme, with the parameter file if there is one.
  ///
  /// - Parameters:
  ///   - arguments: the arguments of the command line that are not options of this type.
  ///   - tool: the tool whose parameters a list in the parameter file gives.
  /// - Throws: `CommandFailure` with exit status 3 if the parameter file cannot be read.
  func request(
    _ arguments: OptionTexts, for tool: ArcGISTool = .createMapServerCache
  ) throws -> PlanRequest {
    var request = PlanRequest(texts.filled(from: arguments), token: token)
    request.inputFormat = input.format
    guard let parameters else { return request }
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = parameters == "-" ? try FileReading.standardInput() : try FileReading.bytes(of: FilePath(parameters))
    } catch {
      throw CommandFailure(saying: error)
    }
    // Errors in the file are reported later, with their lines: only the planning knows which of its values are used.
    request.parameterFile = ParameterFile(bytes, named: parameters == "-" ? "<stdin>" : parameters, for: tool)
    return request
  }

  /// The token for a secured service.
  ///
  /// There is no option that takes the token itself: every user of the machine can read the command lines of others.
  /// The file takes precedence over the environment, because it was given for this run.
  var token: ServiceToken? {
    if let tokenFile { return .file(FilePath(tokenFile)) }
    let text = Terminal.environment("TILESCHEME_TOKEN") ?? ""
    return text.isEmpty ? nil : .value(text)
  }
}
