public import SourceText

extension FileFindings {
  /// The line and column where a finding begins: 1 and 1 where it concerns the file as a whole.
  ///
  /// Each call looks for the lines of the text again. Whoever shows a great many findings of one file makes a
  /// `LineTable` of its text once.
  ///
  /// - Parameter finding: one of these findings.
  public func position(of finding: Finding) -> LineAndColumn {
    guard let range = finding.range, let text else { return LineAndColumn(line: 1, column: 1) }
    return LineTable(text).position(of: range.lowerBound)
  }
}
