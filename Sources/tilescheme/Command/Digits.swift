import TileSchemeKit

/// The value of `--digits`: how many digits the tables show of resolutions and lengths.
enum Digits: String, ArgumentChoice {
  /// Eight significant digits, which distinguish all schemes that a person compares.
  case short
  /// As few digits as identify the stored number, so that it can be copied without loss.
  case full

  /// The number as text.
  func text(_ value: Double) -> String {
    switch self {
    case .short: DecimalNumber.shortest(value, significantDigits: 8)
    case .full: DecimalNumber.shortest(value)
    }
  }
}
