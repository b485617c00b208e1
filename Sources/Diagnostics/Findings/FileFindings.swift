public import SourceText

/// The findings of one document, with its name and text.
public struct FileFindings: Sendable {
  /// The name of the document in reports: a path, or the path of a package, `!` and an entry.
  public let file: String
  /// The path of the package that contains the document, with which `file` begins; `nil` for a document of its own.
  public let package: String?
  /// The text of the document; `nil` if it could not be read or no report shows it.
  public let text: SourceText?
  /// The findings, in the order of their places.
  public let findings: [Finding]

  /// Sorts the findings by the first byte of their range. Findings about the whole file come first, and findings at the
  /// same place keep their order.
  public init(file: String, in package: String? = nil, text: SourceText?, findings: [Finding]) {
    self.file = file
    self.package = package
    self.text = text
    self.findings = findings.enumerated().sorted { first, second in
      (first.element.range?.lowerBound ?? 0, first.offset) < (second.element.range?.lowerBound ?? 0, second.offset)
    }.map(\.element)
  }

  /// The name of the entry in the package; `nil` without a package.
  ///
  /// The length of the package’s path is used, because both names can contain exclamation marks.
  public var entry: String? {
    let entry = package.map { String(decoding: file.utf8.dropFirst($0.utf8.count + 1), as: UTF8.self) }
    return entry == "" ? nil : entry
  }

  /// The same document with other findings.
  public func with(_ findings: [Finding]) -> FileFindings {
    FileFindings(file: file, in: package, text: text, findings: findings)
  }

  /// The same document with only the findings for which `isKept` is true.
  public func filtered(_ isKept: (Finding) -> Bool) -> FileFindings { with(findings.filter(isKept)) }

  /// The same findings without the text, which needs the most memory, for reports that do not show it.
  public var withoutText: FileFindings { FileFindings(file: file, in: package, text: nil, findings: findings) }

  /// The same findings as those of a document in a package, if there is a package and the name begins with its path.
  package func lying(in package: String?) -> FileFindings {
    guard let package, file.utf8.starts(with: "\(package)!".utf8) else { return self }
    return FileFindings(file: file, in: package, text: text, findings: findings)
  }

  /// Whether any finding is an error.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// The line and column at which a finding begins, both counted from 1; line 1, column 1 for the file as a whole.
  ///
  /// Each call finds the lines of the text again. To show many findings of one file, make a `LineTable` of its text
  /// once.
  ///
  /// - Parameter finding: one of these findings.
  public func position(of finding: Finding) -> LineAndColumn {
    guard let range = finding.range, let text else { return LineAndColumn(line: 1, column: 1) }
    return LineTable(text).position(of: range.lowerBound)
  }
}
