import Diagnostics

/// The tools of ArcGIS whose parameters are accepted in their order, as in a script for arcpy.
public enum ArcGISTool: String, Sendable {
  /// Makes a cache.
  case createMapServerCache = "CreateMapServerCache"
  /// Makes a scheme file.
  case generateTilingScheme = "GenerateMapServerCacheTilingScheme"

  /// The options in the order of the tool's parameters; `nil` for a parameter without a counterpart.
  ///
  /// Sources: ArcGIS Pro 3.4, “Create Map Server Cache” and “Generate Map Server Cache Tiling Scheme”; ArcMap 10.6 for
  /// the latter with the parameter `data_frame`.
  ///
  /// - Parameter count: the number of the given values, in which the two forms of a tool differ.
  public func options(count: Int) -> [CreateOption?] {
    switch self {
    case .createMapServerCache:
      [
        .service, .cacheDirectory, .tilingSchemeType, .scalesType, .numberOfScales, .dotsPerInch, .tileSize,
        .predefined,
        .origin, .scales, .tileFormat, .compressionQuality, .storageFormat, .readyToServeFormat,
      ]
    // ArcMap has the data frame after the map document; ArcGIS Pro has no data frames.
    case .generateTilingScheme where count > 7:
      [.service, nil, .origin, .output, .numberOfScales, .scales, .dotsPerInch, .tileSize]
    case .generateTilingScheme: [.service, .origin, .output, .numberOfScales, .scales, .dotsPerInch, .tileSize]
    }
  }

  /// A parameter of a tool, as its page of the documentation lists it.
  public struct Parameter: Hashable, Sendable {
    /// The place in the list, from 1.
    public let position: Int
    /// The name in the tool's syntax, such as `num_of_scales`.
    public let name: String
  }

  /// The parameter of the tool for an option; `nil` if the tool has none.
  ///
  /// - Parameters:
  ///   - option: the option that a message is about.
  ///   - count: the number of the given values.
  public func parameter(_ option: CreateOption, count: Int) -> Parameter? {
    guard let index = options(count: count).firstIndex(of: option), let name = option.parameterNames.first else {
      return nil
    }
    return Parameter(position: index + 1, name: name)
  }

  /// The names of the parameters in their order, for messages.
  ///
  /// - Parameter count: the number of the given values, in which the two forms of a tool differ.
  public func names(count: Int) -> String {
    options(count: count).map { $0?.parameterNames.first ?? "data_frame" }.joined(separator: ", ")
  }

  /// The texts of parameters that are given in the order of the tool. Values beyond its parameters are left out.
  public func texts(_ values: [String]) -> OptionTexts {
    var texts = OptionTexts()
    for (option, value) in zip(options(count: values.count), values) { if let option { texts[option] = value } }
    return texts
  }

  /// The fault of a list with more values than the tool has parameters; `nil` if the number of values is right.
  public func fault(of values: [String]) -> CreationError? {
    values.count > options(count: values.count).count ? .surplus(self, values) : nil
  }

  /// What is wrong with a list of too many values: how many there are, which have no parameter, and the right order.
  func message(onSurplus values: [String]) -> Message {
    let limit = options(count: values.count).count
    let surplus = values.dropFirst(limit).map { "“\($0)”" }.joined(separator: ", ")
    return "\(parameter: .toolValues) has \(values.count) values, but the tool has \(limit) parameters, so nothing "
      + "is left for \(surplus); a value with blanks needs quotation marks, and the order is: \(names(count: limit))"
  }
}

extension ParameterName {
  /// The parameter that takes the values of a tool of ArcGIS in its order.
  static let toolValues = ParameterName(rawValue: "arcpy")
}
