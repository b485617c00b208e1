/// A list of round scales from which STANDARD scales are taken.
public enum ScaleLadder: String, CaseIterable, Sendable {
  /// Halving and doubling from 1:1,000,000, as Esri documents it. Source: ArcGIS Pro, “Create Map Server Cache”,
  /// scales_type.
  case halving
  /// The list that ArcGIS actually uses: 1000; 500; 250; 125; 64; 32; 16; 8; 4; 2 in every factor of a thousand, so
  /// 500,000,000; 250,000,000; 125,000,000; 64,000,000 and 125,000; 64,000; 32,000. Source: `Reference/scales-and-resolutions.md#the-ladder`, observed in
  /// Esri's samples and in services.
  case arcgis

  /// The scale denominator at a number of steps from 1:1,000,000; positive steps are coarser.
  func scale(at step: Int) -> Double {
    if self == .halving { return Double(sign: .plus, exponent: step, significand: 1_000_000) }
    let steps = [1.0, 2, 4, 8, 16, 32, 64, 125, 250, 500]
    // The remainder of a negative number is negative in Swift, so the quotient is rounded down.
    let place = (step % steps.count + steps.count) % steps.count
    let thousands = (step - place) / steps.count
    var scale = steps[place] * 1_000_000
    for _ in 0..<max(thousands, 0) { scale *= 1000 }
    for _ in 0..<max(-thousands, 0) { scale /= 1000 }
    return scale
  }

  /// The step of the finest scale that is not finer than a scale denominator.
  func step(notFinerThan scale: Double) -> Int {
    // The first estimate is off by few steps at most, because a step is about a factor of two in both lists.
    var step = Int((scale / 1_000_000).exponent)
    while self.scale(at: step) < scale { step += 1 }
    while self.scale(at: step - 1) >= scale { step -= 1 }
    return step
  }
}
