import CacheOpening
import SchemeComparison
import SourceText
import TilingSchemes

/// The values of a cache as texts, which the table, the CSV and the page share.
extension AuditedCache.Content {
  /// What the cache is, and its version: `legacy 10.3`.
  package var formText: String { [kind?.rawValue, version].compactMap(\.self).joined(separator: " ") }

  /// The size of a tile in pixels: `256`, or `256 × 512`.
  package var tileSizeText: String? {
    tileSize.map { $0.width == $0.height ? "\($0.width)" : "\($0.width) × \($0.height)" }
  }

  /// The levels of the scheme, and those with tiles if these are fewer: `0–19; tiles at 0–10`.
  package var levelsText: String {
    guard !levels.isEmpty else { return "none" }
    let all = LevelNumbers(levels).ranges
    guard !tileLevels.isEmpty, tileLevels != levels else { return all }
    return "\(all); tiles at \(LevelNumbers(tileLevels).ranges)"
  }

  /// The same in fewer characters, for the table: `0–10 of 0–19`.
  package var shortLevelsText: String {
    guard !levels.isEmpty else { return "none" }
    let all = LevelNumbers(levels).ranges
    guard !tileLevels.isEmpty, tileLevels != levels else { return all }
    return "\(LevelNumbers(tileLevels).ranges) of \(all)"
  }

  /// The storage in the words of the user interface of ArcGIS.
  package var storageText: String? {
    switch storage {
    case .compactV2: "Compact V2"
    case .compactV1: "Compact V1"
    case .exploded: "exploded"
    case .other(let name): name
    case nil: nil
    }
  }

  /// The result of the rules for schemes: `fine`, or `2 errors, 1 warning`.
  package var lintText: String { lint.text }

  /// The result of the quick verification, with what was read: `fine (quick: 12 of 3400 tiles read)`.
  package var verifyText: String {
    tiles == 0 ? "\(verify.text) (no tiles)" : "\(verify.text) (quick: \(tilesRead) of \(counted(tiles, "tile")) read)"
  }
}

extension AuditedCache.SystemName {
  /// The WKID, and the latest one if it is another: `102100 (3857)`; the whole name if there is none.
  package var shortText: String {
    guard let wkid = wkid ?? latestWKID else { return text }
    guard let latestWKID, latestWKID != wkid else { return String(wkid) }
    return "\(wkid) (\(latestWKID))"
  }
}

extension FindingTally {
  /// The counts that are not 0, the most severe first; `fine` if there are none.
  package var text: String {
    let counts = [(errors, "error"), (warnings, "warning"), (infos, "info")].filter { $0.0 > 0 }
      .map { counted($0.0, $0.1) }
    return counts.isEmpty ? "fine" : counts.joined(separator: ", ")
  }
}

extension AuditedCache.Work {
  /// One or two words for people.
  package var words: String {
    switch self {
    case .unreadable: "unreadable"
    case .errors: "errors"
    case .warnings: "warnings"
    case .misaligned: "not aligned"
    case .unsupported: "not supported"
    case .none: "fine"
    }
  }
}

extension EstateMember {
  /// Why the member cannot be opened at all; `nil` for a scheme or a package.
  var problem: String? {
    switch kind {
    case .unreadable(let reason): reason
    case .orphan(let tiles): "has tiles in \(tiles), but neither conf.xml nor root.json beside it"
    case .scheme, .package, .geoPackage: nil
    }
  }

  /// The message of an error without the member's path, which is in the line already.
  func words(_ message: String) -> String {
    let prefix = "\(file.string): "
    return message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
  }
}
