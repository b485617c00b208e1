import TestSupport

extension SeededGenerator {
  /// A finite number of any size, from random bits.
  mutating func nextFiniteDouble() -> Double {
    while true {
      let value = Double(bitPattern: next())
      if value.isFinite { return value }
    }
  }

  /// Scalars of one to four bytes in UTF-8, line ends among them.
  mutating func nextScalars(_ count: Int) -> [Unicode.Scalar] {
    let pool: [Unicode.Scalar] = [
      "a", "Z", "<", "\"", " ", "\n", "\r", "\t", "\u{7F}", "\u{80}", "é", "ÿ", "\u{100}", "\u{301}", "\u{7FF}",
      "\u{800}", "中", "一", "\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10000}", "😀", "\u{10FFFF}",
    ]
    return (0..<count).map { _ in pool.randomElement(using: &self) ?? "a" }
  }
}
