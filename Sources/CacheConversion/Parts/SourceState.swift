import CacheOpening
import FileAccess
import SystemPackage
import TileStores

/// The state of the source of a conversion: if it is the same for all parts, their tiles fit each other.
struct SourceState: Hashable, Sendable {
  private var tiles = Fingerprint()
  private var documents = Fingerprint()
  private var area = Fingerprint()

  /// - Parameter versions: the sizes and times of the files of the packets.
  init(_ source: OpenedCache, area: FilePath?, versions: Fingerprint) {
    tiles = versions
    for document in source.scheme.documents { documents.add(stateOf: FilePath(document.file)) }
    if let area { self.area.add(stateOf: area) }
  }

  /// The numbers in a plan.
  var numbers: [String] { [tiles, documents, area].map { String($0.value, radix: 16) } }

  /// - Returns: `nil` if these are not three numbers.
  init?(numbers: [String]) {
    let values = numbers.compactMap { UInt64($0, radix: 16) }
    guard values.count == 3, numbers.count == 3 else { return nil }
    (tiles, documents, area) = (Fingerprint(values[0]), Fingerprint(values[1]), Fingerprint(values[2]))
  }

  /// What differs from when the plan was made, as clauses.
  func differences(from earlier: SourceState) -> [String] {
    var found: [String] = []
    if tiles != earlier.tiles { found.append("the tiles of the input have changed since") }
    if documents != earlier.documents { found.append("the scheme files of the input have changed since") }
    if area != earlier.area { found.append("the file of the area has changed since") }
    return found
  }
}
