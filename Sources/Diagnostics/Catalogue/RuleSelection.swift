/// The rules that run, and the severities of their findings.
public struct RuleSelection: Sendable {
  /// All rules from which the selection was made.
  public let catalogue: RuleCatalogue
  /// The rules that run, in the order of the catalogue.
  public let pages: [RulePage]
  private let severities: [RulePage: Severity]

  /// - Parameters:
  ///   - catalogue: the rules to choose from.
  ///   - selected: if it is not empty, only these rules run.
  ///   - clients: clients for which optional rules run as well; without effect if rules are selected.
  ///   - ignored: rules that do not run, even if they are selected.
  ///   - severities: severities that replace those of the rules.
  public init(
    from catalogue: RuleCatalogue, selected: Set<RulePage> = [], clients: Set<RuleClient> = [],
    ignored: Set<RulePage> = [], severities: [RulePage: Severity] = [:]
  ) {
    self.catalogue = catalogue
    pages = catalogue.pages.filter { page in
      let isChosen =
        selected.isEmpty ? !page.isOptional || page.clients.contains(where: clients.contains) : selected.contains(page)
      return isChosen && !ignored.contains(page)
    }
    self.severities = severities
  }

  /// Whether a rule runs.
  ///
  /// A search through about a hundred pages costs less than a set of them, which each start would have to fill.
  public func runs(_ page: RulePage) -> Bool { pages.contains(page) }

  /// The severity of a finding. One that the user has set counts most, then that of the finding, then the rule’s.
  ///
  /// - Parameters:
  ///   - page: the rule.
  ///   - found: the severity of this finding, if it differs from that of the rule; otherwise `nil`.
  public func severity(of page: RulePage, found: Severity? = nil) -> Severity {
    severities[page] ?? found ?? page.severity
  }

  /// The findings of the rules that run, with the severity and the help of their rules. Findings without a rule stay as
  /// they are.
  public func ruled(_ file: FileFindings) -> FileFindings {
    file.with(
      file.findings.compactMap { finding in
        guard case .rule(let page) = finding.kind else { return finding }
        return runs(page) ? finding.ruled(by: page, severity(of: page)) : nil
      })
  }
}
