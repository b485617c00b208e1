import CacheBuilding
import CacheOpening
import Diagnostics
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

  /// The result of the quick verification, with what was read: `fine (quick: 12 of 3400 tiles read)`. A build that is not
  /// finished belongs to it, because tiles are missing or old then.
  package var verifyText: String {
    // Without a scheme, nobody knows which files are tiles.
    if tileSize == nil, lint.errors > 0, tiles == 0 { return "not checked, because the scheme cannot be read" }
    let read = tiles == 0 ? "no tiles" : "quick: \(tilesRead) of \(counted(tiles, "tile")) read"
    return "\(verify.text) (\(read))" + (stoppedBuild == nil ? "" : "; unfinished build")
  }
}

extension StoppedBuild {
  /// What happened to a build in an existing cache, and what to do: one clause without a full stop.
  package var text: String {
    let part = selection.isEmpty ? "" : ", \(selection)"
    return "a build (\(mode.rawValue)\(part))\(source) was begun and is not finished; if no run is at work, "
      + "run the same build command again to continue it"
  }

  /// The same for a new cache.
  ///
  /// - Parameter output: the folder of the unfinished output.
  func text(ofNewCache output: String) -> String {
    "the build of this new cache\(source) was begun and is not finished; if no run is at work, run the same build command "
      + "again to continue it, or delete \(output) to begin again"
  }

  /// The first raster, and the number of the others.
  private var source: String {
    let rest = rasters.count - 1
    let more = rest > 0 ? " and \(NumberText.count(rest, "more raster"))" : ""
    return rasters.first.map { " from \($0)\(more)" } ?? ""
  }
}

extension AuditedCache {
  /// Why the cache needs work: one clause without a full stop; `nil` if it needs none.
  package var reason: String? {
    switch work {
    case .unreadable, .unsupported: problem
    case .errors, .warnings: content?.findingsText(in: path)
    case .empty: content?.emptyText
    case .unfinished: content?.stoppedBuild?.text ?? problem
    case .misaligned: content?.alignment?.reason ?? "has no scheme that can be compared"
    case .none: nil
    }
  }
}

extension AuditedCache.Content {
  /// The most severe finding with its place, and what there is beside it: `STO017: _alllayers: this folder does not
  /// exist; also 1 warning`. The severities are named, because the table counts the errors alone.
  ///
  /// - Parameter path: the path of the cache, which the line has already.
  fileprivate func findingsText(in path: String) -> String? {
    guard let first = findings.first else { return nil }
    let rest = (lint + verify).without(first.finding.severity)
    let place = first.place.hasPrefix(path) ? first.place.dropFirst(path.count).drop { "/!, ".contains($0) } : ""
    return (first.finding.identifier.map { "\($0): " } ?? "") + (place.isEmpty ? "" : "\(place): ")
      + first.finding.message + (rest.total > 0 ? "; also \(rest.text)" : "")
      + (stoppedBuild == nil ? "" : "; unfinished build") + (isWithoutTiles ? "; no tiles yet" : "")
  }

  /// That there are no tiles, and how many findings there are beside that.
  fileprivate var emptyText: String {
    let tally = lint + verify
    return "has a scheme, but not a single tile" + (tally.total > 0 ? "; also \(tally.text)" : "")
  }
}

extension EstateAlignment.Kind {
  /// The kind for people: `renumbered by +8`.
  package var words: String { shift.map { "renumbered by \($0)" } ?? name }

  /// The number with its sign that is added to a level of the cache: `+8`; `nil` unless the levels are renumbered.
  package var shift: String? {
    guard case .renumbered(let number) = self else { return nil }
    return number > 0 ? "+\(number)" : "\(number)"
  }

  /// What that number means, for people; `nil` unless the levels are renumbered.
  ///
  /// - Parameter baseMap: the name of the base map.
  package func renumbering(on baseMap: String) -> String? {
    guard case .renumbered(let number) = self else { return nil }
    let change = number > 0 ? "add \(number) to" : "subtract \(number.magnitude) from"
    return "\(change) a level of the cache to get that of \(baseMap)"
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
    case .unfinished: "unfinished build"
    case .warnings: "warnings"
    case .empty: "no tiles yet"
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
    case .orphan(let tiles):
      "has tiles in \(tiles.place), but neither conf.xml nor root.json beside \(tiles.isOne ? "it" : "them")"
    case .scheme, .package, .geoPackage: nil
    }
  }

  /// The message of an error without the member's path, which is in the line already.
  func words(_ message: String) -> String {
    let prefix = "\(file.string): "
    return message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
  }
}
