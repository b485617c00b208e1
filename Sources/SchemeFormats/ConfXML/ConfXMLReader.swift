import SourceText
import TilingSchemes

// What of a `CacheInfo` takes more than its table.
extension XMLFields {
  /// Returns `nil` where something is missing without which no tile can be placed.
  mutating func scheme(_ element: XMLElement) -> TilingScheme? {
    // Stands in until all of it was read.
    var scheme = TilingScheme(origin: MapPoint(x: 0, y: 0), tileWidth: 1, tileHeight: 1, levels: [])
    return read(element, ConfXMLFields.scheme, into: &scheme) { $0 } ? scheme : nil
  }

  /// Returns false where a level is broken: a scheme with a hole would be another scheme.
  mutating func levels(_ element: XMLElement, into levels: inout [LevelOfDetail]) -> Bool {
    log.positions.note(.levels, at: element.range)
    // Asked for once: every access to a table counts references, which all cores share.
    let table = ConfXMLFields.level
    var index = 0
    for child in element.children {
      guard child.isNamed("LODInfo") else {
        log.unheld.append(.init("LODInfos/\(child.name)", at: child.range))
        continue
      }
      var level = LevelOfDetail(number: 0, resolution: 0, scale: 0)
      if read(child, table, into: &level, at: { .level(index, $0) }) { levels.append(level) }
      index += 1
    }
    if index == 0 {
      log.error(.missingLevel, "LODInfos has no LODInfo: a scheme has at least one level", at: element.startTagRange)
    }
    return levels.count == index && index > 0
  }
}
