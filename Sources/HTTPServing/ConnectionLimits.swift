import NIOCore
import Synchronization

/// How many clients may be connected, and how long each may take. The numbers are those of
/// `Documentation/SERVE.md#limits`.
final class ConnectionLimits: Sendable {
  /// How many connections are open at the same time.
  static let connections = 1024
  /// How many of them come from one address, other than this machine's own.
  static let connectionsOfAddress = 100
  /// From the first byte of a request to the end of its headers.
  static let headerTime = TimeAmount.seconds(10)
  /// Between two requests of a connection.
  static let idleTime = TimeAmount.seconds(60)
  /// For a client to take a part of an answer.
  static let writeTime = TimeAmount.seconds(30)
  /// How many requests of one connection may wait for the one before.
  static let waitingRequests = 64

  private struct Counts {
    var all = 0
    var byAddress: [String: Int] = [:]
  }

  private let counts = Mutex(Counts())

  /// Counts a connection.
  ///
  /// - Parameter address: the address of the client; `nil` for this machine.
  /// - Returns: whether the connection may stay; if not, it is not counted.
  func admit(_ address: String?) -> Bool {
    counts.withLock { counts in
      guard counts.all < Self.connections else { return false }
      if let address {
        guard counts.byAddress[address, default: 0] < Self.connectionsOfAddress else { return false }
        counts.byAddress[address, default: 0] += 1
      }
      counts.all += 1
      return true
    }
  }

  /// Ends the count of a connection that was admitted.
  func release(_ address: String?) {
    counts.withLock { counts in
      counts.all -= 1
      guard let address, let number = counts.byAddress[address] else { return }
      counts.byAddress[address] = number > 1 ? number - 1 : nil
    }
  }
}
