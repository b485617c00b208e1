import ArgumentParser
import SchemeLint

struct ExplainCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a rule finds, why it matters, and what to do; without a rule, list them all.")

  @Argument(
    help: "An identifier or a name, such as ORG001.",
    completion: .list(RuleRegistry.all.flatMap { [$0.page.identifier, $0.page.name] }))
  var rule: String?

  @Flag(help: "Print the table of all rules, as Markdown.")
  var index = false

  func run() throws {
    if index {
      Terminal.standardOutput(RuleMarkdown.index)
      return
    }
    guard let rule else {
      for page in RuleRegistry.all.map(\.page) {
        let state = page.isOptional ? " (optional)" : ""
        Terminal.standardOutput("\(page.identifier)  \(page.name)\(state): \(page.summary)\n")
      }
      return
    }
    guard let found = RuleRegistry.named(rule) else {
      let unknown = RuleSelection.UnknownRule(name: rule, suggestion: RuleSelection.nearest(to: rule))
      throw CommandFailure(saying: unknown.message, .usage)
    }
    Terminal.standardOutput(RuleMarkdown.text(found.page))
  }
}
