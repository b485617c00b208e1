public import SourceText

/// Something found in a document, said to a person.
public struct Finding: Hashable, Sendable {
  /// What kind of thing it is, in kebab case, such as `missing-element`.
  public let rule: String
  /// The identifier of a lint rule, such as `ORG001`.
  public let identifier: String?
  public let severity: Severity
  /// One sentence without a full stop.
  public let message: String
  /// Where, or `nil` where it concerns the file as a whole.
  public let range: SourceRange?
  /// What to do about it, or why it matters.
  public let help: String?
  public let notes: [Note]
  /// The stored tile that it concerns.
  public let tile: Tile?
  /// How it would be mended, where that is known.
  public let fix: Fix?

  /// The rule as reports name it: `ORG001 origin-inside-extent`.
  var ruleTitle: String { [identifier, rule].compactMap(\.self).joined(separator: " ") }

  /// A tile of a cache.
  public struct Tile: Hashable, Sendable {
    public let level: Int
    public let row: Int
    public let column: Int

    public init(level: Int, row: Int, column: Int) {
      self.level = level
      self.row = row
      self.column = column
    }
  }

  /// Another place that explains the finding.
  public struct Note: Hashable, Sendable {
    public let message: String
    public let range: SourceRange

    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  public init(
    _ severity: Severity, _ rule: String, _ message: String, at range: SourceRange?, identifier: String? = nil,
    help: String? = nil, notes: [Note] = [], fix: Fix? = nil, tile: Tile? = nil
  ) {
    self.tile = tile
    self.fix = fix
    self.identifier = identifier
    self.severity = severity
    self.rule = rule
    self.message = message
    self.range = range
    self.help = help
    self.notes = notes
  }

  /// A reader's problem as a finding.
  public init(_ problem: SyntaxProblem) {
    self.init(
      .error, "malformed", problem.message, at: problem.range,
      notes: problem.note.map { [Note($0.message, at: $0.range)] } ?? [])
  }
}
