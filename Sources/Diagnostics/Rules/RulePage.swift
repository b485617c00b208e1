/// The texts of a rule, for `explain`, `Documentation/rules/` and the help in SARIF.
///
/// A class, because each start of the command collects the pages of a hundred rules, and copying a dozen strings for
/// each takes measurable time. Two pages are equal if their identifiers are equal.
public final class RulePage: Hashable, Sendable {
  /// A family of three or four letters and a number of three digits: `ORG001`.
  public let identifier: String
  /// The name in kebab case, which makes sense after “allow”: `origin-inside-extent`.
  public let name: String
  /// The severity of the findings, unless the configuration or a finding sets another.
  public let severity: Severity
  /// Whether the rule is off unless it is selected. Rules that find something in the default output of ArcGIS are
  /// optional, because that output must have no findings.
  public let isOptional: Bool
  /// The clients that an optional rule is for. The rule runs if the configuration lists one of them.
  public let clients: [RuleClient]
  /// The fault, in one sentence.
  public let summary: String
  /// Why the fault matters to the user.
  public let reason: String
  /// What to do.
  public let remedy: String
  /// The source of the rule: a document and its section.
  public let source: String
  /// An example that passes and one that fails; the tests of the rule use it.
  public let example: RuleExample

  /// Takes the texts as they are. A page with clients is always optional.
  public init(
    _ identifier: String, _ name: String, _ severity: Severity, isOptional: Bool = false,
    clients: [RuleClient] = [], summary: String, reason: String, remedy: String, source: String, example: RuleExample
  ) {
    self.identifier = identifier
    self.name = name
    self.severity = severity
    self.isOptional = isOptional || !clients.isEmpty
    self.clients = clients
    self.summary = summary
    self.reason = reason
    self.remedy = remedy
    self.source = source
    self.example = example
  }

  /// The letters of the identifier.
  public var family: String { String(identifier.prefix { $0.isLetter }) }

  /// Whether two pages have the same identifier; their texts are not compared.
  public static func == (first: RulePage, second: RulePage) -> Bool {
    first === second || first.identifier == second.identifier
  }

  /// Hashes the identifier alone, as `==` compares it.
  public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}
