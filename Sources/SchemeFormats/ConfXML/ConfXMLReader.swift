import SourceText
import TilingSchemes

// The parts of a `CacheInfo` that need more than a table.
extension XMLFields {
  /// Returns `nil` if a value is missing without which no tile can be placed.
  mutating func scheme(_ element: XMLElement) -> TilingScheme? {
    // A placeholder until all values were read.
    var scheme = TilingScheme(origin: MapPoint(x: 0, y: 0), tileWidth: 1, tileHeight: 1, levels: [])
    return read(element, ConfXMLFields.scheme, into: &scheme) { $0 } ? scheme : nil
  }

  /// Returns false if a level cannot be read, because a scheme without that level would be another scheme.
  mutating func levels(_ element: XMLElement, into levels: inout [LevelOfDetail]) -> Bool {
    log.positions.note(.levels, at: element.range)
    // Read once: each access to a table counts references, and all cores share that counter.
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
      log.error(.missingLevel, "LODInfos has no LODInfo; a scheme needs at least one level", at: element.startTagRange)
    }
    return levels.count == index && index > 0
  }
}
