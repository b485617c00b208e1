/// All that a rule has to say of itself, in one place: the text of `explain`, of `Documentation/rules/` and of SARIF's
/// help.
///
/// One object, because every start asks a hundred rules for theirs, and a copy of a dozen texts takes its time. Two pages
/// are the same where their identifiers are.
public final class RulePage: Hashable, Sendable {
  /// A family of three or four letters and a number: `ORG001`.
  public let identifier: String
  /// In kebab case, so that it reads after “allow”: `origin-inside-extent`.
  public let name: String
  /// The severity of its findings, unless a configuration or a single finding sets another.
  public let severity: Severity
  /// Whether it is off unless it is selected: what ArcGIS itself writes by default must lint without a finding.
  public let isOptional: Bool
  /// Those for whom an optional rule matters: it runs where the configuration names one of them.
  public let clients: [RuleClient]
  /// What it finds, as one sentence.
  public let summary: String
  /// Why that matters to the user.
  public let reason: String
  /// What to do.
  public let remedy: String
  /// Where the rule comes from: a document and its section.
  public let source: String
  /// What passes and what fails; tests take the same example.
  public let example: RuleExample

  /// Takes the texts as they are; a page that names clients is optional, whatever `isOptional` says.
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
