#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A logarithmic axis: each step is ten times the step before it.
struct LogarithmicAxis: Sendable {
  /// The powers of ten on the axis.
  let decades: ClosedRange<Int>
  /// The start of the bars, in decades: a little below the first one, so that the smallest bar is visible.
  private let start: Double
  private let end: Double
  private let length: Double

  /// - Parameters:
  ///   - values: the values to show; values that are not above 0 have no logarithm and are ignored.
  ///   - length: the length of the axis, in units of the picture.
  /// - Returns: `nil` if there is no value to show.
  init?(_ values: [Double], length: Double) {
    let values = values.filter { $0 > 0 && $0.isFinite }
    guard let low = values.min(), let high = values.max() else { return nil }
    let first = Int(log10(low).rounded(.down))
    // A single value needs at least one decade, or the axis would have no length.
    let last = max(Int(log10(high).rounded(.up)), first + 1)
    decades = first...last
    start = Double(first) - 0.4
    end = Double(last)
    self.length = length
  }

  /// The distance of a value from the start of the axis, in units of the picture.
  func place(_ value: Double) -> Double {
    guard value > 0 else { return 0 }
    return min(max((log10(value) - start) / (end - start), 0), 1) * length
  }

  /// The decades with a label: all if they are few, otherwise every third. Labels at factors of a thousand have the
  /// suffixes k, M, G and T.
  var labelled: [Int] { decades.count <= 6 ? Array(decades) : decades.filter { $0.isMultiple(of: 3) } }

  static func value(ofDecade decade: Int) -> Double { pow(10, Double(decade)) }
}
