public import Diagnostics
public import SchemeFormats
public import TilingSchemes

/// Checks schemes with the selected rules.
public struct Linter: Sendable {
  /// The rules that run. Rules for stored tiles and forecasts find nothing in a scheme.
  public let selection: RuleSelection
  private let rules: [any LintRule]
  private let houseScheme: TilingScheme?

  /// - Parameters:
  ///   - selection: the rules to run; by default all rules for schemes and databases that are not optional.
  ///   - houseScheme: the scheme that all caches must match; `nil` if there is none.
  public init(
    _ selection: RuleSelection = RuleSelection(from: RuleCatalogue(SchemeRules.pages + DatabaseRules.pages)),
    houseScheme: TilingScheme? = nil
  ) {
    self.selection = selection
    self.houseScheme = houseScheme
    rules = SchemeRules.all.filter { selection.runs($0.page) }
  }

  /// The findings of each file, in the order of their places.
  public func findings(in opened: OpenedScheme) -> [FileFindings] {
    let subject = LintSubject(opened, houseScheme: houseScheme)
    // Nearly all rules find nothing, so nothing is copied for them.
    var violations: [(page: RulePage, violation: Violation)] = []
    for rule in rules { for violation in rule.violations(in: subject) { violations.append((rule.page, violation)) } }
    let ofPackage = violations.filter { $0.violation.document == nil }
    let files = opened.findings.map { file in
      var findings = readerFindings(file)
      // A file that could not be read as a document has only the findings of its reader.
      if let index = opened.documents.firstIndex(where: { $0.file == file.file }) {
        findings += violations.filter { $0.violation.document == index }.map { finding($0.violation, $0.page) }
        findings = allowed(findings, in: opened.documents[index].document)
      }
      return file.with(findings)
    }
    return adding(ofPackage.map { finding($0.violation, $0.page) }, about: opened.archivePath, to: files)
  }

  /// The files with the findings about a package as an archive, under its own name. A database has the findings of its
  /// reader under that name already.
  private func adding(_ findings: [Finding], about path: String?, to files: [FileFindings]) -> [FileFindings] {
    guard let path, !findings.isEmpty else { return files }
    guard let index = files.firstIndex(where: { $0.file == path }) else {
      return files + [FileFindings(file: path, text: nil, findings: findings)]
    }
    var files = files
    files[index] = files[index].with(files[index].findings + findings)
    return files
  }

  /// The findings without those that a comment in the file allows, and with one for each unknown name in a comment.
  private func allowed(_ findings: [Finding], in document: SchemeDocument) -> [Finding] {
    let allowances = Allowances(document, selection.catalogue)
    return findings.filter { finding in
      if case .rule(let page) = finding.kind { !allowances.rules.contains(page) } else { true }
    } + (selection.runs(UnknownAllowance.rulePage) ? allowances.unknown : [])
  }

  /// The findings of the reader under their rules; those of rules that are not selected are left out.
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
