import Diagnostics

/// A rule for what the readers of documents find while they read: each `Problem` belongs to one such rule.
protocol ReaderRule: LintRule {}

extension ReaderRule {
  func violations(in subject: LintSubject) -> [Violation] { [] }
}
