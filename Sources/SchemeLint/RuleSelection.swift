import Diagnostics

/// Which rules run.
public struct RuleSelection: Sendable {
  /// A word that names no rule: it, and the nearest that does.
  public struct UnknownRule: Error, Hashable, Sendable {
    public let name: String
    public let suggestion: String?

    public init(name: String, suggestion: String?) {
      self.name = name
      self.suggestion = suggestion
    }

    /// One sentence without a full stop.
    public var message: String {
      "there is no rule “\(name)”" + (suggestion.map { "; did you mean “\($0)”?" } ?? "")
    }
  }

  public let rules: [any LintRule]

  /// - Parameters:
  ///   - selected: identifiers; where there is one, these rules alone run.
  ///   - clients: those for whom optional rules run as well, unless rules are selected.
  ///   - ignored: identifiers of rules that do not run.
  public init(selected: Set<String> = [], clients: Set<LintClient> = [], ignored: Set<String> = []) {
    rules = RuleRegistry.all.filter { rule in
      let page = rule.page
      let isChosen =
        selected.isEmpty
        ? !page.isOptional || page.clients.contains(where: clients.contains) : selected.contains(page.identifier)
      return isChosen && !ignored.contains(page.identifier)
    }
  }

  /// The identifiers of what words name: identifiers, names or families, in any letter case; `ALL` is every rule.
  public static func identifiers(of words: [String]) throws(UnknownRule) -> Set<String> {
    var all: Set<String> = []
    for word in words { all.formUnion(try identifiers(of: word)) }
    return all
  }

  private static func identifiers(of word: String) throws(UnknownRule) -> [String] {
    if let rule = RuleRegistry.named(word) { return [rule.page.identifier] }
    let family = word.uppercased()
    let members = RuleRegistry.all.filter { family == "ALL" || $0.page.family == family }.map(\.page.identifier)
    guard members.isEmpty else { return members }
    throw UnknownRule(name: word, suggestion: nearest(to: word))
  }

  /// The rule that is the fewest changes of a letter away, if that is a slip and not another word.
  public static func nearest(to word: String) -> String? {
    NearestWord.find(word, among: RuleRegistry.all.flatMap { [$0.page.identifier, $0.page.name] })
  }
}
