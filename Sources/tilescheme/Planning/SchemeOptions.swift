import ArgumentParser
import TileSchemeKit

/// The options of a scheme, as `create` and `generate` share them; what they mean is for `CacheOptions` to say.
struct SchemeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The service's name, instead of the source's own.", valueName: "folder/name"))
  var name: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What is to be mapped, instead of the source's full extent.", valueName: "xmin,ymin,xmax,ymax"))
  var extent: String?

  @Option(help: ArgumentHelp("The coordinate system, instead of the source's: 2193, EPSG:2193, a WKT, map.prj."))
  var crs: String?

  @Option(help: ArgumentHelp("NEW, or PREDEFINED, which --predefined implies. (default: NEW)", valueName: "type"))
  var tilingSchemeType: String?

  @Option(help: ArgumentHelp("STANDARD, or CUSTOM, which --scales implies. (default: STANDARD)", valueName: "type"))
  var scalesType: String?

  @Option(help: ArgumentHelp("How many STANDARD scales, 1 to 64.", valueName: "n"))
  var numberOfScales: String?

  @Option(help: ArgumentHelp("The scales' denominators: 500000;250000, also repeated.", valueName: "scales"))
  var scales: [String] = []

  @Option(help: ArgumentHelp("Dots per inch. (default: \(Int(CreationDefaults.dotsPerInch)))", valueName: "n"))
  var dpi: String?

  @Option(
    help: ArgumentHelp(
      "The tiles' side in pixels: 128, 256, 512, 1024. (default: \(CreationDefaults.tileSize))", valueName: "size"))
  var tileSize: String?

  @Option(
    help: ArgumentHelp(
      "A scheme that exists: a file, a cache, a package, or arcgis-online, wgs84-v2, nztm, WebMercatorQuad…",
      valueName: "scheme"))
  var predefined: String?

  @Option(help: ArgumentHelp("The part of a predefined scheme to take: 0-16.", valueName: "levels"))
  var levels: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The upper left corner of the grid; domain takes that of the coordinate system, as ArcGIS does.",
      valueName: "x,y|domain"))
  var origin: String?

  @Option(help: ArgumentHelp("PNG, PNG8, PNG24, PNG32, JPEG, MIXED or LERC. (default: PNG)", valueName: "format"))
  var tileFormat: String?

  @Option(
    help: ArgumentHelp(
      "1 to 100, for JPEG and MIXED. (default: \(CreationDefaults.compressionQuality))", valueName: "n"))
  var compressionQuality: String?

  @Option(
    help: ArgumentHelp("COMPACT; Compact V2 is written whatever is said. (default: COMPACT)", valueName: "format"))
  var storageFormat: String?

  @Flag(help: "Write root.json and iteminfo.json, the open tile package, instead of conf.xml and conf.cdi.")
  var readyToServe = false

  @Option(
    help: ArgumentHelp("The same in ArcGIS's words: READY_TO_SERVE_FORMAT, NON_READY_TO_SERVE_FORMAT, true, false."))
  var readyToServeFormat: String?

  @Option(
    help: ArgumentHelp(
      "How scales become resolutions: arcgis, wgs84-v2, pro, arcgis-9.2. (default: arcgis)", valueName: "name"))
  var scaleConvention: String?

  @Option(
    help: ArgumentHelp(
      "The list STANDARD scales come from: halving, or arcgis (…125000, 64000…). (default: halving)", valueName: "name")
  )
  var ladder: String?

  @Option(
    help: ArgumentHelp(
      "The pixels on which STANDARD draws the extent. (default: \(Int(CreationDefaults.referenceSize)))",
      valueName: "pixels"))
  var referenceSize: String?

  @Option(help: ArgumentHelp("The extent's scale for STANDARD, instead of its size.", valueName: "scale"))
  var extentScale: String?

  @Flag(help: "Allow tile sizes that ArcGIS does not make.")
  var allowNonstandard = false

  @Option(
    help: ArgumentHelp("Options in a JSON file, with ArcGIS's parameter names or these.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var parameters: String?

  @Option(
    help: ArgumentHelp(
      "A file with the token for a service's address; TILESCHEME_TOKEN in the environment does the same.",
      valueName: "file"),
    completion: .file())
  var tokenFile: String?

  func validate() throws {
    if readyToServe, let readyToServeFormat, readyToServeFormat.lowercased().hasPrefix("non") {
      throw ValidationError("--ready-to-serve and --ready-to-serve-format \(readyToServeFormat) contradict each other")
    }
  }

  /// What the command line says.
  var texts: OptionTexts {
    OptionTexts(
      [
        .name: name, .extent: extent, .crs: crs, .tilingSchemeType: tilingSchemeType, .scalesType: scalesType,
        .numberOfScales: numberOfScales, .scales: scales.isEmpty ? nil : scales.joined(separator: ";"),
        .dotsPerInch: dpi, .tileSize: tileSize, .predefined: predefined, .levels: levels, .origin: origin,
        .tileFormat: tileFormat, .compressionQuality: compressionQuality, .storageFormat: storageFormat,
        .readyToServeFormat: readyToServe ? "true" : readyToServeFormat, .scaleConvention: scaleConvention,
        .ladder: ladder, .referenceSize: referenceSize, .extentScale: extentScale,
        .allowNonstandard: allowNonstandard ? "true" : nil,
      ].compactMapValues { $0 })
  }
}

extension SchemeOptions {
  /// What a new scheme is to be.
  ///
  /// - Parameter arguments: what stands on the command line besides the options.
  func request(_ arguments: OptionTexts) throws -> PlanRequest {
    var request = PlanRequest(texts.filled(from: arguments), token: token)
    guard let parameters else { return request }
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = parameters == "-" ? try FileReading.standardInput() : try FileReading.bytes(of: FilePath(parameters))
    } catch {
      throw CommandFailure(saying: error)
    }
    request.parameterFile = ParameterFile(bytes, named: parameters == "-" ? "<stdin>" : parameters)
    return request
  }

  /// For a service's address.
  var token: ServiceToken? {
    if let tokenFile { return .file(FilePath(tokenFile)) }
    let text = Terminal.environment("TILESCHEME_TOKEN") ?? ""
    return text.isEmpty ? nil : .value(text)
  }
}
