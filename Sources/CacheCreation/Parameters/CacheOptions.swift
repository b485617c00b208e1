public import Diagnostics
public import HTTPAccess
public import SchemeFormats
public import TilingSchemes

/// The parameters that the user gave, parsed. `nil` means that a parameter was not given.
public struct CacheOptions: Sendable {
  /// Whether a new scheme is made, or an existing one is used unchanged.
  public enum SchemeType: Hashable, Sendable { case new, predefined }

  /// Whether scales are chosen for the extent, or given as a list of scales or of resolutions.
  ///
  /// `cellSize` and `scale` are keywords of *Generate Tile Cache Tiling Scheme*.
  public enum ScalesType: Hashable, Sendable { case standard, custom, cellSize, scale }

  /// The tile origin: the upper left corner of the grid.
  public enum Origin: Hashable, Sendable {
    /// A point in map units.
    case point(MapPoint)
    /// The upper left corner of the coordinate system's domain, for Web Mercator as well.
    case domain
  }

  /// ArcGIS's keywords for the storage format. Compact V2 is written for all of them.
  public enum StorageFormat: Hashable, Sendable { case compact, compactV2, exploded }

  /// The folder and the name of the service.
  public var name: ServiceName?
  /// The extent in the coordinate system that it states, otherwise in that of `crs`, otherwise of the service.
  public var extent: Envelope?
  /// A WKID, `EPSG:2193`, well-known text, or a file that contains one of these.
  public var crs: String?
  /// The type of the scheme. `predefined` implies it.
  public var schemeType: SchemeType?
  /// The type of the scales. `scales` implies it.
  public var scalesType: ScalesType?
  /// The number of STANDARD scales, from 1 to 64.
  public var numberOfScales: Int?
  /// Dots per inch, from 1 to 100000.
  public var dotsPerInch: Double?
  /// Width and height of a tile, in pixels.
  public var tileSize: Int?
  /// A scheme file, a cache, a package, or the name of a built-in scheme.
  public var predefined: String?
  /// A scheme from which everything is inherited that is not given; named as for `predefined`.
  public var like: String?
  /// The levels to take from a predefined scheme.
  public var levels: ClosedRange<Int>?
  /// How many levels are added to those of the scheme of `like`, each finer by the ratio of its last levels; from 1 to 63.
  public var addedLevels: Int?
  /// The tile origin; by default the one of `DefaultOrigin`.
  public var origin: Origin?
  /// Scale denominators, the coarsest first.
  public var scales: [Double]?
  /// The tile format; by default that of a predefined scheme, otherwise PNG.
  public var tileFormat: TileImageFormat?
  /// The compression quality, from 0 to 100.
  public var compressionQuality: Int?
  /// Accepted for compatibility with scripts. A value that has no effect is reported in a notice.
  public var storageFormat: StorageFormat?
  /// The form of the scheme files; by default legacy.
  public var form: CacheForm?
  /// The convention that converts scales to resolutions.
  public var scaleConvention: ScaleConvention?
  /// The list from which STANDARD scales are chosen.
  public var ladder: ScaleLadder?
  /// The screen size in pixels for which STANDARD chooses the scale of the extent; above 0.
  public var referenceSize: Double?
  /// The scale denominator of the whole extent, instead of one computed from its size; above 0.
  public var extentScale: Double?
  /// Whether tile sizes that ArcGIS does not support are allowed.
  public var allowsNonstandard = false
  /// Resolutions in map units per pixel, the coarsest first, instead of scales.
  public var resolutions: [Double]?
  /// The largest error of LERC tiles, in the unit of the values; 0 or more.
  public var lercError: Double?
  /// The denominator of the coarsest scale that gets tiles; above 0.
  public var minScale: Double?
  /// The denominator of the finest scale that gets tiles; above 0.
  public var maxScale: Double?
  /// Notices about values that mean something else than they say.
  public var notices: [Message] = []

  /// No parameters.
  public init() {}

  /// Whether any option that decides on the scales of a new scheme is given.
  package var choosesScales: Bool {
    scales != nil || resolutions != nil || numberOfScales != nil || scalesType != nil || ladder != nil
      || referenceSize != nil || extentScale != nil
  }

  /// Parses the texts of parameters.
  ///
  /// - Throws: `CreationError.usage` for a text that cannot be parsed; `.several` if there is more than one.
  public init(_ texts: OptionTexts) throws(CreationError) {
    var faults = CreationFaults()
    self.init(texts, &faults)
    try faults.check()
  }

  /// Parses the texts of parameters. Those that cannot be parsed are not given, and their faults are noted.
  init(_ texts: OptionTexts, _ faults: inout CreationFaults) {
    var reader = Reader(texts: texts, faults: faults)
    name = reader.value(.name) { text, option throws(CreationError) in
      guard let name = ServiceName(text) else {
        throw .usage(option, "“\(text)” is not a valid name of a folder; write it as NAME or FOLDER/NAME")
      }
      return name
    }
    extent = reader.value(.extent, OptionValue.extent)
    let system = reader.value(.extentCRS) { text, option throws(CreationError) in
      guard texts[.extent] != nil else {
        throw .usage(option, "is the coordinate system of \(parameter: .extent), which is missing")
      }
      return try CoordinateSystemOption.reference(text, of: option)
    }
    extent?.spatialReference = system
    crs = texts[.crs]
    predefined = texts[.predefined]
    like = texts[.like]
    schemeType = reader.word(.tilingSchemeType, ["NEW": .new, "PREDEFINED": .predefined])
    scalesType = reader.word(
      .scalesType, ["STANDARD": .standard, "CUSTOM": .custom, "CELL_SIZE": .cellSize, "SCALE": .scale])
    numberOfScales = reader.value(.numberOfScales) { text, option throws(CreationError) in
      try OptionValue.refuseSign(text, option)
      return try OptionValue.integer(text, option, in: StandardScales.levelCounts, example: "8")
    }
    dotsPerInch = reader.value(.dotsPerInch) { text, option throws(CreationError) in
      guard let value = OptionValue.decimal(text), (1...100_000).contains(value) else {
        throw .usage(option, "“\(text)” is not a number from 1 to 100000; write the dots per inch as 96")
      }
      return value
    }
    tileSize = reader.value(.tileSize, OptionValue.tileSize)
    levels = reader.value(.levels, OptionValue.levels)
    addedLevels = reader.value(.addLevels) { text, option throws(CreationError) in
      try OptionValue.integer(text, option, in: 1...(StandardScales.levelCounts.upperBound - 1), example: "2")
    }
    // “0 0” is what ArcGIS's tools pass on for an origin that is not given; a user who means the point writes a comma.
    if texts[.origin]?.split(separator: " ") == ["0", "0"] {
      notices.append(
        "\(parameter: .origin) “0 0” means the default, as in ArcGIS; write 0,0 for the point with these coordinates")
    } else {
      origin = reader.value(.origin, Self.origin)
    }
    scales = scalesType == .cellSize ? nil : reader.value(.scales, OptionValue.scales)
    tileFormat = reader.word(
      .tileFormat,
      [
        // JPG is not a keyword of ArcGIS, but many users write it.
        "PNG": .png, "PNG8": .png8, "PNG24": .png24, "PNG32": .png32, "JPEG": .jpeg, "JPG": .jpeg, "MIXED": .mixed,
        "LERC": .lerc("LERC"),
      ])
    compressionQuality = reader.value(.compressionQuality) { text, option throws(CreationError) in
      // 0 is the default in scripts that state all parameters, and no quality that a user should choose.
      if OptionValue.decimal(text) == 0 { return 0 }
      return try OptionValue.integer(text, option, in: 1...100, example: "75")
    }
    storageFormat = reader.word(
      .storageFormat,
      [
        // Esri spells Compact V2 with and without the underscore.
        "COMPACT": .compact, "COMPACTV2": .compactV2, "COMPACT_V2": .compactV2, "EXPLODED": .exploded,
      ])
    form = reader.word(
      .readyToServeFormat,
      [
        "READY_TO_SERVE_FORMAT": .readyToServe, "NON_READY_TO_SERVE_FORMAT": .legacy, "true": .readyToServe,
        "false": .legacy,
      ])
    scaleConvention = reader.word(
      .scaleConvention, ["arcgis": .arcgis, "wgs84-v2": .wgs84V2, "pro": .pro, "arcgis-9.2": .arcgis92])
    ladder = reader.word(.ladder, ["halving": .halving, "arcgis": .arcgis])
    referenceSize = reader.value(.referenceSize, OptionValue.positive)
    extentScale = reader.value(.extentScale, OptionValue.scale)
    minScale = reader.value(.minScale, OptionValue.scale)
    maxScale = reader.value(.maxScale, OptionValue.scale)
    if let minScale, let maxScale, minScale < maxScale {
      reader.faults.add(
        .usage(
          .minScale,
          "1:\(OptionValue.shortest(minScale)) is finer than \(parameter: .maxScale) 1:\(OptionValue.shortest(maxScale))"
        ))
      self.minScale = nil
      self.maxScale = nil
    }
    resolutions = reader.value(.resolutions, OptionValue.resolutions)
    // With the type CELL_SIZE, ArcGIS's tool takes resolutions in its list of scales.
    if scalesType == .cellSize, resolutions == nil {
      resolutions = reader.value(.scales) { text, option throws(CreationError) in
        try OptionValue.resolutions(text, option)
      }
    }
    lercError = reader.value(.lercError) { text, option throws(CreationError) in
      guard let value = OptionValue.decimal(text), value >= 0, value < 1e300 else {
        throw .usage(option, "“\(text)” is not 0 or a number above it; write it as 0.1")
      }
      return value
    }
    allowsNonstandard = reader.word(.allowNonstandard, ["true": true, "false": false]) ?? false
    faults = reader.faults
  }

  private static func origin(_ text: String, _ option: CreateOption) throws(CreationError) -> Origin {
    if text.trimmed.lowercased() == "domain" { return .domain }
    guard let numbers = OptionValue.numbers(text), numbers.count == 2 else {
      throw .usage(
        option,
        "“\(text)” is not a point; write it as x,y, such as -5120900,9998100, or domain for the corner of the domain")
    }
    return .point(MapPoint(x: numbers[0], y: numbers[1]))
  }

  /// Reads values, and keeps the faults of those that cannot be read, so that the user learns of all of them at once.
  private struct Reader {
    let texts: OptionTexts
    var faults: CreationFaults

    mutating func value<Value>(
      _ option: CreateOption, _ read: (String, CreateOption) throws(CreationError) -> Value
    ) -> Value? {
      guard let text = texts[option] else { return nil }
      return faults.value { () throws(CreationError) in try read(text, option) }
    }

    mutating func word<Value>(_ option: CreateOption, _ words: KeyValuePairs<String, Value>) -> Value? {
      value(option) { text, option throws(CreationError) in try OptionValue.word(text, option, words) }
    }
  }
}
