/// A list of scales to remove, in which levels can also be named: `4000000;coarsest`, `L03`, `0`.
public struct RemovalList: Sendable {
  /// The scale denominators.
  public private(set) var scales: [Double] = []
  /// The levels that are named without their scales.
  public private(set) var levels: [ScaleChange.RemovedLevel] = []

  /// Reads the values of a parameter that can be repeated.
  ///
  /// A number is a scale. `L` and digits, as in the name of a level’s folder, is a level; so is `0`, which no scale can be.
  ///
  /// - Throws: `CreationError.usage` for a text that is neither.
  public init(_ texts: [String]) throws(CreationError) {
    var numbers: [String] = []
    for text in texts {
      let words = text.split { ";, \t\n".contains($0) }
      let named = words.map(Self.level)
      // Without names, a comma or a blank may also separate thousands.
      guard named.contains(where: { $0 != nil }) else {
        numbers.append(text)
        continue
      }
      for (word, level) in zip(words, named) {
        if let level { levels.append(level) } else { numbers.append(String(word)) }
      }
    }
    if !numbers.isEmpty { scales = try OptionValue.scales(numbers.joined(separator: ";")) }
  }

  private static func level(_ word: Substring) -> ScaleChange.RemovedLevel? {
    switch word.lowercased() {
    case "coarsest": return .coarsest
    case "finest": return .finest
    case "0": return .number(0)
    default:
      guard word.first == "L" || word.first == "l" else { return nil }
      let digits = word.dropFirst()
      return digits.utf8.count <= 2 ? Int(digits).map { .number($0) } : nil
    }
  }
}
