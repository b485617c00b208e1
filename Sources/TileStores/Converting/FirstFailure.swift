import FileAccess
import Synchronization

/// The error that ends work that is done side by side.
final class FirstFailure: Sendable {
  private let kept = Mutex<FileAccessError?>(nil)

  var error: FileAccessError? { kept.withLock { $0 } }
  var hasFailed: Bool { error != nil }

  func note(_ error: FileAccessError) { kept.withLock { $0 = $0 ?? error } }
}
