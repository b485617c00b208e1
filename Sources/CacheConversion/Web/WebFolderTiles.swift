import CachePages
import CacheVerification
import Diagnostics
import FileAccess
import SourceText
import TileStores
import TilingSchemes

/// What the page of a folder for web servers knows of single tiles: which are stored, and which have findings. A server
/// would read this from the cache when it is asked.
struct WebFolderTiles {
  /// About 5 MB of JSON. A level with more runs of tiles in its rows is rare, and the page then asks for the tiles that are
  /// not listed.
  private static let runLimit = 250_000

  private let plan: ConversionPlan

  init(_ plan: ConversionPlan) { self.plan = plan }

  /// One file for each level and each kind, in the order of levels.
  ///
  /// A sound picture of another format than the cache declares is no finding here, as in the answers of a server.
  ///
  /// - Parameter census: the tiles, all of which have been read.
  /// - Throws: `FileAccessError` if an index that was not kept can no longer be read.
  func documents(_ census: TileCensus) throws(FileAccessError) -> [CacheDocument] {
    var documents: [CacheDocument] = []
    let faults = TileFaults.joined(plan.faults + census.ownFaults)
    let findings = findings(census, faults)
    let levels = Dictionary(grouping: plan.packets, by: \.contents.level)
    for (level, packets) in levels.sorted(by: { $0.key < $1.key }) {
      var presence = TilePresence(level: level)
      for packet in packets {
        guard presence.runCount < Self.runLimit else {
          presence.isComplete = false
          break
        }
        presence.add(try packet.open(plan.selection).tiles, of: packet.contents.corner)
      }
      documents.append(Self.document("presence/\(level).json", presence.document))
      var own = findings[level] ?? LevelFindings(level: level)
      own.checked = packets.map(\.contents.tileCount).reduce(0, +)
      own.isComplete = census.damagedCount == census.damaged.count && faults.allSatisfy(Self.isListed)
      documents.append(Self.document("check/\(level).json", own.document()))
    }
    return documents
  }

  /// The findings of each level. Of damaged images more places are known than of other faults.
  private func findings(_ census: TileCensus, _ faults: [TileFaults]) -> [Int: LevelFindings] {
    var findings: [Int: LevelFindings] = [:]
    func add(_ rule: RulePage, _ message: String, level: Int, _ tile: TileCoordinate) {
      let members = LevelFindings.members(
        rule: rule.identifier, severity: "\(rule.severity)", message: message)
      findings[level, default: LevelFindings(level: level)].add(members, at: tile)
    }
    for tile in census.damaged {
      let fault = TileFault(tile.problem)
      add(fault.page, fault.message, level: tile.level, tile.tile)
    }
    for fault in faults where !Self.isOfImage(fault, census) {
      for place in fault.places { add(fault.rule, place.message, level: place.level, place.tile) }
    }
    return findings
  }

  private static func isOfImage(_ fault: TileFaults, _ census: TileCensus) -> Bool {
    census.damaged.contains { TileFault($0.problem).page == fault.rule }
  }

  /// Whether all places of a fault are known; those of damaged images are counted by the census.
  private static func isListed(_ fault: TileFaults) -> Bool { fault.count == fault.places.count }

  private static func document(_ name: String, _ value: JSONOutput) -> CacheDocument {
    CacheDocument(name, Array((value.text(.compact) + "\n").utf8))
  }
}
