public import CoordinateSystems
public import TilingSchemes

/// Whether the grids of two schemes align, and what else differs between the schemes.
public struct GridComparison: Hashable, Sendable {
  /// The first scheme.
  public let a: ComparedScheme
  /// The second scheme.
  public let b: ComparedScheme
  /// Whether both schemes use the same coordinate system, by its meaning and not by its spelling.
  ///
  /// `unknown` does not prevent an alignment: many schemes state no coordinate system, and the user who compares them
  /// usually knows that they belong together.
  public let isSameSystem: SystemIdentity
  /// The extent over which the grids were compared, and where that extent was taken from.
  public let extent: ComparisonExtent
  /// The alignment of the grids, computed as if the coordinate systems were the same.
  ///
  /// Use `alignment` unless the numbers are wanted even for different systems.
  public let grids: GridAlignment

  /// - Parameters:
  ///   - a: the first scheme.
  ///   - b: the second scheme.
  ///   - extent: the extent over which the grids must align, in map units; `nil` chooses one, see `ComparisonExtent`.
  ///   - tolerance: the largest accepted offset, in pixels, above 0.
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

  /// The verdict; `never` if the coordinate systems are different.
  public var verdict: AlignmentVerdict { alignment?.verdict ?? .never }

  /// The alignment; `nil` if the coordinate systems are different, because their coordinates cannot be compared.
  public var alignment: GridAlignment? { isSameSystem == .different ? nil : grids }

  /// The verdict in one line, with the reasons why it is not better.
  public var summary: String { summary(a: "A", b: "B") }

  /// The same with other names for the two schemes in the sentence.
  package func summary(a first: String, b second: String) -> String {
    guard let alignment else {
      return "do not overlay at any level: different coordinate systems, "
        + "\(a.systemName) and \(b.systemName)\(systemRemark)"
    }
    let summary = AlignmentSummary(alignment, a: first, b: second).text
    return isSameSystem == .unknown && verdict != .never
      ? summary + " (if the coordinate systems are the same, which cannot be determined)" : summary
  }

  /// The parts in which different systems of the same name differ: ` (they differ in UNIT)`; empty if unknown.
  ///
  /// Without it the message would name one system twice and call it different.
  var systemRemark: String {
    guard isSameSystem == .different, let first = a.scheme.spatialReference, let second = b.scheme.spatialReference,
      first.resolveSystem()?.name == second.resolveSystem()?.name
    else { return "" }
    let parts = first.differences(from: second)
    return parts.isEmpty ? "" : " (they differ in \(parts.joined(separator: ", ")))"
  }

  /// The differences, one sentence each; empty if there are none.
  public var differences: [String] { SchemeDifferences(self).sentences }
}
