/// Which rules run, and how severe each of their findings is.
public struct RuleSelection: Sendable {
  /// The rules that were chosen from.
  public let catalogue: RuleCatalogue
  /// Those that run, in the order of the catalogue.
  public let pages: [RulePage]
  private let selected: Set<RulePage>
  private let severities: [RulePage: Severity]

  /// - Parameters:
  ///   - catalogue: the rules to choose from.
  ///   - selected: where there is one, these rules alone run.
  ///   - clients: those for whom optional rules run as well, unless rules are selected.
  ///   - ignored: rules that do not run.
  ///   - severities: where they are other than the rules' own.
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
    self.selected = Set(pages)
    self.severities = severities
  }

  /// Whether a rule is among them.
  public func runs(_ page: RulePage) -> Bool { selected.contains(page) }

  /// The severity of a rule's findings.
  ///
  /// - Parameters:
  ///   - page: the rule.
  ///   - found: that of a single finding, where its place makes a difference; else the rule's own counts.
  public func severity(of page: RulePage, found: Severity? = nil) -> Severity {
    severities[page] ?? found ?? page.severity
  }

  /// The findings of rules that run, with the severity and the help that the rules give them; findings that belong to no
  /// rule stay as they are.
  public func ruled(_ file: FileFindings) -> FileFindings {
    file.with(
      file.findings.compactMap { finding in
        guard case .rule(let page) = finding.kind else { return finding }
        return runs(page) ? finding.ruled(by: page, severity(of: page)) : nil
      })
  }
}
