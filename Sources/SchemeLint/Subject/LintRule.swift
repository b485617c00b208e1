public import Diagnostics
public import SourceText

/// A check of schemes for one kind of fault.
///
/// To add a rule, write a file in `Rules/` with a type that conforms, and a line in `SchemeRules.all`. The page of the
/// rule is the text of `explain`, of `Documentation/rules/` and of the help in SARIF. Its example is its test.
public protocol LintRule: Sendable {
  /// Identifier, severity and texts of the rule.
  var page: RulePage { get }
  /// The problems of document readers that are reported under this rule.
  var problems: [Problem] { get }
  /// The faults of the subject with their places.
  ///
  /// Empty also if the subject does not contain what the rule needs: a rule never guesses.
  func violations(in subject: LintSubject) -> [Violation]
}

extension LintRule {
  /// No problems: most rules examine values that were read.
  public var problems: [Problem] { [] }
}

/// A fault that a rule found, with its place.
public struct Violation: Sendable {
  /// One sentence without a full stop, with the numbers that were measured.
  public let message: String
  /// The index of the document in `LintSubject.opened.documents`; `nil` if it is the package that contains them.
  public let document: Int?
  /// The range of bytes in the document; `nil` if the violation is about the whole document.
  public let range: SourceRange?
  /// The severity, if it differs from that of the rule at this place; otherwise `nil`.
  public let severity: Severity?
  /// What to do, if it depends on what was found; `nil` for the remedy of the page.
  public let help: String?
  /// Other places in the same document that explain the fault.
  public let notes: [Finding.Note]
  /// An edit that corrects the fault; `nil` if none is known.
  public let fix: Fix?

  /// By default a violation in the first document, with the severity and the remedy of the rule, and without a fix.
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

  /// A violation of the package as a whole, which is not about the text of one of its documents.
  public init(ofPackage message: String) {
    self.message = message
    document = nil
    range = nil
    severity = nil
    help = nil
    notes = []
    fix = nil
  }
}
