/// The ratio of the resolutions of two levels as a fraction of small whole numbers.
struct LevelRatio: Hashable, Sendable {
  /// The number of finer pixels that have the same width as `q` coarser ones.
  let p: Int
  /// The number of coarser pixels.
  let q: Int

  private static let largestQ = 8
  private static let largestP = 40

  /// - Returns: `nil` if the ratio is not above 1, or not such a fraction. Coarser tiles are then not whole numbers of
  ///   finer pixels, such as from 1:125,000 to 1:64,000.
  init?(coarse: Double, fine: Double) {
    let ratio = coarse / fine
    guard ratio > 1, ratio <= Double(Self.largestP) else { return nil }
    for q in 1...Self.largestQ {
      let p = (ratio * Double(q)).rounded()
      // Resolutions are written with 15 digits, and Esri's own differ by 3·10⁻¹⁰.
      if p <= Double(Self.largestP), (ratio * Double(q) / p - 1).magnitude < 1e-9 {
        self.p = Int(p)
        self.q = q
        return
      }
    }
    return nil
  }
}
