public import Diagnostics
public import SourceText

/// Something that can be wrong with a scheme.
///
/// Adding one: a file in `Rules/` with a type that conforms, and a line in `SchemeRules.all`. Its page is the text of
/// `explain`, of `Documentation/rules/` and of SARIF's help; its example is its test.
public protocol LintRule: Sendable {
  /// What the rule says of itself: identifier, severity and texts.
  var page: RulePage { get }
  /// What readers of documents find while they read, where it belongs to this rule.
  var problems: Set<Problem> { get }
  /// What is wrong, at its place. A rule that cannot be decided from the subject says nothing.
  func violations(in subject: LintSubject) -> [Violation]
}

extension LintRule {
  /// None: most rules look at values that were read.
  public var problems: Set<Problem> { [] }
}

/// A rule's breach at a place.
public struct Violation: Sendable {
  /// One sentence without a full stop, with the numbers that were measured.
  public let message: String
  /// Which of the subject's documents.
  public let document: Int
  /// Where, or `nil` where it concerns the document as a whole.
  public let range: SourceRange?
  /// Other than the rule's own, where the place makes a difference.
  public let severity: Severity?
  /// What to do, where it depends on what was found; else the page's remedy.
  public let help: String?
  /// Other places in the same document.
  public let notes: [Finding.Note]
  /// How the place can be corrected; `nil` where no edit is known.
  public let fix: Fix?

  /// A violation of the first document, with the rule's own severity and help, unless it says otherwise.
  public init(
    _ message: String, in document: Int = 0, at range: SourceRange?, severity: Severity? = nil, help: String? = nil,
    notes: [Finding.Note] = [], fix: Fix? = nil
  ) {
    self.fix = fix
    self.message = message
    self.document = document
    self.range = range
    self.severity = severity
    self.help = help
    self.notes = notes
  }
}
