import Synchronization

/// The error that ends work that is done side by side.
public final class FirstFailure: Sendable {
  private let kept = Mutex<FileAccessError?>(nil)

  /// Of no error yet.
  public init() {}

  /// The first error that was noted.
  public var error: FileAccessError? { kept.withLock { $0 } }
  /// Whether there was an error, so that no further work need begin.
  public var hasFailed: Bool { error != nil }

  /// Keeps an error, unless there was one before.
  public func note(_ error: FileAccessError) { kept.withLock { $0 = $0 ?? error } }
}
