import CacheOpening
import SchemeFormats
import TileStores

extension OpenedCache {
  /// For people: what a store that describes itself contains, and the result does not.
  ///
  /// - Parameter documents: the documents of the result. Entries of its own can hold the metadata of the input.
  func storeLosses(in documents: StoreDocuments) -> [String] {
    guard case .stored(let stored) = tiles else { return [] }
    let lost = stored.faults.filter(\.isLoss).map(\.message)
    guard documents != .ownEntries, !stored.lostMetadata.isEmpty else { return lost }
    return lost + ["metadata without a place in the result: \(stored.lostMetadata.joined(separator: ", "))"]
  }
}
