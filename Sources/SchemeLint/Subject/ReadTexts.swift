import CoordinateSystems
import Synchronization

/// The well-known texts of schemes, each of them read once.
///
/// Reading a text takes as long as a dozen rules, and the schemes of an organisation have the same few texts. Only the
/// first ones are kept, so that a hundred thousand files with as many texts need no more memory.
enum ReadTexts {
  struct Reading: Sendable {
    fileprivate let source: String
    /// `nil` if the text cannot be read.
    let text: WellKnownText?
    /// `nil` if it is not the text of a system.
    let system: CoordinateSystem?

    fileprivate init(_ source: String) {
      self.source = source
      text = WellKnownText(source)
      system = text.flatMap(CoordinateSystem.init)
    }
  }

  // A list and not a dictionary: comparing sixteen texts costs less than hashing one.
  private static let kept = Mutex<[Reading]>([])
  private static let limit = 16

  static func reading(_ source: String) -> Reading {
    if let known = kept.withLock({ kept in kept.first { $0.source == source } }) { return known }
    let reading = Reading(source)
    kept.withLock { kept in if kept.count < limit { kept.append(reading) } }
    return reading
  }
}
