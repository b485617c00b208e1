public import SourceText

/// A problem that was found in a document, in stored tiles or in a forecast.
public struct Finding: Hashable, Sendable {
  /// The rule or the problem that a finding belongs to.
  public enum Kind: Hashable, Sendable {
    /// A problem that a reader found, not yet assigned to a rule.
    case problem(Problem)
    /// A finding of a rule, or a problem of a reader that was assigned to its rule.
    case rule(RulePage)
  }

  /// The rule, or the problem of the reader.
  public let kind: Kind
  /// The severity. For a finding of a rule, the configuration has been applied.
  public let severity: Severity
  /// One sentence without a full stop.
  public let message: String
  /// The range of bytes in the file; `nil` if the finding is about the whole file.
  public let range: SourceRange?
  /// What to do about it, or why it matters.
  public let help: String?
  /// Other places in the same file that explain the finding.
  public let notes: [Note]
  /// The stored tile that is concerned; `nil` if the finding is not about one tile.
  public let tile: Tile?
  /// The stored tiles that are concerned, if they are many; otherwise `nil`.
  public let group: TileGroup?
  /// A fix for the problem; `nil` if none is known.
  public let fix: Fix?

  /// A tile of a cache.
  public struct Tile: Hashable, Sendable {
    /// The number of the level in the cache (Esri: level of detail), which need not be a zoom level.
    public let level: Int
    /// The row, counted downwards from 0 at the tile origin.
    public let row: Int
    /// The column, counted to the right from 0 at the tile origin.
    public let column: Int

    /// Takes the numbers without checking that the scheme has such a tile.
    public init(level: Int, row: Int, column: Int) {
      self.level = level
      self.row = row
      self.column = column
    }
  }

  /// Tiles with the same fault.
  public struct TileGroup: Hashable, Sendable {
    /// How many tiles have the fault.
    public let count: Int
    /// The first of them, in the order in which they were read.
    public let first: [Tile]

    /// Takes the number of all tiles, and some of them.
    public init(count: Int, first: [Tile]) {
      self.count = count
      self.first = first
    }
  }

  /// Another place that explains the finding.
  public struct Note: Hashable, Sendable {
    /// A clause that begins in lower case and has no full stop.
    public let message: String
    /// The bytes of the place, in the same file as the finding.
    public let range: SourceRange

    /// Takes a message and a place in the file of the finding.
    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// A finding from its parts. `range` is `nil` if the finding is about the file as a whole.
  public init(
    _ severity: Severity, _ kind: Kind, _ message: String, at range: SourceRange?, help: String? = nil,
    notes: [Note] = [], fix: Fix? = nil, tile: Tile? = nil, group: TileGroup? = nil
  ) {
    self.kind = kind
    self.severity = severity
    self.message = message
    self.range = range
    self.help = help
    self.notes = notes
    self.fix = fix
    self.tile = tile
    self.group = group
  }

  /// A problem that a reader found, before it is assigned to a rule.
  public init(
    _ severity: Severity, _ problem: Problem, _ message: String, at range: SourceRange?, help: String? = nil,
    notes: [Note] = [], fix: Fix? = nil
  ) {
    self.init(severity, .problem(problem), message, at: range, help: help, notes: notes, fix: fix)
  }

  /// A finding that is not about the text of a document, with the severity of its rule.
  public init(_ page: RulePage, _ message: String, tile: Tile? = nil, group: TileGroup? = nil) {
    self.init(page.severity, .rule(page), message, at: nil, tile: tile, group: group)
  }

  /// A syntax error as a finding.
  public init(_ problem: SyntaxProblem) {
    self.init(
      .error, .malformed, problem.message, at: problem.range,
      notes: problem.note.map { [Note($0.message, at: $0.range)] } ?? [])
  }

  /// The name of the rule, or of the problem if there is no rule yet, in kebab case: `missing-value`.
  public var name: String {
    switch kind {
    case .problem(let problem): problem.rawValue
    case .rule(let page): page.name
    }
  }

  /// The identifier of the rule, such as `ORG001`; `nil` for a problem without a rule.
  public var identifier: String? {
    if case .rule(let page) = kind { page.identifier } else { nil }
  }

  /// The rule as reports show it: `ORG001 origin-inside-extent`.
  public var ruleTitle: String { [identifier, name].compactMap(\.self).joined(separator: " ") }

  /// The same finding under a rule.
  ///
  /// If the finding has no help and is about tiles or a forecast, the remedy of the rule becomes its help: no excerpt
  /// of a text shows the reader what to correct there.
  public func ruled(by page: RulePage, _ severity: Severity) -> Finding {
    Finding(
      severity, .rule(page), message, at: range, help: help ?? (page.example.isInWords ? page.remedy : nil),
      notes: notes, fix: fix, tile: tile, group: group)
  }
}
