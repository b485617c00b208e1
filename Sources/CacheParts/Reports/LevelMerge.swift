import SourceText

/// The numbers of a level in reports of verify.
struct LevelMerge {
  private static let sums = ["tiles", "bytes", "bundles", "tilesWithin", "tilesWithFindings"]

  let number: Int
  private var sums: [Int]
  /// How many tiles the whole full extent needs, which each report gives.
  private var expected: Int?
  private var smallest: Int?
  private var largest: Int?
  /// Unknown if several reports have tiles, because a median does not follow from other medians.
  private var median: Int?
  private var formats: [String: Int] = [:]

  /// - Returns: `nil` if a number is missing.
  init?(_ value: JSONOutput) {
    let sums = Self.sums.compactMap { value[$0]?.whole }
    guard let number = value["level"]?.whole, sums.count == Self.sums.count, sums.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    self.number = number
    self.sums = sums
    expected = value["expectedTiles"]?.whole
    smallest = value["smallest"]?.whole
    largest = value["largest"]?.whole
    median = value["median"]?.whole
    guard case .object(let members)? = value["formats"] else { return }
    for member in members { formats[member.key] = member.value.whole }
  }

  /// Adds the same level of another report.
  mutating func add(_ other: LevelMerge) {
    if smallest == nil { median = other.median } else if other.smallest != nil { median = nil }
    // A forged report can have any numbers.
    sums = zip(sums, other.sums).map { $0.addingReportingOverflow($1) }.map { $0.overflow ? Int.max : $0.partialValue }
    expected = [expected, other.expected].compactMap(\.self).max()
    smallest = [smallest, other.smallest].compactMap(\.self).min()
    largest = [largest, other.largest].compactMap(\.self).max()
    formats.merge(other.formats) { $0.addingReportingOverflow($1).partialValue }
  }

  var json: JSONOutput {
    func optional(_ value: Int?) -> JSONOutput { value.map { .integer($0) } ?? .null }
    return .object([
      .init("level", .integer(number)), .init("tiles", .integer(sums[0])), .init("bytes", .integer(sums[1])),
      .init("bundles", .integer(sums[2])), .init("expectedTiles", optional(expected)),
      .init("tilesWithin", .integer(sums[3])), .init("tilesWithFindings", .integer(sums[4])),
      .init("smallest", optional(smallest)), .init("median", optional(median)), .init("largest", optional(largest)),
      .init("formats", .object(formats.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })),
    ])
  }
}
