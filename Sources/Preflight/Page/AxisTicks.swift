import SourceText

/// Round numbers along an axis, as many as there is room for their texts.
struct AxisTicks {
  private(set) var values: [(value: Double, text: String)] = []

  /// - Parameters:
  ///   - range: the range of values that the axis shows.
  ///   - length: the length of the axis, in units of the picture.
  ///   - characterWidth: the width of a character, in the same units. It is an estimate, because no font is embedded.
  init(_ range: ClosedRange<Double>, length: Double, characterWidth: Double) {
    var step = Step(below: (range.upperBound - range.lowerBound) / 24)
    // The steps grow until the texts fit. Twelve steps are four powers of ten, more than any text is long.
    for _ in 0..<12 {
      guard let now = step else { return }
      guard let values = now.values(in: range) else { return }
      let longest = values.map(\.text.count).max() ?? 0
      let room = length / ((range.upperBound - range.lowerBound) / now.size)
      if Double(longest) * characterWidth + 12 <= room || values.count <= 1 {
        self.values = values
        return
      }
      step = now.next
    }
  }

  /// 1, 2 or 5 times a power of ten.
  private struct Step {
    let mantissa: Int
    let exponent: Int

    init(mantissa: Int, exponent: Int) {
      self.mantissa = mantissa
      self.exponent = exponent
    }

    /// The largest power of ten that is not above a number; `nil` if the number is too small or too large to compute
    /// with.
    init?(below limit: Double) {
      guard limit > 1e-15, limit < 1e15 else { return nil }
      var exponent = -15
      while Self.power(exponent + 1) <= limit { exponent += 1 }
      self.init(mantissa: 1, exponent: exponent)
    }

    var next: Step {
      switch mantissa {
      case 1: Step(mantissa: 2, exponent: exponent)
      case 2: Step(mantissa: 5, exponent: exponent)
      default: Step(mantissa: 1, exponent: exponent + 1)
      }
    }

    var size: Double { multiple(1) }

    /// A multiple of the step, rounded only once, so that it prints as 0.3 and not as 0.30000000000000004.
    ///
    /// A power of ten below 1 is not exact as a double, so the multiple is divided by its inverse.
    private func multiple(_ factor: Double) -> Double {
      exponent < 0
        ? factor * Double(mantissa) / Self.power(-exponent) : factor * Double(mantissa) * Self.power(exponent)
    }

    private static func power(_ exponent: Int) -> Double {
      let power = (0..<Int(exponent.magnitude)).reduce(1.0) { product, _ in product * 10 }
      return exponent < 0 ? 1 / power : power
    }

    func values(in range: ClosedRange<Double>) -> [(value: Double, text: String)]? {
      let first = (range.lowerBound / size).rounded(.up)
      let last = (range.upperBound / size).rounded(.down)
      guard first.magnitude < 1e15, last.magnitude < 1e15, last - first < 1000 else { return nil }
      return stride(from: first, through: last, by: 1).map { factor in
        // Adding 0 removes the sign of -0, which would print as “-0”.
        let value = multiple(factor) + 0
        return (value, NumberText.coordinate(value))
      }
    }
  }
}
