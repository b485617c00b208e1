public import CoordinateSystems
public import TilingSchemes

/// Whether the grids of two schemes line up, and what else is different.
public struct GridComparison: Hashable, Sendable {
  /// The first scheme.
  public let a: ComparedScheme
  /// The second scheme.
  public let b: ComparedScheme
  /// By meaning, not by spelling; an unknown one is taken to be the same.
  public let isSameSystem: SystemIdentity
  /// Where the grids were compared, and why there.
  public let extent: ComparisonExtent
  /// The grids as if the coordinate systems were the same.
  public let grids: GridAlignment

  /// - Parameters:
  ///   - a: the first scheme.
  ///   - b: the second scheme.
  ///   - extent: where the grids are to line up, in map units; chosen where it is `nil`, see `ComparisonExtent`.
  ///   - tolerance: in pixels, above 0.
  public init(
    _ a: ComparedScheme, _ b: ComparedScheme, over extent: Envelope? = nil,
    tolerance: Double = GridAlignment.defaultTolerance
  ) {
    self.a = a
    self.b = b
    isSameSystem =
      if let first = a.scheme.spatialReference, let second = b.scheme.spatialReference {
        first.isSameSystem(as: second)
      } else {
        .unknown
      }
    let extent = ComparisonExtent(a, b, given: extent)
    self.extent = extent
    grids = GridAlignment(a.scheme, b.scheme, over: extent.envelope, tolerance: tolerance)
  }

  /// `never` where the coordinate systems are different.
  public var verdict: AlignmentVerdict { alignment?.verdict ?? .never }

  /// `nil` where the coordinate systems are different: numbers of one mean nothing in the other.
  public var alignment: GridAlignment? { isSameSystem == .different ? nil : grids }

  /// The verdict in one line, with what keeps the grids from more.
  public var summary: String {
    guard let alignment else {
      return "never align: different coordinate systems, \(a.systemName) and \(b.systemName)\(systemRemark)"
    }
    let summary = AlignmentSummary(alignment).text
    return isSameSystem == .unknown && verdict != .never
      ? summary + " (if the coordinate systems are the same, which cannot be told)" : summary
  }

  /// Where different systems have one name, what differs, as far as it is known: ` (they differ in UNIT)`.
  var systemRemark: String {
    guard isSameSystem == .different, let first = a.scheme.spatialReference, let second = b.scheme.spatialReference,
      first.resolveSystem()?.name == second.resolveSystem()?.name
    else { return "" }
    let parts = first.differences(from: second)
    return parts.isEmpty ? "" : " (they differ in \(parts.joined(separator: ", ")))"
  }

  /// What is different, a sentence each; empty where nothing is.
  public var differences: [String] { SchemeDifferences(self).sentences }
}
