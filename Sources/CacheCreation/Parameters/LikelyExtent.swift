/// The extent that a user probably meant by a text that is none, so that a message can show it with the user's own numbers.
enum LikelyExtent {
  /// The four numbers with a point in fractions and commas between them; `nil` if the text does not have four.
  ///
  /// Fractions can have a comma if something else is between the numbers, as in `174,5 -41,5 175 -41`. Names, as in
  /// `xmin=174.5,ymin=-41.5,xmax=175,ymax=-41`, are left out.
  static func text(_ text: String) -> String? {
    let parts = text.split { $0.isWhitespace || $0 == ";" }
    let numbers = parts.count == 4 ? parts.map { number(in: String($0).replacing(",", with: ".")) } : split(text)
    guard numbers.count == 4 else { return nil }
    let found = numbers.compactMap(\.self)
    return found.count == 4 ? found.joined(separator: ",") : nil
  }

  private static func split(_ text: String) -> [String?] {
    text.split { $0.isWhitespace || $0 == ";" || $0 == "," }.map { number(in: String($0)) }
  }

  /// The number in a part such as `xmin=174.5`; `nil` if there is none.
  private static func number(in part: String) -> String? {
    let digits = part.split { $0 == "=" || $0 == ":" }.last.map(String.init) ?? ""
    return Double(digits)?.isFinite == true ? digits : nil
  }
}
