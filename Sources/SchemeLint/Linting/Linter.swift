public import Diagnostics
public import SchemeFormats
public import TilingSchemes

/// Runs the selected rules over schemes.
public struct Linter: Sendable {
  /// The rules that run; those over stored tiles and forecasts find nothing in a scheme.
  public let selection: RuleSelection
  private let rules: [any LintRule]
  private let houseScheme: TilingScheme?

  /// - Parameters:
  ///   - selection: by default the rules of a scheme that are on.
  ///   - houseScheme: the scheme that all caches must match, where there is one.
  public init(
    _ selection: RuleSelection = RuleSelection(from: RuleCatalogue(SchemeRules.pages)),
    houseScheme: TilingScheme? = nil
  ) {
    self.selection = selection
    self.houseScheme = houseScheme
    rules = SchemeRules.all.filter { selection.runs($0.page) }
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
      return file.with(findings)
    }
  }

  /// What a comment in the file allows is left out; what it spells wrong comes in.
  private func allowed(_ findings: [Finding], in document: SchemeDocument) -> [Finding] {
    let allowances = Allowances(document, selection.catalogue)
    return findings.filter { finding in
      if case .rule(let page) = finding.kind { !allowances.rules.contains(page) } else { true }
    } + (selection.runs(UnknownAllowance.rulePage) ? allowances.unknown : [])
  }

  /// The readers' own findings under the rules that they belong to, as far as these are selected.
  private func readerFindings(_ file: FileFindings) -> [Finding] {
    file.findings.compactMap { found in
      guard case .problem(let problem) = found.kind, let page = SchemeRules.page(of: problem) else { return found }
      return selection.runs(page) ? found.ruled(by: page, selection.severity(of: page)) : nil
    }
  }

  private func finding(_ violation: Violation, _ page: RulePage) -> Finding {
    Finding(
      selection.severity(of: page, found: violation.severity), .rule(page), violation.message, at: violation.range,
      help: violation.help ?? page.remedy, notes: violation.notes, fix: violation.fix)
  }
}
