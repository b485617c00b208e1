/// What a job says before it ends.
///
/// Whether, and how, a person sees it is for the caller to say: a command prints it, a server keeps it with the answer. What
/// keeps a job from going on is never a remark; it is in the error that the job throws.
public enum Remark: Sendable {
  /// What is wrong with documents that were read, none of it an error.
  case findings([FileFindings])
  /// One sentence without a full stop: a choice that was made for the user, or a risk.
  case notice(Message)
}

/// Takes the remarks of a job while it runs, in their order, on whatever thread it runs.
public typealias RemarkHandler = @Sendable (Remark) -> Void
