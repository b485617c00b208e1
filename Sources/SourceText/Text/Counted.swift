/// A count and the word for what is counted, in the number that agrees: `1 tile`, `2 tiles`, `0 entries`.
///
/// - Parameters:
///   - count: how many there are; digits are not grouped, so that programs can read the text.
///   - singular: the word for one.
///   - plural: the word for any other number; by default the singular with an `s`.
public func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
}
