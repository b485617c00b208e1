/// Formats amounts of bytes for people.
public enum ByteText {
  /// Bytes in the decimal unit that gives one to three digits before the point: `1.3 GB`.
  ///
  /// Decimal units, because disks are sold and shown in them; a binary unit would promise 7 % more space per GB.
  ///
  /// - Parameter bytes: 0 or more; an infinite number or NaN gives “unknown”.
  public static func text(_ bytes: Double) -> String {
    guard bytes.isFinite else { return "unknown" }
    var value = bytes
    for unit in ["bytes", "kB", "MB", "GB", "TB", "PB"] {
      // 999.5 would be rounded to “1000 kB”.
      if value < 999.5 { return "\(rounded(value, isWhole: unit == "bytes")) \(unit)" }
      value /= 1000
    }
    return "\(rounded(value, isWhole: false)) EB"
  }

  private static func rounded(_ value: Double, isWhole: Bool) -> String {
    if isWhole || value >= 99.95 { return String(Int(exactly: value.rounded()) ?? .max) }
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(tenths % 10)"
  }
}
