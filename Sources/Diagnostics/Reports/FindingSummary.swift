/// How many findings there are, of how many files.
public struct FindingSummary: Hashable, Sendable {
  /// Files with and without findings.
  public let fileCount: Int
  /// Findings that a safe fix would remove.
  public let fixableCount: Int
  private let counts: [Severity: Int]

  /// - Parameters:
  ///   - files: those that are counted with their findings; some may have none.
  ///   - cleanCount: how many more files there are, without findings.
  public init(_ files: [FileFindings], cleanCount: Int) {
    fileCount = files.count + cleanCount
    fixableCount = files.flatMap(\.findings).filter { $0.fix?.isSafe == true }.count
    counts = files.flatMap(\.findings).reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
  }

  /// How many findings have a severity.
  public func count(_ severity: Severity) -> Int { counts[severity] ?? 0 }

  /// All findings.
  public var total: Int { counts.values.reduce(0, +) }
}
