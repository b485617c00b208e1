import CacheOpening
import SchemeFormats
import TileStores

extension OpenedCache {
  /// For people: what a store that describes itself contains, and the result does not.
  ///
  /// - Parameter form: the form of the scheme files of the result; `nil` if the result has its own metadata, which can
  ///   hold those of the input.
  func storeLosses(in form: CacheForm?) -> [String] {
    guard case .stored(let stored) = tiles else { return [] }
    let lost = stored.faults.filter(\.isLoss).map(\.message)
    guard form != nil, !stored.lostMetadata.isEmpty else { return lost }
    return lost + ["metadata without a place in the result: \(stored.lostMetadata.joined(separator: ", "))"]
  }
}
