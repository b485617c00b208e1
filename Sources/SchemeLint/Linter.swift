public import Diagnostics
public import SchemeFormats

/// Runs rules over schemes.
public struct Linter: Sendable {
  private let rules: [any LintRule]

  public init(_ rules: [any LintRule]) { self.rules = rules }

  /// What is wrong, file by file, in the order of the places.
  public func findings(in opened: OpenedScheme) -> [FileFindings] {
    let subject = LintSubject(opened)
    var byFile = Dictionary(opened.findings.map { ($0.file, readerFindings($0)) }) { $0 + $1 }
    for rule in rules {
      for violation in rule.violations(in: subject) where opened.documents.indices.contains(violation.document) {
        byFile[opened.documents[violation.document].file, default: []].append(finding(violation, rule.page))
      }
    }
    return opened.findings.map { FileFindings(file: $0.file, text: $0.text, findings: byFile[$0.file] ?? []) }
  }

  /// The readers' own findings under the names of the rules that they belong to, as far as these are selected.
  private func readerFindings(_ file: FileFindings) -> [Finding] {
    file.findings.compactMap { found in
      guard let rule = RuleRegistry.all.first(where: { ($0 as? any ReaderRule)?.problems.contains(found.rule) == true })
      else { return found }
      guard rules.contains(where: { $0.page.identifier == rule.page.identifier }) else { return nil }
      return Finding(
        rule.page.severity, rule.page.name, found.message, at: found.range, identifier: rule.page.identifier,
        help: found.help, notes: found.notes)
    }
  }

  private func finding(_ violation: Violation, _ page: RulePage) -> Finding {
    Finding(
      violation.severity ?? page.severity, page.name, violation.message, at: violation.range,
      identifier: page.identifier, help: violation.help ?? page.remedy, notes: violation.notes)
  }
}
