/// Rules as Markdown: what `explain` prints and `Documentation/rules/` holds.
public enum RuleMarkdown {
  /// A rule's page.
  public static func text(_ page: RulePage) -> String {
    let clients = page.clients.map { "`\($0.rawValue)`" }.sorted().joined(separator: " or ")
    let named = clients.isEmpty ? "" : ", or \(clients) is among the configuration’s clients"
    let state = page.isOptional ? "off unless it is selected\(named)" : "on"
    return """
      # \(page.identifier): \(page.name)

      \(page.summary)

      Severity: \(page.severity.rawValue). It is \(state).

      ## Why it matters

      \(page.reason)

      ## Fails

      In \(page.example.file):

          \(shown(page.example.failing))

      ## Passes

          \(shown(page.example.passing))

      ## What to do

      \(page.remedy)

      ## Source

      \(page.source)

      """
  }

  /// The table of all pages.
  public static func index(of catalogue: RuleCatalogue) -> String {
    var text = """
      # Rules

      What `tilescheme lint` and `tilescheme verify` look for. `tilescheme explain RULE` prints a page. Optional rules run where they are selected.

      | rule | name | severity | finds |
      | --- | --- | --- | --- |

      """
    for page in catalogue.pages {
      let severity = page.isOptional ? "\(page.severity.rawValue), optional" : page.severity.rawValue
      text += "| [\(page.identifier)](\(page.identifier).md) | \(page.name) | \(severity) | \(page.summary) |\n"
    }
    return text
  }

  private static func shown(_ example: String) -> String {
    guard !example.isEmpty else { return "(nothing in its place)" }
    return example.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count > 110 ? line.prefix(100) + "…" : line
    }.joined(separator: "\n    ")
  }
}
