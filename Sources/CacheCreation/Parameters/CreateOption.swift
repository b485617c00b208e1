public import Diagnostics

/// The parameters of a new cache or scheme, with their names in the tools of ArcGIS.
///
/// The raw value is the name in parameter files and in user interfaces.
///
/// Source: ArcGIS Pro, “Create Map Server Cache” and “Generate Map Server Cache Tiling Scheme”, the syntax tables.
public enum CreateOption: String, CaseIterable, Hashable, Sendable {
  /// The map or image service of the cache: a file, an address, or `-` for standard input.
  case service
  /// The cache directory, in which the new cache is created.
  case cacheDirectory = "cache-directory"
  /// The file to which a scheme alone is written; `-` or no value only returns its bytes.
  case output
  /// The name of the service: `NAME` or `FOLDER/NAME`.
  case name
  /// The full extent `xmin,ymin,xmax,ymax`, in the coordinate system of `extentCRS`, otherwise of `crs`, otherwise of the
  /// service.
  case extent
  /// The coordinate system of `extent`, in the same spellings as `crs`.
  case extentCRS = "extent-crs"
  /// The coordinate system: a WKID, `EPSG:2193`, well-known text, or a file that contains one of these.
  case crs
  /// The type of the scheme: `NEW` or `PREDEFINED`.
  case tilingSchemeType = "tiling-scheme-type"
  /// The type of the scales: `STANDARD`, `CUSTOM`, or `CELL_SIZE` for a list of resolutions.
  case scalesType = "scales-type"
  /// The number of STANDARD scales, from 1 to 64.
  case numberOfScales = "number-of-scales"
  /// Dots per inch, from 1 to 100000.
  case dotsPerInch = "dpi"
  /// The tile size in pixels, as one number or two equal ones: `256`, `256 x 256`.
  case tileSize = "tile-size"
  /// The predefined scheme: a file, a cache, a package, or the name of a built-in scheme.
  case predefined
  /// The scheme from which every value is inherited that is not given: as for `predefined`.
  case like
  /// The levels to take from a predefined scheme: `0-16`.
  case levels
  /// How many finer levels are added to those of the scheme of `like`.
  case addLevels = "add-levels"
  /// The tile origin `x,y`, or `domain` for the upper left corner of the coordinate domain.
  case origin
  /// Scale denominators: `500000;250000`.
  case scales
  /// The tile format: `PNG`, `PNG8`, `PNG24`, `PNG32`, `JPEG`, `MIXED` or `LERC`.
  case tileFormat = "tile-format"
  /// The compression quality, from 0 to 100.
  case compressionQuality = "compression-quality"
  /// The storage format: `COMPACT`, `COMPACTV2` or `EXPLODED`.
  case storageFormat = "storage-format"
  /// The form of the scheme files: `READY_TO_SERVE_FORMAT`, `NON_READY_TO_SERVE_FORMAT`, `true` or `false`.
  case readyToServeFormat = "ready-to-serve-format"
  /// The convention that converts scales to resolutions: `arcgis`, `wgs84-v2`, `pro` or `arcgis-9.2`.
  case scaleConvention = "scale-convention"
  /// The list from which STANDARD scales are chosen: `halving` or `arcgis`.
  case ladder
  /// The screen size in pixels for which STANDARD chooses the scale of the extent.
  case referenceSize = "reference-size"
  /// The scale denominator of the whole extent, instead of one computed from its size.
  case extentScale = "extent-scale"
  /// Whether tile sizes that ArcGIS does not support are allowed: `true` or `false`.
  case allowNonstandard = "allow-nonstandard"
  /// Resolutions in map units per pixel, instead of scales: `20;10;5`.
  case resolutions
  /// The largest error of LERC tiles, in the unit of the values.
  case lercError = "lerc-error"
  /// The denominator of the coarsest scale that gets tiles.
  case minScale = "min-scale"
  /// The denominator of the finest scale that gets tiles.
  case maxScale = "max-scale"

  /// The names that a parameter file may use: first those of ArcGIS, then our own.
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
    case .minScale: ["min_cached_scale", rawValue]
    case .maxScale: ["max_cached_scale", rawValue]
    case .resolutions, .lercError: [rawValue]
    case .name, .extent, .extentCRS, .crs, .like, .levels, .addLevels, .scaleConvention, .ladder, .referenceSize,
      .extentScale, .allowNonstandard:
      [rawValue]
    }
  }

  /// The option for a name of ArcGIS or our own, in any letter case, with hyphens or underscores between the words.
  public static func named(_ parameter: String) -> CreateOption? {
    let name = plain(parameter)
    return allCases.first { option in option.parameterNames.contains { plain($0) == name } }
  }

  private static func plain(_ name: String) -> String { name.lowercased().replacing("_", with: "-") }
}

extension CreateOption {
  /// The name for messages. The user interface decides on its spelling.
  public var parameter: ParameterName { ParameterName(rawValue: rawValue) }
}

extension ParameterName {
  /// The token for the address of a service.
  public static let token = ParameterName(rawValue: "token")
  /// The parameter that switches off the search for a configuration file.
  public static let noConfiguration = ParameterName(rawValue: "no-config")
}

extension Message.StringInterpolation {
  /// Adds the name of a parameter of a new cache.
  package mutating func appendInterpolation(parameter option: CreateOption) {
    appendInterpolation(parameter: option.parameter)
  }
}
