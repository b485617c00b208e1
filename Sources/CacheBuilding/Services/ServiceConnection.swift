import HTTPAccess
import Synchronization
import TilingSchemes

/// Sends requests to a service, repeats failed ones, and stops when the service is out of order.
final class ServiceConnection: Sendable {
  private struct State {
    var requests = 0
    var retries = 0
    var failuresInARow = 0
    var failures = 0
    var lastFault: PictureFault?
    /// The longer side of the smallest picture that the service refused for its size, in pixels.
    var refusedSide: Int?
    /// Whether the build ends, so that nobody must wait any longer.
    var isStopped = false
    var report: @Sendable (RequestFailure) -> Void = { _ in }
  }

  /// The address for people.
  let name: String
  private let client: HTTPClient
  private let token: String?
  private let sentToken: Bool
  private let policy: RetryPolicy
  private let delay: Double
  private let movesLongQueries: Bool
  /// Whether a picture that is refused for its size is requested in parts. ArcGIS states its limits.
  private let halvesPictures: Bool
  private let state = Mutex(State())

  init(_ source: ServiceSource, token: String?) {
    // A picture of 4096 × 4096 pixels has 64 MB before it is compressed.
    client = HTTPClient(limits: HTTPLimits(totalSeconds: source.timeoutSeconds, byteCount: 128 << 20))
    name = source.address.displayText
    self.token = token
    sentToken = token != nil || source.address.holdsToken
    policy = source.retries
    delay = source.delaySeconds
    movesLongQueries = source.interface != .wms
    halvesPictures = source.interface == .wms
  }

  /// The requests that were sent, and how many of them were repetitions.
  var report: ServiceReport {
    state.withLock { ServiceReport(address: name, requests: $0.requests, retries: $0.retries) }
  }

  /// Sets what is called for each later failure, on any thread.
  func onFailure(_ report: @escaping @Sendable (RequestFailure) -> Void) { state.withLock { $0.report = report } }

  /// The last fault; `nil` if there was none.
  var lastFault: PictureFault? { state.withLock { $0.lastFault } }

  /// The longer side of the smallest picture that the service refused for its size, in pixels; `nil` if it refused none.
  var refusedSide: Int? { state.withLock { $0.refusedSide } }

  /// Notes that the service refuses pictures of this size; an error if the picture cannot be requested in parts.
  ///
  /// - Parameter canBeHalved: whether the picture is large enough for parts.
  /// - Throws: `ServiceError.refused`.
  func noteRefusal(
    _ fault: PictureFault, side: Int, canBeHalved: Bool
  ) throws(ServiceError) {
    guard canBeHalved else {
      state.withLock { $0.isStopped = true }
      throw .refused(name, fault, sentToken: sentToken)
    }
    state.withLock { $0.refusedSide = min($0.refusedSide ?? side, side) }
  }

  /// Whether a fault is that of a picture which is requested in parts.
  func isTooLarge(_ fault: PictureFault) -> Bool { halvesPictures && fault.isAboutSize }

  /// Fetches and judges an answer, repeatedly if that can help.
  ///
  /// - Parameters:
  ///   - absent: the value if the server says that there is nothing at the address (404); `nil` if that is an error.
  ///   - judge: makes the value of an answer, or throws why it is not what was requested.
  /// - Returns: `nil` if all tries failed.
  /// - Throws: `ServiceError` if further requests are useless.
  func value<Value>(
    _ address: HTTPAddress, absent: Value? = nil, _ judge: (HTTPAnswer) throws(PictureFault) -> Value
  ) async throws(ServiceError) -> Value? {
    do throws(ServiceError) {
      return try await tried(address, absent: absent, judge)
    } catch {
      state.withLock { $0.isStopped = true }
      throw error
    }
  }

  private func tried<Value>(
    _ address: HTTPAddress, absent: Value?, _ judge: (HTTPAnswer) throws(PictureFault) -> Value
  ) async throws(ServiceError) -> Value? {
    for number in 1...policy.tries where !isStopped {
      let fault: PictureFault
      do throws(PictureFault) {
        let value = try judge(try await answer(address, isRetry: number > 1))
        state.withLock { $0.failuresInARow = 0 }
        if delay > 0 { await sleep(delay) }
        return value
      } catch {
        fault = error
      }
      if let absent, case .http(let error) = fault, case .status(404, _) = error.reason {
        state.withLock { $0.failuresInARow = 0 }
        return absent
      }
      if fault.isLasting { throw .refused(name, fault, sentToken: sentToken) }
      try await pause(after: fault, number)
    }
    return nil
  }

  private func answer(_ address: HTTPAddress, isRetry: Bool) async throws(PictureFault) -> HTTPAnswer {
    state.withLock { state in
      state.requests += 1
      state.retries += isRetry ? 1 : 0
    }
    do throws(HTTPError) {
      return try await client.get(address, token: token, movesLongQueries: movesLongQueries)
    } catch {
      throw .http(error)
    }
  }

  /// Counts a failure, and waits until the next try.
  private func pause(after fault: PictureFault, _ failures: Int) async throws(ServiceError) {
    let now = state.withLock { state in
      state.failuresInARow += 1
      state.failures += 1
      state.lastFault = fault
      return state
    }
    let inARow = now.failuresInARow
    if inARow >= policy.failuresInARow { throw .outOfOrder(name, failures: inARow, fault) }
    let stated: Int? = if case .http(let error) = fault { error.retryAfter } else { nil }
    if let stated, stated > policy.longestWait { throw .busy(name, seconds: stated) }
    let pause =
      failures < policy.tries
      ? policy.wait(afterFailures: failures, stated: stated, random: Double.random(in: 0...1)) : nil
    now.report(
      RequestFailure(
        service: name, fault: fault, count: now.failures, countInARow: inARow, mostInARow: policy.failuresInARow,
        tries: policy.tries, secondsUntilNext: pause))
    if let pause { await sleep(pause) }
  }

  private var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Waits; not longer than a moment after the build has been stopped.
  private func sleep(_ seconds: Double) async {
    var left = seconds
    while left > 0, !isStopped {
      try? await Task.sleep(for: .milliseconds(Int(min(left, 0.2) * 1000)))
      left -= 0.2
    }
  }
}
