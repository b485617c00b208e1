/// A list of paths in a sentence.
enum PathList {
  /// The first paths, separated by commas, and how many more there are.
  static func text(_ paths: [String], limit: Int) -> String {
    let rest = paths.count - limit
    return paths.prefix(limit).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
