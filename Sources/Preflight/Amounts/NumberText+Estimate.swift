import SourceText

extension NumberText {
  /// The range of an estimate: `473 MB to 9.4 GB`; `nil` if both ends print alike, so that the range says nothing.
  static func range(_ estimate: Estimate, _ text: (Double) -> String) -> String? {
    let low = text(estimate.low)
    let high = text(estimate.high)
    return low == high ? nil : "\(low) to \(high)"
  }
}
