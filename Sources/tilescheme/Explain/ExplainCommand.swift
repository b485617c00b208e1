import ArgumentParser
import TileSchemeKit

struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule finds, why it matters, and what to do; without a rule, list them all.")

  @Argument(
    help: "An identifier or a name, such as ORG001.",
    completion: .list(RuleCatalogue.all.pages.flatMap { [$0.identifier, $0.name] }))
  var rule: String?

  @Flag(help: "Print the table of all rules, as Markdown.")
  var index = false

  func run() throws {
    if index {
      Terminal.standardOutput(RuleMarkdown.index(of: .all))
      return
    }
    guard let rule else {
      for page in RuleCatalogue.all.pages {
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
