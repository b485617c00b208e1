public import Diagnostics
public import SchemeFormats
public import TilingSchemes

/// Runs rules over schemes.
public struct Linter: Sendable {
  public let rules: [any LintRule]
  /// Without those of stored tiles and of forecasts, which find nothing in a scheme.
  private let schemeRules: [any LintRule]
  private let identifiers: Set<String>
  private let severities: [String: Severity]
  private let houseScheme: TilingScheme?

  /// - Parameters:
  ///   - severities: by identifier, where they are other than the rules' own.
  ///   - houseScheme: the scheme that all caches must match, where there is one.
  public init(_ rules: [any LintRule], severities: [String: Severity] = [:], houseScheme: TilingScheme? = nil) {
    self.rules = rules
    identifiers = Set(rules.map(\.page.identifier))
    schemeRules = rules.filter { !$0.page.example.isInWords }
    self.houseScheme = houseScheme
    self.severities = severities
  }

  /// Whether the rule of a page is among them.
  public func runs(_ page: RulePage) -> Bool { identifiers.contains(page.identifier) }

  /// What is wrong, file by file, in the order of the places.
  public func findings(in opened: OpenedScheme) -> [FileFindings] {
    let subject = LintSubject(opened, houseScheme: houseScheme)
    let violations = schemeRules.flatMap { rule in rule.violations(in: subject).map { (rule: rule, violation: $0) } }
    return opened.findings.map { file in
      var findings = readerFindings(file)
      if let index = opened.documents.firstIndex(where: { $0.file == file.file }) {
        findings += violations.filter { $0.violation.document == index }.map { finding($0.violation, $0.rule.page) }
        findings = allowed(findings, in: opened.documents[index].document)
      }
      return file.with(findings)
    }
  }

  /// Findings that are named as problems, such as those of stored tiles, under the rules that they belong to; without
  /// those whose rules are not selected.
  public func ruled(_ file: FileFindings) -> FileFindings {
    file.with(readerFindings(file))
  }

  /// What a comment in the file lets pass is left out; what it spells wrong comes in.
  private func allowed(_ findings: [Finding], in document: SchemeDocument) -> [Finding] {
    let allowances = Allowances(document)
    return findings.filter { !allowances.identifiers.contains($0.identifier ?? "") }
      + (identifiers.contains("DOC006") ? allowances.unknown : [])
  }

  /// The readers' own findings under the names of the rules that they belong to, as far as these are selected.
  private func readerFindings(_ file: FileFindings) -> [Finding] {
    file.findings.compactMap { found in
      guard let rule = RuleRegistry.all.first(where: { $0.problems.contains(found.rule) }) else { return found }
      guard runs(rule.page) else { return nil }
      return Finding(
        severity(of: rule.page), rule.page.name, found.message, at: found.range, identifier: rule.page.identifier,
        help: found.help ?? (rule.page.example.isInWords ? rule.page.remedy : nil), notes: found.notes, fix: found.fix,
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
