import SourceText
public import TilingSchemes

/// Parses the texts of parameters. Each error says what is accepted.
public enum OptionValue {
  /// Numbers, separated by commas, semicolons or blanks.
  static func numbers(_ text: String, _ option: CreateOption) throws(CreationError) -> [Double] {
    var numbers: [Double] = []
    for part in text.split(whereSeparator: { ",; \t\n".contains($0) }) { numbers.append(try number(part, option)) }
    return numbers
  }

  static func number(_ text: some StringProtocol, _ option: CreateOption) throws(CreationError) -> Double {
    guard let value = DecimalNumber.value(of: text.trimmed) else {
      throw .usage(option, "“\(text)” is not a decimal number; write it as 1234.5")
    }
    return value
  }

  /// A number above 0.
  static func positive(_ text: String, _ option: CreateOption) throws(CreationError) -> Double {
    let value = try number(text, option)
    // The upper limit keeps products of values finite.
    guard value > 0, value < 1e300 else { throw .usage(option, "“\(text)” is not a number above 0") }
    return value
  }

  /// A whole number within a range. `Double` is parsed first, so that `256.0` from a JSON file is accepted.
  static func integer(
    _ text: String, _ option: CreateOption, in range: ClosedRange<Int>
  ) throws(CreationError) -> Int {
    guard let value = Int(exactly: try number(text, option)), range.contains(value) else {
      throw .usage(option, "“\(text)” is not a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return value
  }

  /// One of a few keywords, in any letter case.
  static func word<Value>(
    _ text: String, _ option: CreateOption, _ words: KeyValuePairs<String, Value>
  ) throws(CreationError) -> Value {
    if let match = words.first(where: { $0.key.lowercased() == text.trimmed.lowercased() }) { return match.value }
    throw .usage(option, "“\(text)” is not one of \(words.map(\.key).joined(separator: ", "))")
  }

  /// An extent `xmin,ymin,xmax,ymax`, in map units.
  ///
  /// - Throws: `CreationError.usage` if it is not four numbers, or has no area.
  public static func extent(_ text: String, _ option: CreateOption = .extent) throws(CreationError) -> Envelope {
    let extent = try edges(text, option)
    guard extent.xMin < extent.xMax else { throw .usage(option, "xmin must be less than xmax") }
    guard extent.yMin < extent.yMax else { throw .usage(option, "ymin must be less than ymax") }
    return extent
  }

  /// The same, but without the check that the minimum is less than the maximum.
  package static func edges(_ text: String, _ option: CreateOption) throws(CreationError) -> Envelope {
    let numbers = try numbers(text, option)
    guard numbers.count == 4 else {
      throw .usage(option, "four numbers are needed, xmin,ymin,xmax,ymax; \(numbers.count) given")
    }
    return Envelope(xMin: numbers[0], yMin: numbers[1], xMax: numbers[2], yMax: numbers[3])
  }

  /// A list of scale denominators, sorted with the coarsest first. `1:500` is 500.
  package static func scales(_ text: String, _ option: CreateOption = .scales) throws(CreationError) -> [Double] {
    var scales: [Double] = []
    for part in text.split(whereSeparator: { ",; \t\n".contains($0) }) {
      let value = try number(part.hasPrefix("1:") ? part.dropFirst(2) : part, option)
      guard value > 0, value < 1e300 else { throw .usage(option, "the scale “\(part)” is not above 0") }
      // Two levels of the same scale would be the same tiles twice.
      guard !scales.contains(value) else { throw .usage(option, "the scale \(shortest(value)) is given twice") }
      scales.append(value)
    }
    guard !scales.isEmpty else { throw .usage(option, "the list of scales is empty; write it as 500000;250000") }
    guard scales.count <= StandardScales.levelCounts.upperBound else {
      throw .usage(option, "\(scales.count) scales, but ArcGIS allows only \(StandardScales.levelCounts.upperBound)")
    }
    scales.sort(by: >)
    if let pair = EqualScales(among: scales) { throw .usage(option, "the scales \(pair.words); leave out one of them") }
    return scales
  }

  /// One number for both sides, or two equal numbers: `256`, `256 x 256`, `256 by 256`.
  static func tileSize(_ text: String, _ option: CreateOption = .tileSize) throws(CreationError) -> Int {
    let parts = text.lowercased().replacing("by", with: "x").replacing("×", with: "x")
      .split(separator: "x", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count) else { throw .usage(option, "“\(text)” is not a tile size; write it as 256") }
    var sides: [Int] = []
    for part in parts { sides.append(try integer(String(part), option, in: 1...32_768)) }
    // Esri's formats have a field for each side, but ArcGIS's readers require equal sides.
    guard sides.first == sides.last, let side = sides.first else {
      throw .usage(option, "tiles of \(text) are not square; ArcGIS requires square tiles")
    }
    return side
  }

  /// A range of levels such as `0-16`, or one level.
  static func levels(_ text: String, _ option: CreateOption = .levels) throws(CreationError) -> ClosedRange<Int> {
    // Word processors replace the hyphen between two numbers by an en dash.
    let parts = text.replacing("–", with: "-").split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, parts.count <= 2 else {
      throw .usage(option, "“\(text)” is not a range of levels; write it as 0-16")
    }
    let lower = try integer(String(first), option, in: 0...99)
    let upper = try integer(String(last), option, in: 0...99)
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
