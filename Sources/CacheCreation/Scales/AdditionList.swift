/// A list of scales to add, in which a scale can have its resolution: `1250;500@0.132291931250529`.
public struct AdditionList: Sendable {
  /// The scale denominators, the coarsest first.
  public private(set) var scales: [Double] = []
  /// The resolutions that are given, in map units per pixel, by their scale denominators.
  public private(set) var resolutions: [Double: Double] = [:]

  /// Reads the values of a parameter that can be repeated.
  ///
  /// - Throws: `CreationError.usage` for a text that is not a scale, or not a resolution after `@`.
  public init(_ texts: [String]) throws(CreationError) {
    var plain: [String] = []
    for text in texts {
      // Without resolutions, a comma or a blank may also separate thousands.
      guard text.contains("@") else {
        plain.append(text)
        continue
      }
      for word in text.split(whereSeparator: { ";, \t\n".contains($0) }) {
        let parts = word.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
        plain.append(parts[0])
        guard parts.count > 1 else { continue }
        guard parts.count == 2 else {
          throw .usage(.scales, "“\(word)” is not a scale with its resolution; write it as 1250@0.33")
        }
        resolutions[try OptionValue.scale(parts[0], .scales)] = try OptionValue.positive(parts[1], .resolutions)
      }
    }
    if !plain.isEmpty { scales = try OptionValue.scales(plain.joined(separator: ";")) }
  }
}
