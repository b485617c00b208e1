/// How people write scales in lists: `500000;250000`, `1:500000`, and with commas between thousands, `1:500,000`.
enum ScaleSpelling {
  /// The scales of a list, each as a text of its own.
  ///
  /// A comma separates either two scales or thousands. It separates thousands if groups of three digits follow it, and
  /// the numbers would make no list of scales: one of them would be 0, or, after “1:”, they would not decrease.
  static func parts(of text: String) -> [String] {
    text.split { "; \t\n".contains($0) }.flatMap { list in
      var groups: [[String]] = []
      for item in list.split(separator: ",").map(String.init) {
        // A “1:” begins a scale of its own: `1:500,000,1:250,000`.
        if groups.isEmpty || item.hasPrefix("1:") {
          groups.append([item])
        } else {
          groups[groups.count - 1].append(item)
        }
      }
      return groups.flatMap { isOneNumber($0) ? [$0.joined(separator: ",")] : $0 }
    }
  }

  /// The number of a scale without `1:` and without commas between thousands.
  static func digits(of part: String) -> String {
    (part.hasPrefix("1:") ? String(part.dropFirst(2)) : part).filter { $0 != "," }
  }

  /// Whether items between commas are the groups of thousands of one number.
  private static func isOneNumber(_ items: [String]) -> Bool {
    let numbers = items.map { Int(digits(of: $0)) }
    guard items.count > 1, items.dropFirst().allSatisfy({ $0.utf8.count == 3 }), let first = items.first,
      digits(of: first).utf8.count <= 3, !numbers.contains(nil)
    else { return false }
    let values = numbers.compactMap { $0 }
    let isUnordered = zip(values, values.dropFirst()).contains { $0 <= $1 }
    return values.contains(0) || first.hasPrefix("1:") && isUnordered
  }
}
