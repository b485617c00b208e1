/// Numbers in names of files.
enum PaddedNumber {
  /// At least four digits, so that names are in the order of the numbers.
  static func text(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 4 - text.count)) + text
  }
}
