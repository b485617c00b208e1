/// The options of `create` and `generate`, and what ArcGIS's tools call them.
///
/// Source: ArcGIS Pro, “Create Map Server Cache” and “Generate Map Server Cache Tiling Scheme”, the syntax tables.
public enum CreateOption: String, CaseIterable, Hashable, Sendable {
  case service = "service"
  case cacheDirectory = "cache-directory"
  case output
  case name
  case extent
  case crs
  case tilingSchemeType = "tiling-scheme-type"
  case scalesType = "scales-type"
  case numberOfScales = "number-of-scales"
  case dotsPerInch = "dpi"
  case tileSize = "tile-size"
  case predefined
  case levels
  case origin
  case scales
  case tileFormat = "tile-format"
  case compressionQuality = "compression-quality"
  case storageFormat = "storage-format"
  case readyToServeFormat = "ready-to-serve-format"
  case scaleConvention = "scale-convention"
  case ladder
  case referenceSize = "reference-size"
  case extentScale = "extent-scale"
  case allowNonstandard = "allow-nonstandard"

  /// The name on the command line, as messages show it.
  public var displayName: String {
    switch self {
    case .service: "SERVICE"
    case .cacheDirectory: "CACHE-DIRECTORY"
    default: "--\(rawValue)"
    }
  }

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
