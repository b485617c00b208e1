/// A set of identifiers, written as numbers and ranges separated by spaces: `2193 3006-3030`.
struct CodeRanges: Sendable {
  private let ranges: [ClosedRange<Int>]

  /// - Parameter text: the numbers and ranges; other words are ignored.
  init(_ text: String) {
    ranges = text.split { $0 == " " || $0 == "\n" }.compactMap(Self.range)
  }

  func contains(_ code: Int) -> Bool { ranges.contains { $0.contains(code) } }

  /// The range of a number, or of two numbers with a hyphen between them.
  static func range(_ text: Substring) -> ClosedRange<Int>? {
    let ends = text.split(separator: "-").map { Int($0) }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last else { return nil }
    return first...last
  }
}
