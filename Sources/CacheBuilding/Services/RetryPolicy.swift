/// When a failed request is repeated, and when the build gives up.
struct RetryPolicy: Hashable, Sendable {
  /// The number of times that a picture is requested, the first included.
  var tries = 5
  /// The time before the second request, in seconds. It doubles with every further one.
  var firstWait = 1.0
  /// After this number of failures without a success between them, the service is taken to be out of order.
  var failuresInARow = 20
  /// A server that wants a longer pause than this is not waited for, in seconds.
  var longestWait = 600

  /// The time before the next request, in seconds.
  ///
  /// - Parameters:
  ///   - failures: of the same picture so far, at least 1.
  ///   - stated: the time that the server states.
  ///   - random: from 0 to 1. Without chance, requests that failed together would be repeated together.
  func wait(afterFailures failures: Int, stated: Int?, random: Double) -> Double {
    let doubled = firstWait * Double(1 << min(failures - 1, 16))
    return max(doubled * (0.5 + random / 2), Double(stated ?? 0))
  }
}
