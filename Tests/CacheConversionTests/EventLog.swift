import CacheConversion
import Synchronization

/// The events of a conversion.
final class EventLog: Sendable {
  private let events = Mutex<[ConversionEvent]>([])

  var all: [ConversionEvent] { events.withLock { $0 } }

  var beganAnew: Bool { all.contains { if case .beginsAnew = $0 { true } else { false } } }

  @Sendable func add(_ event: ConversionEvent) { events.withLock { $0.append(event) } }
}
