import SchemeComparison
import TilingSchemes

/// Groups the caches of an estate by their grids.
enum EstateFamilies {
  /// Sets the number of the family of each cache.
  ///
  /// - Parameters:
  ///   - caches: the caches in the order of their paths.
  ///   - schemes: the distinct schemes, by the index that the caches hold.
  /// - Returns: the families, the one with the most caches first.
  static func number(_ caches: inout [AuditedCache], _ schemes: [TilingScheme]) -> [AuditedFamily] {
    var members: [Int: [Int]] = [:]
    // The distinct schemes in the order of the first cache: their indexes depend on which core was faster.
    var order: [Int] = []
    for (place, cache) in caches.enumerated() {
      guard let grid = cache.content?.grid else { continue }
      if members[grid] == nil { order.append(grid) }
      members[grid, default: []].append(place)
    }
    // Only the distinct schemes are compared. Their names are their indexes, by which the members are found again.
    let compared = order.compactMap { grid -> ComparedScheme? in
      var model = CacheDescription()
      model.scheme = schemes[grid]
      return ComparedScheme(model, name: String(grid))
    }
    let groups = SchemeFamilies(compared).families.map { Group($0, members) }.sorted { $0.comes(before: $1) }
    return groups.enumerated().map { index, group in
      var (tiles, bytes) = (0, 0)
      for place in group.places {
        guard case .success(var content) = caches[place].result else { continue }
        content.family = index + 1
        tiles += content.tiles
        bytes += content.bytes
        caches[place].result = .success(content)
      }
      let scheme = group.family.leader.scheme
      return AuditedFamily(
        number: index + 1, cacheCount: group.places.count, example: group.places.first.map { caches[$0].path } ?? "",
        builtInNames: group.family.builtInNames,
        spatialReference: AuditedCache.SystemName(
          wkid: scheme.spatialReference?.wkid, latestWKID: scheme.spatialReference?.latestWKID,
          text: group.family.leader.systemName),
        origin: scheme.origin, tileSizes: group.family.tileSizes, resolutions: group.family.resolutions, tiles: tiles,
        bytes: bytes)
    }
  }
}

/// A family of schemes, and the caches that have them.
private struct Group {
  let family: SchemeFamily
  /// The indexes of the caches, in ascending order.
  let places: [Int]

  /// - Parameter members: the indexes of the caches by the name of their scheme, which is a number.
  init(_ family: SchemeFamily, _ members: [Int: [Int]]) {
    self.family = family
    var places: [Int] = []
    for scheme in family.members { places += Int(scheme.name).flatMap { members[$0] } ?? [] }
    self.places = places.sorted()
  }

  func comes(before other: Group) -> Bool {
    if places.count != other.places.count { return places.count > other.places.count }
    return (places.first ?? 0) < (other.places.first ?? 0)
  }
}
