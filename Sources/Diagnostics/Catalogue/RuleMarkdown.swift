/// Rules as Markdown: the output of `explain` and the files in `Documentation/rules/`.
public enum RuleMarkdown {
  /// The page of one rule.
  public static func text(_ page: RulePage) -> String {
    let clients = page.clients.map { "`\($0.rawValue)`" }.sorted().joined(separator: " or ")
    let listed = clients.isEmpty ? "" : " or the configuration lists the client \(clients)"
    let state = page.isOptional ? "off by default. It runs if it is selected\(listed)" : "on by default"
    return """
      # \(page.identifier): \(page.name)

      \(page.summary)

      Severity: \(page.severity.rawValue). The rule is \(state).

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

  /// The table of all pages, which is `Documentation/rules/README.md`.
  public static func index(of catalogue: RuleCatalogue) -> String {
    var text = """
      # Rules

      `tilescheme lint`, `tilescheme verify` and `tilescheme preflight` check these rules. `tilescheme explain RULE` \
      prints the page of a rule. An optional rule runs only if it is selected, or if the configuration lists a client \
      that needs it.

      | rule | name | severity | finds |
      | --- | --- | --- | --- |

      """
    for page in catalogue.pages {
      let severity = page.isOptional ? "\(page.severity.rawValue), optional" : page.severity.rawValue
      text += "| [\(page.identifier)](\(page.identifier).md) | \(page.name) | \(severity) | \(page.summary) |\n"
    }
    return text
  }

  /// An example as an indented block of code. A conf.xml is often one line of thousands of characters, so lines are
  /// cut.
  private static func shown(_ example: String) -> String {
    guard !example.isEmpty else { return "(this part is missing)" }
    return example.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.count > 110 ? line.prefix(100) + "…" : line
    }.joined(separator: "\n    ")
  }
}
