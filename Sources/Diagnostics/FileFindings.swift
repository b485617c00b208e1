public import SourceText

/// The findings of one document, with what is needed to show them.
public struct FileFindings: Sendable {
  /// The document's name for people: a path, or a package and an entry.
  public let file: String
  /// The document's text, where it could be read.
  public let text: SourceText?
  /// In the order of their places.
  public let findings: [Finding]

  public init(file: String, text: SourceText?, findings: [Finding]) {
    self.file = file
    self.text = text
    self.findings = findings.enumerated().sorted { first, second in
      (first.element.range?.lowerBound ?? 0, first.offset) < (second.element.range?.lowerBound ?? 0, second.offset)
    }.map(\.element)
  }

  /// The same with those findings only that `isKept`.
  public func filtered(_ isKept: (Finding) -> Bool) -> FileFindings {
    FileFindings(file: file, text: text, findings: findings.filter(isKept))
  }

  /// The same for reports that show no text.
  public var withoutText: FileFindings { FileFindings(file: file, text: nil, findings: findings) }

  /// Whether anything is an error.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }
}
