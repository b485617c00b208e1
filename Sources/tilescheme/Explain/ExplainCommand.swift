import ArgumentParser
import TileSchemeKit

/// `tilescheme explain`: prints the page of a rule, from the same text as the pages in `Documentation/rules`.
struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "explain",
    abstract: "Explain rules: what they find, why it matters and what to do. Without a rule, list all rules.",
    discussion: "Example: tilescheme explain ORG001")

  @Argument(
    help: "Identifiers or names of rules, such as ORG001; commas or blanks between them.",
    completion: .list(RuleCatalogue.all.pages.flatMap { [$0.identifier, $0.name] }))
  var rules: [String] = []

  @Flag(help: "Print a table of all rules in Markdown.")
  var index = false

  func run() throws {
    // `make rules` writes Documentation/rules/README.md with it.
    if index {
      Terminal.standardOutput(RuleMarkdown.index(of: .all))
      return
    }
    guard !rules.isEmpty else {
      for page in RuleCatalogue.all.pages {
        // Optional rules run only if they are selected, or if the configuration lists a client that needs them.
        let state = page.isOptional ? " (optional)" : ""
        Terminal.standardOutput("\(page.identifier)  \(page.name)\(state): \(page.summary)\n")
      }
      return
    }
    var pages: [RulePage] = []
    var hasUnknown = false
    // Lists are copied from a configuration or from lint, where commas separate the rules.
    for name in rules.flatMap({ $0.split { ", ".contains($0) } }) {
      do throws(RuleCatalogue.UnknownRule) {
        pages.append(try RuleCatalogue.all.page(named: String(name)))
      } catch {
        Terminal.error(error.message)
        hasUnknown = true
      }
    }
    Terminal.standardOutput(pages.map(RuleMarkdown.text).joined(separator: "\n"))
    if hasUnknown { throw CommandFailure(exitStatus: .usage) }
  }
}
