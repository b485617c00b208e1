/// A list in a sentence that must stay short.
package enum ShortList {
  /// The first items, separated by commas, and how many more there are: `a, b and 3 more`.
  package static func text(_ items: [String], limit: Int) -> String {
    let rest = items.count - limit
    return items.prefix(limit).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
