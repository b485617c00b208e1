import Synchronization

/// Keeps the first error of work that runs in parallel. The first one is the cause; later ones are often consequences.
public final class FirstFailure: Sendable {
  private let kept = Mutex<FileAccessError?>(nil)

  /// Without an error.
  public init() {}

  /// The first error that was noted; `nil` if there is none.
  public var error: FileAccessError? { kept.withLock { $0 } }
  /// Whether an error was noted, so that no further work should start.
  public var hasFailed: Bool { error != nil }

  /// Keeps an error, unless an earlier one is kept.
  public func note(_ error: FileAccessError) { kept.withLock { $0 = $0 ?? error } }
}
