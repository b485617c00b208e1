public import Diagnostics
public import SchemeFormats
public import TilingSchemes

/// Runs rules over schemes.
public struct Linter: Sendable {
  public let rules: [any LintRule]
  private let severities: [String: Severity]
  private let houseScheme: TilingScheme?

  /// - Parameters:
  ///   - severities: by identifier, where they are other than the rules' own.
  ///   - houseScheme: the scheme that all caches must match, where there is one.
  public init(_ rules: [any LintRule], severities: [String: Severity] = [:], houseScheme: TilingScheme? = nil) {
    self.rules = rules
    self.houseScheme = houseScheme
    self.severities = severities
  }

  /// What is wrong, file by file, in the order of the places.
  public func findings(in opened: OpenedScheme) -> [FileFindings] {
    let subject = LintSubject(opened, houseScheme: houseScheme)
    let violations = rules.flatMap { rule in rule.violations(in: subject).map { (rule: rule, violation: $0) } }
    return opened.findings.map { file in
      var findings = readerFindings(file)
      if let index = opened.documents.firstIndex(where: { $0.file == file.file }) {
        findings += violations.filter { $0.violation.document == index }.map { finding($0.violation, $0.rule.page) }
        findings = allowed(findings, in: opened.documents[index].document)
      }
      return FileFindings(file: file.file, text: file.text, findings: findings)
    }
  }

  /// Findings that are named as problems, such as those of stored tiles, under the rules that they belong to; without
  /// those whose rules are not selected.
  public func ruled(_ file: FileFindings) -> FileFindings {
    FileFindings(file: file.file, text: file.text, findings: readerFindings(file))
  }

  /// What a comment in the file lets pass is left out; what it spells wrong comes in.
  private func allowed(_ findings: [Finding], in document: SchemeDocument) -> [Finding] {
    let allowances = Allowances(document)
    let isSelected = rules.contains { $0.page.identifier == "DOC006" }
    return findings.filter { !allowances.identifiers.contains($0.identifier ?? "") }
      + (isSelected ? allowances.unknown : [])
  }

  /// The readers' own findings under the names of the rules that they belong to, as far as these are selected.
  private func readerFindings(_ file: FileFindings) -> [Finding] {
    file.findings.compactMap { found in
      guard let rule = RuleRegistry.all.first(where: { ($0 as? any ReaderRule)?.problems.contains(found.rule) == true })
      else { return found }
      guard rules.contains(where: { $0.page.identifier == rule.page.identifier }) else { return nil }
      return Finding(
        severity(of: rule.page), rule.page.name, found.message, at: found.range, identifier: rule.page.identifier,
        help: found.help ?? (rule.page.example.isStored ? rule.page.remedy : nil), notes: found.notes, fix: found.fix,
        tile: found.tile)
    }
  }

  private func finding(_ violation: Violation, _ page: RulePage) -> Finding {
    Finding(
      severities[page.identifier] ?? violation.severity ?? page.severity, page.name, violation.message,
      at: violation.range,
      identifier: page.identifier, help: violation.help ?? page.remedy,
      notes: violation.notes, fix: violation.fix)
  }

  private func severity(of page: RulePage) -> Severity { severities[page.identifier] ?? page.severity }
}
