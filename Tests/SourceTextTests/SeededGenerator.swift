import Foundation

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

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
