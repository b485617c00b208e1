import ArgumentParser
import TileSchemeKit

/// `tilescheme explain`: prints the page of a rule, from the same text as the pages in `Documentation/rules`.
struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a rule: what it finds, why it matters and what to do. Without a rule, list all rules.",
    discussion: "Example: tilescheme explain ORG001")

  @Argument(
    help: "Identifier or name of a rule, such as ORG001.",
    completion: .list(RuleCatalogue.all.pages.flatMap { [$0.identifier, $0.name] }))
  var rule: String?

  @Flag(help: "Print a table of all rules in Markdown.")
  var index = false

  func run() throws {
    // `make rules` writes Documentation/rules/README.md with it.
    if index {
      Terminal.standardOutput(RuleMarkdown.index(of: .all))
      return
    }
    guard let rule else {
      for page in RuleCatalogue.all.pages {
        // Optional rules run only if they are selected, or if the configuration lists a client that needs them.
        let state = page.isOptional ? " (optional)" : ""
        Terminal.standardOutput("\(page.identifier)  \(page.name)\(state): \(page.summary)\n")
      }
      return
    }
    do throws(RuleCatalogue.UnknownRule) {
      Terminal.standardOutput(RuleMarkdown.text(try RuleCatalogue.all.page(named: rule)))
    } catch {
      throw CommandFailure(saying: error.message, .usage)
    }
  }
}
