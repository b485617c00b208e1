/// The numbers of findings and of checked files.
public struct FindingSummary: Hashable, Sendable {
  /// The number of files, with and without findings.
  public let fileCount: Int
  /// The number of findings that have a safe fix.
  public let fixableCount: Int
  private let counts: [Severity: Int]

  /// - Parameters:
  ///   - files: the files to count; some may have no findings.
  ///   - cleanCount: how many more files were checked, without findings.
  public init(_ files: [FileFindings], cleanCount: Int) {
    fileCount = files.count + cleanCount
    fixableCount = files.flatMap(\.findings).filter { $0.fix?.isSafe == true }.count
    counts = files.flatMap(\.findings).reduce(into: [:]) { $0[$1.severity, default: 0] += 1 }
  }

  /// The number of findings with a severity.
  public func count(_ severity: Severity) -> Int { counts[severity] ?? 0 }

  /// The number of all findings.
  public var total: Int { counts.values.reduce(0, +) }
}
