public import Diagnostics

/// The parameters of a new cache or scheme, and what ArcGIS's tools call them.
///
/// The raw value is the name under which a file of parameters, or a face, may give them.
///
/// Source: ArcGIS Pro, “Create Map Server Cache” and “Generate Map Server Cache Tiling Scheme”, the syntax tables.
public enum CreateOption: String, CaseIterable, Hashable, Sendable {
  /// What the cache is for: a file, an address, or `-` for standard input.
  case service
  /// The directory of caches in which a new one is made.
  case cacheDirectory = "cache-directory"
  /// The file that a scheme alone is written to; `-` or none for its bytes alone.
  case output
  /// `NAME` or `FOLDER/NAME` of the service.
  case name
  /// `xmin,ymin,xmax,ymax`, in the system of `crs`, else of the service.
  case extent
  /// The coordinate system: a WKID, `EPSG:2193`, well-known text, or a file that holds one.
  case crs
  /// `NEW` or `PREDEFINED`.
  case tilingSchemeType = "tiling-scheme-type"
  /// `STANDARD` or `CUSTOM`.
  case scalesType = "scales-type"
  /// How many STANDARD scales, from 1 to 64.
  case numberOfScales = "number-of-scales"
  /// From 1 to 100000.
  case dotsPerInch = "dpi"
  /// The side of a tile in pixels, or both sides: `256`, `256 x 256`.
  case tileSize = "tile-size"
  /// A file, a cache, a package, or the name of a built-in scheme.
  case predefined
  /// The part of a predefined scheme: `0-16`.
  case levels
  /// The upper left corner of the grid, `x,y`, or `domain` for that of the coordinate system.
  case origin
  /// Denominators: `500000;250000`.
  case scales
  /// `PNG`, `PNG8`, `PNG24`, `PNG32`, `JPEG`, `MIXED` or `LERC`.
  case tileFormat = "tile-format"
  /// From 0 to 100.
  case compressionQuality = "compression-quality"
  /// `COMPACT`, `COMPACTV2` or `EXPLODED`.
  case storageFormat = "storage-format"
  /// `READY_TO_SERVE_FORMAT`, `NON_READY_TO_SERVE_FORMAT`, `true` or `false`.
  case readyToServeFormat = "ready-to-serve-format"
  /// How scales become resolutions: `arcgis`, `wgs84-v2`, `pro` or `arcgis-9.2`.
  case scaleConvention = "scale-convention"
  /// The list STANDARD scales come from: `halving` or `arcgis`.
  case ladder
  /// The pixels on which STANDARD draws the extent.
  case referenceSize = "reference-size"
  /// The denominator of the extent's scale, instead of its size.
  case extentScale = "extent-scale"
  /// Whether tile sizes that ArcGIS does not make are allowed: `true` or `false`.
  case allowNonstandard = "allow-nonstandard"

  /// The names that a file of parameters may use: ArcGIS's own, then ours.
  var parameterNames: [String] {
    switch self {
    case .service: ["input_service", "in_map", "map_document", rawValue]
    case .cacheDirectory: ["service_cache_directory", rawValue]
    case .output: ["output_tiling_scheme", rawValue]
    case .tilingSchemeType: ["tiling_scheme_type", rawValue]
    case .scalesType: ["scales_type", rawValue]
    case .numberOfScales: ["num_of_scales", rawValue]
    case .dotsPerInch: ["dots_per_inch", rawValue]
    case .tileSize: ["tile_size", rawValue]
    case .predefined: ["predefined_tiling_scheme", rawValue]
    case .origin: ["tile_origin", rawValue]
    case .scales: ["scales"]
    case .tileFormat: ["cache_tile_format", rawValue]
    case .compressionQuality: ["tile_compression_quality", rawValue]
    case .storageFormat: ["storage_format", rawValue]
    case .readyToServeFormat: ["ready_to_serve_format", rawValue]
    case .name, .extent, .crs, .levels, .scaleConvention, .ladder, .referenceSize, .extentScale, .allowNonstandard:
      [rawValue]
    }
  }

  /// The option that a file of parameters means, in any letter case.
  static func named(_ parameter: String) -> CreateOption? {
    allCases.first { $0.parameterNames.contains(parameter.lowercased()) }
  }
}

extension CreateOption {
  /// As messages name it.
  public var parameter: ParameterName { ParameterName(rawValue: rawValue) }
}

extension ParameterName {
  /// A token for the service's address.
  public static let token = ParameterName(rawValue: "token")
  /// That no configuration is looked for.
  public static let noConfiguration = ParameterName(rawValue: "no-config")
}

extension Message.StringInterpolation {
  /// Adds the name of a parameter of a new cache.
  package mutating func appendInterpolation(parameter option: CreateOption) {
    appendInterpolation(parameter: option.parameter)
  }
}
