import Diagnostics

/// How people write scales in lists: `500000;250000`, `1:500000`, and with separators between thousands, `1:500,000`.
///
/// A comma or a blank separates either two scales or thousands. The reading is used if only one of the two makes sense;
/// otherwise the text is refused: a wrong reading makes a level of 1:1 or of a thousandth of the scale, and nobody
/// notices it before the tiles are made.
struct ScaleSpelling {
  /// A list that has two readings: the part of it, and what to write for each reading.
  struct Unclear: Error {
    let part: String
    var problem = "is unclear, because it has two readings"
    let advice: String
  }

  /// The coarsest scale with separators between thousands that is read without asking. The coarsest level of a map of
  /// the world is about 1:591,657,528, so a larger number is two scales: `500,000,250,000`.
  private static let coarsest = 1_000_000_000

  /// The digits of each scale of a list, without `1:` and without separators between thousands.
  ///
  /// - Throws: `Unclear` for the first part with two readings.
  static func digits(in text: String) throws(Unclear) -> [String] {
    let text = withoutBlanksAtColon(text)
    let items = text.split { "; ,\t\n".contains($0) }.map { digits($0) }
    // A number such as 1128.497 shows that the point of this list is a decimal point.
    let hasDecimals = items.contains { item in
      let parts = item.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 2 && (parts[0].utf8.count > 3 || parts[1].utf8.count != 3)
    }
    var found: [String] = []
    for list in text.split(whereSeparator: { ";\t\n".contains($0) }) {
      for run in runs(of: list) { found += try scales(of: run) }
    }
    if !hasDecimals { for item in found { try checkPoint(item) } }
    return found
  }

  /// `1 : 500000` is one scale.
  private static func withoutBlanksAtColon(_ text: String) -> String {
    guard text.contains(":") else { return text }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.indices.map { index in
      var part = parts[index]
      if index > 0 { part = part.drop { $0 == " " } }
      while index < parts.count - 1, part.last == " " { part = part.dropLast() }
      return String(part)
    }.joined(separator: ":")
  }

  /// Items with the same separator, a comma or a blank, between all of them.
  private struct Run {
    var items: [Substring]
    let separator: Character
    var text: String { items.joined(separator: String(separator)) }
  }

  /// Cuts a list where the separator changes, after a comma with a blank, and before `1:`.
  private static func runs(of list: Substring) -> [Run] {
    var runs: [Run] = []
    var rest = list[...]
    var gap = ""
    while let start = rest.firstIndex(where: { $0 != "," && $0 != " " }) {
      gap = String(rest[..<start])
      let end = rest[start...].firstIndex { $0 == "," || $0 == " " } ?? rest.endIndex
      let item = rest[start..<end]
      rest = rest[end...]
      if let last = runs.indices.last, gap.count == 1, let separator = gap.first, !item.hasPrefix("1:"),
        runs[last].items.count == 1 || runs[last].separator == separator
      {
        runs[last] = Run(items: runs[last].items + [item], separator: separator)
      } else {
        runs.append(Run(items: [item], separator: ","))
      }
    }
    return runs
  }

  private static func scales(of run: Run) throws(Unclear) -> [String] {
    let items = run.items.map(digits)
    guard items.count > 1 else { return items }
    // The last group may have a fraction, as in 1:591,657,527.591555.
    let groups = Array(items.dropLast()) + [String(items[items.count - 1].prefix { $0 != "." })]
    let numbers = groups.map { Int($0) ?? -1 }
    let isGrouped =
      !numbers.contains(-1) && groups[0].utf8.count <= 3 && numbers[0] > 0
      && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    let likely = ThousandsSeparators.joined(groups, writtenAs: items)
    // No scale begins with 0, so a list with such a part is no proposal.
    let hasLeadingZero = groups.dropFirst().contains { $0.hasPrefix("0") }
    let lists = (hasLeadingZero ? [] : [items]) + (likely.count > 1 && likely.count < items.count ? [likely] : [])
    let whole = items.joined()
    let unclear = Unclear(
      part: run.text,
      advice: "write \(whole)"
        + lists.map { ", or for \($0.count) scales \"\($0.joined(separator: ";"))\"" }.joined())
    // Neither a list nor one number: only thousands and scales that are separated by the same sign can be meant.
    if hasLeadingZero, 2..<items.count ~= likely.count, !isGrouped || (Int(groups.joined()) ?? .max) > coarsest {
      throw ThousandsSeparators(items: items, likely: likely).unclear(run.text, naming: "scales")
    }
    let decreases = zip(numbers, numbers.dropFirst()).allSatisfy { $0 > $1 }
    guard isGrouped else {
      guard likely.count < items.count else { return items }
      let proposals = ((hasLeadingZero ? [] : [items]) + [likely]).map { "\"\($0.joined(separator: ";"))\"" }
      throw Unclear(part: run.text, advice: "write \(proposals.joined(separator: " or "))")
    }
    // No scale has a leading zero, so `500,250,125` is a list, and `250,050` is not.
    let isList = decreases && !hasLeadingZero
    let isMarked = run.items[0].hasPrefix("1:")
    // Of `1:933,632`, no reading is more likely than the other.
    if isList, !isMarked || items.count > 2 { return items }
    if isList { throw unclear }
    guard isMarked || numbers.last == 0 && groups.last == items.last, (Int(groups.joined()) ?? .max) <= coarsest else {
      throw unclear
    }
    return [whole]
  }

  /// Refuses `1.250` and `100.000`, in which the point separates thousands in many languages.
  private static func checkPoint(_ item: String) throws(Unclear) {
    let parts = item.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped =
      parts.count > 1 && (1...3).contains(parts[0].utf8.count) && parts[0] != "0"
      && parts.dropFirst().allSatisfy { $0.utf8.count == 3 } && parts.allSatisfy { Int($0) != nil }
    guard isGrouped else { return }
    let whole = parts.joined()
    throw Unclear(
      part: item, advice: parts.count == 2 ? "write \(whole), or \(item)0 for the fraction" : "write \(whole)")
  }

  /// The text of a number whose point is certainly a decimal point, such as a number of JSON. A fraction of three
  /// digits gets another one, so that it is not taken for thousands.
  static func marked(_ number: String) -> String {
    do throws(Unclear) {
      try checkPoint(number)
      return number
    } catch {
      return number + "0"
    }
  }

  /// The number of a scale without `1:`.
  private static func digits(_ item: Substring) -> String {
    String(item.hasPrefix("1:") ? item.dropFirst(2) : item)
  }
}
