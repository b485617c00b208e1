/// Formats durations for people.
public enum DurationText {
  /// A number of seconds in its two largest units: `3 h 20 min`. More would pretend a precision that estimates lack.
  public static func text(_ seconds: Double) -> String {
    guard seconds >= 59.5 else { return seconds < 1 ? "under 1 s" : "\(Int(seconds.rounded())) s" }
    guard seconds < 86_400 * 365 * 1000 else { return "over 1000 years" }
    let minutes = Int((seconds / 60).rounded())
    if minutes < 60 { return "\(minutes) min" }
    let hours = minutes / 60
    // Hours up to two days, because “1 d 3 h” is harder to compare than “27 h”.
    if hours < 48 { return pair(hours, "h", minutes % 60, "min") }
    let days = hours / 24
    if days < 730 { return pair(days, "d", hours % 24, "h") }
    return "\(days / 365) years"
  }

  private static func pair(_ large: Int, _ unit: String, _ small: Int, _ smallUnit: String) -> String {
    small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(smallUnit)"
  }
}
