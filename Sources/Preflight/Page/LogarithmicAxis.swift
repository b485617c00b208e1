#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// An axis on which each step is ten times the one before it.
struct LogarithmicAxis: Sendable {
  /// The powers of ten on it.
  let decades: ClosedRange<Int>
  /// From which a bar grows, in decades: a little below the first one, so that the smallest bar is seen.
  private let start: Double
  private let end: Double
  private let length: Double

  /// - Parameters:
  ///   - values: what is shown; those that are not above 0 have no place.
  ///   - length: in units of the picture.
  /// - Returns: `nil` where there is nothing to show.
  init?(_ values: [Double], length: Double) {
    let values = values.filter { $0 > 0 && $0.isFinite }
    guard let low = values.min(), let high = values.max() else { return nil }
    let first = Int(log10(low).rounded(.down))
    let last = max(Int(log10(high).rounded(.up)), first + 1)
    decades = first...last
    start = Double(first) - 0.4
    end = Double(last)
    self.length = length
  }

  /// How far a value is from the beginning of the axis.
  func place(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    return min(max((log10(value) - start) / (end - start), 0), 1) * length
  }

  /// The decades that are labelled: all where they are few, else each thousandfold.
  var labelled: [Int] { decades.count <= 6 ? Array(decades) : decades.filter { $0.isMultiple(of: 3) } }

  static func value(ofDecade decade: Int) -> Double { pow(10, Double(decade)) }
}
