import Diagnostics
import SourceText
public import TilingSchemes

/// Parses the texts of parameters. Each error says what is accepted.
public enum OptionValue {
  /// Numbers, separated by commas, semicolons or blanks; `nil` if a part is not a number.
  static func numbers(_ text: String) -> [Double]? {
    var numbers: [Double] = []
    for part in text.split(whereSeparator: { ",; \t\n".contains($0) }) {
      guard let number = decimal(part) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The value of a decimal number; `nil` for any other text.
  static func decimal(_ text: some StringProtocol) -> Double? { DecimalNumber.value(of: text.trimmed) }

  /// A number above 0.
  static func positive(_ text: String, _ option: CreateOption) throws(CreationError) -> Double {
    // The upper limit keeps products of values finite.
    guard let value = decimal(text), value > 0, value < 1e300 else {
      throw .usage(option, "“\(text)” is not a number above 0; write it as 1234.5")
    }
    return value
  }

  /// A whole number within a range. `Double` is parsed first, so that `256.0` from a JSON file is accepted.
  ///
  /// - Parameter example: a usual value, for the message.
  static func integer(
    _ text: String, _ option: CreateOption, in range: ClosedRange<Int>, example: String
  ) throws(CreationError) -> Int {
    guard let value = decimal(text).flatMap({ Int(exactly: $0) }), range.contains(value) else {
      throw .usage(
        option,
        "“\(text)” is not a whole number from \(range.lowerBound) to \(range.upperBound); write it as \(example)")
    }
    return value
  }

  /// Refuses `+2`, which would be read as 2 although it means two more.
  static func refuseSign(_ text: String, _ option: CreateOption) throws(CreationError) {
    let digits = text.trimmed.drop { $0 == "+" }
    guard text.trimmed.hasPrefix("+") else { return }
    throw .usage(
      option, "“\(text)” is not a number without a sign; \(parameter: .addLevels) \(digits) adds levels to a scheme")
  }

  /// One of a few keywords, in any letter case.
  static func word<Value>(
    _ text: String, _ option: CreateOption, _ words: KeyValuePairs<String, Value>
  ) throws(CreationError) -> Value {
    if let match = words.first(where: { $0.key.lowercased() == text.trimmed.lowercased() }) { return match.value }
    let names = words.map(\.key)
    let nearest = NearestWord.find(text.trimmed, among: names).map { "; did you mean “\($0)”?" } ?? ""
    throw .usage(option, "“\(text)” is not one of \(names.joined(separator: ", "))\(nearest)")
  }

  /// An extent `xmin,ymin,xmax,ymax`, in map units.
  ///
  /// - Throws: `CreationError.usage` if it is not four numbers, or has no area.
  public static func extent(_ text: String, _ option: CreateOption = .extent) throws(CreationError) -> Envelope {
    let extent = try edges(text, option)
    guard extent.xMin < extent.xMax else {
      throw .usage(option, Message("xmin must be less than xmax" + (advice(across: extent) ?? "")))
    }
    guard extent.yMin < extent.yMax else { throw .usage(option, "ymin must be less than ymax") }
    return extent
  }

  /// What to write for an extent across 180° of longitude, which runs from a large x to a small one.
  ///
  /// - Returns: `nil` if the numbers are not those of such an extent in degrees or in Web Mercator.
  private static func advice(across extent: Envelope) -> String? {
    guard extent.xMin > 0, extent.xMax < 0 else { return nil }
    let edge = max(extent.xMin, -extent.xMax)
    let world: Double
    if edge <= 180 {
      world = 360
    } else if edge < 20_037_509 {
      world = 40_075_016.685578
    } else {
      return nil
    }
    let edges = [extent.xMin, extent.yMin, extent.xMax + world, extent.yMax].map(shortest).joined(separator: ",")
    return "; for an extent across 180° add the width of the world, \(shortest(world)), to xmax: \(edges)"
  }

  /// The same, but without the check that the minimum is less than the maximum.
  package static func edges(_ text: String, _ option: CreateOption) throws(CreationError) -> Envelope {
    guard let numbers = numbers(text) else {
      let meant = LikelyExtent.text(text).map { ": \($0)" } ?? ""
      throw .usage(
        option, "“\(text)” is not four numbers; write xmin,ymin,xmax,ymax with a point in fractions\(meant)")
    }
    guard numbers.count == 4 else {
      let likely = ThousandsSeparators(in: text).flatMap { $0.likely.count == 4 ? $0.likely : nil }
      let advice =
        likely.map { "; without separators between thousands it is \($0.joined(separator: ","))" }
        ?? LikelyExtent.text(text).map { "; with a point in fractions it is \($0)" } ?? ""
      throw .usage(option, "four numbers are needed, xmin,ymin,xmax,ymax; \(numbers.count) given\(advice)")
    }
    return Envelope(xMin: numbers[0], yMin: numbers[1], xMax: numbers[2], yMax: numbers[3])
  }

  /// A list of scale denominators, sorted with the coarsest first. `1:500` is 500.
  ///
  /// - Throws: `CreationError.usage` if it is empty, has two readings, or a scale is not a number above 0, or is given
  ///   twice.
  public static func scales(_ text: String, _ option: CreateOption = .scales) throws(CreationError) -> [Double] {
    var scales: [Double] = []
    for part in try scaleDigits(text, option) {
      guard let value = decimal(part), value > 0, value < 1e300 else {
        throw .usage(option, "“\(part)” is not a scale above 0; write the list as 500000,250000")
      }
      // Two levels of the same scale would be the same tiles twice.
      guard !scales.contains(value) else { throw .usage(option, "the scale \(shortest(value)) is given twice") }
      scales.append(value)
    }
    guard !scales.isEmpty else { throw .usage(option, "the list of scales is empty; write it as 500000,250000") }
    guard scales.count <= StandardScales.levelCounts.upperBound else {
      throw .usage(option, "\(scales.count) scales, but ArcGIS allows only \(StandardScales.levelCounts.upperBound)")
    }
    scales.sort(by: >)
    if let pair = EqualScales(among: scales) { throw .usage(option, "the scales \(pair.words); leave out one of them") }
    return scales
  }

  /// One scale denominator: `500000`, `1:500000` or `1:500,000`.
  static func scale(_ text: String, _ option: CreateOption) throws(CreationError) -> Double {
    let parts = try scaleDigits(text, option)
    guard parts.count == 1, let value = decimal(parts[0]), value > 0, value < 1e300 else {
      throw .usage(option, "“\(text)” is not one scale above 0; write it as 500000")
    }
    return value
  }

  /// The digits of each scale of a list.
  ///
  /// - Throws: `CreationError.usage` if a part of the list has two readings, such as `1,250`.
  private static func scaleDigits(_ text: String, _ option: CreateOption) throws(CreationError) -> [String] {
    do throws(ScaleSpelling.Unclear) {
      return try ScaleSpelling.digits(in: text)
    } catch {
      throw .usage(option, "“\(error.part)” \(error.problem); \(error.advice)")
    }
  }

  /// A list of resolutions in map units per pixel, sorted with the coarsest first.
  static func resolutions(_ text: String, _ option: CreateOption = .resolutions) throws(CreationError) -> [Double] {
    var resolutions: [Double] = []
    if let separators = ThousandsSeparators(in: text) {
      let unclear = separators.unclear(text, naming: "resolutions")
      throw .usage(option, "“\(unclear.part)” \(unclear.problem); \(unclear.advice)")
    }
    for part in text.split(whereSeparator: { ",; \t\n".contains($0) }) {
      guard let value = decimal(part), value > 0, value < 1e300 else {
        throw .usage(option, "“\(part)” is not a resolution above 0; write the list as 20;10;5")
      }
      resolutions.append(value)
    }
    guard !resolutions.isEmpty else { throw .usage(option, "the list of resolutions is empty; write it as 20;10;5") }
    guard resolutions.count <= StandardScales.levelCounts.upperBound else {
      throw .usage(
        option, "\(resolutions.count) resolutions, but ArcGIS allows only \(StandardScales.levelCounts.upperBound)")
    }
    resolutions.sort(by: >)
    if let pair = EqualScales(among: resolutions) {
      throw .usage(option, "the resolutions \(pair.words); leave out one of them")
    }
    return resolutions
  }

  /// One number for both sides, or two equal numbers: `256`, `256 x 256`, `256 by 256`.
  static func tileSize(_ text: String, _ option: CreateOption = .tileSize) throws(CreationError) -> Int {
    let parts = text.lowercased().replacing("by", with: "x").replacing("×", with: "x")
      .split(separator: "x", omittingEmptySubsequences: false)
    let sides = parts.compactMap { decimal($0).flatMap { Int(exactly: $0) } }
    guard (1...2).contains(parts.count), sides.count == parts.count, sides.allSatisfy((1...32_768).contains) else {
      throw .usage(option, "“\(text)” is not a tile size; write the pixels of a side as 256, or both as 256 x 256")
    }
    // Esri's formats have a field for each side, but ArcGIS's readers require equal sides.
    guard sides.first == sides.last, let side = sides.first else {
      throw .usage(option, "tiles of \(text) are not square, but ArcGIS requires square tiles; write 256 or 256 x 256")
    }
    return side
  }

  /// A range of levels such as `0-16`, or one level.
  static func levels(_ text: String, _ option: CreateOption = .levels) throws(CreationError) -> ClosedRange<Int> {
    try refuseSign(text, option)
    // Word processors replace the hyphen between two numbers by an en dash.
    let parts = text.replacing("–", with: "-").split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count <= 2 else {
      throw .usage(option, "“\(text)” is not a range of levels; write it as 0-16")
    }
    if text.contains("..") {
      let range = text.replacing(/[^0-9]+/, with: "-")
      throw .usage(option, "“\(text)” is not a range of levels; write \(range)")
    }
    let lower = try integer(String(first), option, in: 0...99, example: "0-16")
    let upper = try integer(String(last), option, in: 0...99, example: "0-16")
    guard lower <= upper else {
      throw .usage(option, "the first level, \(lower), is above the last level, \(upper); write the range as 0-16")
    }
    return lower...upper
  }

  static func shortest(_ value: Double) -> String { DecimalNumber.shortest(value) }
}

extension StringProtocol {
  var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
