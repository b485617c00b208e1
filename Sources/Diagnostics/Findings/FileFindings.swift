public import SourceText

/// The findings of one document, with what is needed to show them.
public struct FileFindings: Sendable {
  /// The document's name for people: a path, or a package and an entry.
  public let file: String
  /// The package that it lies in, whose path its name begins with.
  public let package: String?
  /// The document's text, where it could be read.
  public let text: SourceText?
  /// In the order of their places.
  public let findings: [Finding]

  /// Sorts the findings by the first byte of their range, 0 where they have none; equals keep their order.
  public init(file: String, in package: String? = nil, text: SourceText?, findings: [Finding]) {
    self.file = file
    self.package = package
    self.text = text
    self.findings = findings.enumerated().sorted { first, second in
      (first.element.range?.lowerBound ?? 0, first.offset) < (second.element.range?.lowerBound ?? 0, second.offset)
    }.map(\.element)
  }

  /// The entry of the package; a name may have exclamation marks of its own.
  public var entry: String? {
    let entry = package.map { String(decoding: file.utf8.dropFirst($0.utf8.count + 1), as: UTF8.self) }
    return entry == "" ? nil : entry
  }

  /// The same document with other findings.
  public func with(_ findings: [Finding]) -> FileFindings {
    FileFindings(file: file, in: package, text: text, findings: findings)
  }

  /// The same with those findings only that `isKept`.
  public func filtered(_ isKept: (Finding) -> Bool) -> FileFindings { with(findings.filter(isKept)) }

  /// The same for reports that show no text.
  public var withoutText: FileFindings { FileFindings(file: file, in: package, text: nil, findings: findings) }

  /// The same as a document of a package, where there is one and its name says so.
  package func lying(in package: String?) -> FileFindings {
    guard let package, file.utf8.starts(with: "\(package)!".utf8) else { return self }
    return FileFindings(file: file, in: package, text: text, findings: findings)
  }

  /// Whether anything is an error.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

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
