/// A message of a job while it runs.
///
/// The caller decides how to show it: a command prints it, a server returns it with the result. A problem that stops
/// the job is never a remark; the job throws it as an error.
public enum Remark: Sendable {
  /// Problems in documents that were read; none of them is an error.
  case findings([FileFindings])
  /// One sentence without a full stop: an automatic choice, or a risk.
  case notice(Message)
}

/// Receives the remarks of a running job in their order, on any thread.
public typealias RemarkHandler = @Sendable (Remark) -> Void
