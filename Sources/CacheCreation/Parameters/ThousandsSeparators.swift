import SourceText

/// A list of numbers in which the same sign separates the numbers and their thousands: `500,000,250,000`.
struct ThousandsSeparators {
  /// The parts of the list, as they would be read.
  let items: [String]
  /// The numbers that are probably meant, without separators.
  let likely: [String]

  /// - Parameter text: numbers separated by commas, of any unit.
  /// - Returns: `nil` if the parts can be the numbers of the list.
  init?(in text: String) {
    let parts = text.split { ", ".contains($0) }.map(String.init)
    guard !text.contains(";"), parts.count > 1 else { return nil }
    let likely = Self.joined(parts.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }, writtenAs: parts)
    let hasLeadingZero = parts.dropFirst().contains { Self.isGroup($0) && $0.hasPrefix("0") }
    guard hasLeadingZero, likely.count < parts.count else { return nil }
    self.init(items: parts, likely: likely)
  }

  init(items: [String], likely: [String]) {
    self.items = items
    self.likely = likely
  }

  /// The numbers that are probably meant, as a list with one reading.
  var proposal: String {
    let isShort = likely.contains { $0.utf8.count < 4 }
    let list = likely.joined(separator: isShort ? ";" : ",")
    return isShort ? "\"\(list)\"" : list
  }

  /// Why the list cannot be read.
  ///
  /// - Parameters:
  ///   - text: the list as it was written.
  ///   - name: the numbers in the plural, for people.
  func unclear(_ text: String, naming name: String) -> ScaleSpelling.Unclear {
    let parts = items.dropLast().joined(separator: ", ") + " and \(items.last ?? "")"
    let grouped = likely.map(NumberText.grouped(digits:)).joined(separator: ";")
    return ScaleSpelling.Unclear(
      part: text,
      problem: "reads as \(items.count) \(name), \(parts), because the same sign separates "
        + "thousands and \(name)",
      advice: "write \(proposal)" + (grouped.contains(",") ? " or \"\(grouped)\"" : ""))
  }

  /// The items of a list, in which those are joined that are probably thousands. In `500000,1,250`, the last two are nearly
  /// always 1250: a list does not rise, and does not jump from below 1000 to three digits.
  ///
  /// - Parameters:
  ///   - groups: the items without the fraction of the last one.
  ///   - items: the items as they were written.
  static func joined(_ groups: [String], writtenAs items: [String]) -> [String] {
    var joined: [String] = []
    var whole = ""
    for (group, item) in zip(groups, items) {
      let belongs =
        group.utf8.count == 3
        && (group.hasPrefix("0") || whole.utf8.count <= 3 && (Int(whole) ?? .max) <= (Int(group) ?? 0))
      if belongs, let last = joined.indices.last {
        joined[last] += item
        whole += group
      } else {
        joined.append(item)
        whole = group
      }
    }
    return joined
  }

  private static func isGroup(_ part: String) -> Bool { part.utf8.count == 3 && part.utf8.allSatisfy { 48...57 ~= $0 } }
}
