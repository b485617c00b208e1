public import SourceText

/// Something that was found in a document, in stored tiles or in a forecast.
public struct Finding: Hashable, Sendable {
  /// What a finding is about.
  public enum Kind: Hashable, Sendable {
    /// What a reader found; which rule it belongs to is not asked yet.
    case problem(Problem)
    /// What a rule found, or a reader's problem once it was assigned to its rule.
    case rule(RulePage)
  }

  /// The rule that found it, or the reader's problem.
  public let kind: Kind
  /// The severity that counts, after the configuration was applied where a rule was asked.
  public let severity: Severity
  /// One sentence without a full stop.
  public let message: String
  /// Where, or `nil` where it concerns the file as a whole.
  public let range: SourceRange?
  /// What to do about it, or why it matters.
  public let help: String?
  /// Other places in the same file that explain it; empty where there are none.
  public let notes: [Note]
  /// The stored tile that it concerns.
  public let tile: Tile?
  /// How it can be fixed, where that is known.
  public let fix: Fix?

  /// A tile of a cache.
  public struct Tile: Hashable, Sendable {
    /// The level's number as the cache has it (Esri: level of detail), which need not be a zoom.
    public let level: Int
    /// From 0 at the tile origin, downwards.
    public let row: Int
    /// From 0 at the tile origin, to the right.
    public let column: Int

    /// Takes the numbers as they are; no grid is asked whether such a tile exists.
    public init(level: Int, row: Int, column: Int) {
      self.level = level
      self.row = row
      self.column = column
    }
  }

  /// Another place that explains the finding.
  public struct Note: Hashable, Sendable {
    /// One clause in lower case without a full stop.
    public let message: String
    /// The bytes of the finding's own file that it points at.
    public let range: SourceRange

    /// Takes a message and a place in the file of the finding.
    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// A finding from its parts; `range` is `nil` where it concerns the file as a whole.
  public init(
    _ severity: Severity, _ kind: Kind, _ message: String, at range: SourceRange?, help: String? = nil,
    notes: [Note] = [], fix: Fix? = nil, tile: Tile? = nil
  ) {
    self.kind = kind
    self.severity = severity
    self.message = message
    self.range = range
    self.help = help
    self.notes = notes
    self.fix = fix
    self.tile = tile
  }

  /// A reader's problem, before a rule is asked.
  public init(
    _ severity: Severity, _ problem: Problem, _ message: String, at range: SourceRange?, help: String? = nil,
    notes: [Note] = [], fix: Fix? = nil
  ) {
    self.init(severity, .problem(problem), message, at: range, help: help, notes: notes, fix: fix)
  }

  /// What a rule finds beside any document, with the rule's own severity.
  public init(_ page: RulePage, _ message: String, tile: Tile? = nil) {
    self.init(page.severity, .rule(page), message, at: nil, tile: tile)
  }

  /// A syntax problem as a finding.
  public init(_ problem: SyntaxProblem) {
    self.init(
      .error, .malformed, problem.message, at: problem.range,
      notes: problem.note.map { [Note($0.message, at: $0.range)] } ?? [])
  }

  /// The name of the rule, or of the problem where no rule was asked: in kebab case, such as `missing-value`.
  public var name: String {
    switch kind {
    case .problem(let problem): problem.rawValue
    case .rule(let page): page.name
    }
  }

  /// The identifier of the rule, such as `ORG001`; `nil` where no rule was asked.
  public var identifier: String? {
    if case .rule(let page) = kind { page.identifier } else { nil }
  }

  /// The rule as reports name it: `ORG001 origin-inside-extent`.
  public var ruleTitle: String { [identifier, name].compactMap(\.self).joined(separator: " ") }

  /// The same finding under a rule; the rule's remedy is its help where it has none of its own and is about something
  /// that no text shows.
  public func ruled(by page: RulePage, _ severity: Severity) -> Finding {
    Finding(
      severity, .rule(page), message, at: range, help: help ?? (page.example.isInWords ? page.remedy : nil),
      notes: notes, fix: fix, tile: tile)
  }
}
