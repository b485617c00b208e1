import FileAccess
import SchemeFormats
import SystemPackage
import TileStores

/// The state of a cache and of the settings: if it is the same for all parts, their findings fit each other.
struct VerifiedState: Hashable, Sendable {
  private var tiles = Fingerprint()
  private var documents = Fingerprint()
  private var settings = Fingerprint()

  /// - Parameter versions: the sizes and times of the files of the packets.
  init(_ cache: VerifiedCache, versions: Fingerprint) {
    tiles = versions
    for document in cache.opened.documents { documents.add(stateOf: FilePath(document.file)) }
    let files = cache.choice.files + [cache.choice.baselineFile].compactMap(\.self)
    for file in files { settings.add(stateOf: file) }
    for page in cache.choice.linter.selection.pages { settings.add(page.identifier) }
  }

  /// The numbers in a plan.
  var numbers: [String] { [tiles, documents, settings].map { String($0.value, radix: 16) } }

  /// - Returns: `nil` if these are not three numbers.
  init?(numbers: [String]) {
    let values = numbers.compactMap { UInt64($0, radix: 16) }
    guard values.count == 3, numbers.count == 3 else { return nil }
    (tiles, documents, settings) = (Fingerprint(values[0]), Fingerprint(values[1]), Fingerprint(values[2]))
  }

  /// What differs from when the plan was made, as clauses.
  func differences(from earlier: VerifiedState) -> [String] {
    var found: [String] = []
    if tiles != earlier.tiles { found.append("the tiles of the cache have changed since") }
    if documents != earlier.documents { found.append("the scheme files of the cache have changed since") }
    if settings != earlier.settings { found.append("the rules, the configuration or the baseline have changed since") }
    return found
  }
}
