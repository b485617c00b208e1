import Diagnostics

/// A rule for problems that the readers of documents find: each `Problem` belongs to at most one of these rules.
///
/// The rule itself finds nothing. It exists so that a reader’s problem can be selected, allowed and explained.
protocol ReaderRule: LintRule {}

extension ReaderRule {
  func violations(in subject: LintSubject) -> [Violation] { [] }
}
