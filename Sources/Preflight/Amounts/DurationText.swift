/// Times as people read them.
public enum DurationText {
  /// Seconds in the two largest units that count: `3 h 20 min`.
  public static func text(_ seconds: Double) -> String {
    guard seconds >= 59.5 else { return seconds < 1 ? "under 1 s" : "\(Int(seconds.rounded())) s" }
    guard seconds < 86_400 * 365 * 1000 else { return "over 1000 years" }
    let minutes = Int((seconds / 60).rounded())
    if minutes < 60 { return "\(minutes) min" }
    let hours = minutes / 60
    if hours < 48 { return pair(hours, "h", minutes % 60, "min") }
    let days = hours / 24
    if days < 730 { return pair(days, "d", hours % 24, "h") }
    return "\(days / 365) years"
  }

  private static func pair(_ large: Int, _ unit: String, _ small: Int, _ smallUnit: String) -> String {
    small == 0 ? "\(large) \(unit)" : "\(large) \(unit) \(small) \(smallUnit)"
  }
}
