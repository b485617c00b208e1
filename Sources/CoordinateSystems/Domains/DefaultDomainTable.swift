/// The default XY domains of systems with a WKID. The table is read at its first use.
enum DefaultDomainTable {
  static func domain(_ wkid: Int) -> DefaultDomain? { domains[wkid] }

  /// All domains, by WKID. Observed domains replace computed ones, because files are the stronger evidence.
  static let domains: [Int: DefaultDomain] = {
    var domains: [Int: DefaultDomain] = [:]
    for row in RuleDomains.squares.split(separator: ";") {
      // A row is `left lower side codes`, lengths in hundreds of map units; “?” marks a domain near an edge.
      let words = row.split { $0 == " " || $0 == "\n" }
      let numbers = words.prefix(3).compactMap { Double($0) }
      guard words.count == 4, numbers.count == 3 else { continue }
      let isNearEdge = words[3].last == "?"
      let square = DomainSquare(xMin: 100 * numbers[0], yMin: 100 * numbers[1], side: 100 * numbers[2])
      let domain = DefaultDomain(square: square, evidence: isNearEdge ? .ruleNearEdge : .rule)
      for range in words[3].split(whereSeparator: { $0 == "," || $0 == "?" }).compactMap(CodeRanges.range) {
        for code in range { domains[code] = domain }
      }
    }
    for row in ObservedDomains.rows.split(separator: "\n") {
      let words = row.split(separator: " ")
      let numbers = words.dropFirst().prefix(3).compactMap { Double($0) }
      guard words.count == 6, numbers.count == 3, let sightings = Int(words[5]) else { continue }
      let evidence: DomainEvidence =
        words[4] == "system" ? .observed(sightings: sightings) : .observedParameters(sightings: sightings)
      let square = DomainSquare(xMin: numbers[0], yMin: numbers[1], side: numbers[2])
      for code in words[0].split(separator: ",").compactMap({ Int($0) }) {
        domains[code] = DefaultDomain(square: square, evidence: evidence)
      }
    }
    return domains
  }()
}
