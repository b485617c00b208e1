import Diagnostics

/// A rule for what the readers of documents and of stored tiles find while they read: each of their `problems` belongs
/// to one such rule.
protocol ReaderRule: LintRule {}

extension ReaderRule {
  func violations(in subject: LintSubject) -> [Violation] { [] }
}
