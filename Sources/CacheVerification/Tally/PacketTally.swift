import Diagnostics
import TileStores
import TilingSchemes

/// What was found in some packets of a cache, so that the results of several machines can be added.
///
/// Sums of any order are equal: examples and findings keep the number of their packet, and are sorted by it.
struct PacketTally: Sendable {
  /// What was found at a level.
  struct Level: Sendable {
    /// A tile that serves as an example.
    struct Example: Sendable {
      /// The number of its packet among all packets of the cache.
      let packet: Int
      let tile: TileCoordinate
    }

    var summary: LevelSummary
    /// The number of tiles inside the full extent, of one packet for each place.
    var within = 0
    /// The number of tiles outside it, of one packet for each place.
    var outsideCount = 0
    /// The first tiles outside it.
    var outside: [Example] = []
    /// The first missing tiles of each place at which some are missing.
    var missing: [BundleCoordinate: [TileCoordinate]] = [:]
    /// The places of which no packet could be read. Empty if the full extent is unknown.
    var unreadable: Set<BundleCoordinate> = []
    /// Whether all packets could be read.
    var isKnown = true
    /// The counts for the picture.
    var cells: [Int: CoverageGrid.Count] = [:]
    /// The place that was added last: only the first packet of a place that can be read counts.
    private var last: BundleCoordinate?

    init(number: Int) { summary = LevelSummary(number: number) }

    mutating func add(_ packet: PacketVerification, number: Int) {
      summary.add(packet.summary)
      add(packet.cells)
      guard let part = packet.coverage else {
        if packet.expectsCoverage { isKnown = false }
        if packet.expectsCoverage, last != packet.corner { unreadable.insert(packet.corner) }
        return
      }
      add(part.outside.map { Example(packet: number, tile: $0) })
      guard last != packet.corner else { return }
      last = packet.corner
      unreadable.remove(packet.corner)
      within += part.within
      outsideCount += part.outsideCount
      if !part.missing.isEmpty { missing[packet.corner] = part.missing }
    }

    mutating func add(_ other: Level) {
      summary.add(other.summary)
      add(other.cells)
      add(other.outside)
      within += other.within
      isKnown = isKnown && other.isKnown
      outsideCount += other.outsideCount
      missing.merge(other.missing) { first, _ in first }
      unreadable.formUnion(other.unreadable)
    }

    private mutating func add(_ cells: [Int: CoverageGrid.Count]) {
      self.cells.merge(cells) { CoverageGrid.Count(present: $0.present + $1.present, damaged: $0.damaged + $1.damaged) }
    }

    private mutating func add(_ examples: [Example]) {
      guard !examples.isEmpty else { return }
      // Those of one packet come together and keep their order.
      let sorted = (outside + examples).enumerated().sorted {
        ($0.element.packet, $0.offset) < ($1.element.packet, $1.offset)
      }
      outside = sorted.prefix(Coverage.exampleCount).map(\.element)
    }
  }

  /// The findings about a packet as a whole.
  struct Findings: Sendable {
    /// The number of the packet among all packets of the cache.
    let packet: Int
    let findings: FileFindings
  }

  var levels: [Int: Level] = [:]
  /// In no order.
  var findings: [Findings] = []
  /// One for each rule, in no order.
  var faults: [RepeatedTileFault] = []

  /// The faults in the order in which the rules were first violated.
  var sortedFaults: [RepeatedTileFault] { faults.sorted { $0.order < $1.order } }

  /// The number of tiles.
  var tiles: Int { levels.values.map(\.summary.tiles).reduce(0, +) }
  /// Their size in bytes.
  var bytes: Int { levels.values.map(\.summary.bytes).reduce(0, +) }

  /// Adds a packet. Those of one place follow each other.
  mutating func add(_ packet: PacketVerification, number: Int) {
    levels[packet.level, default: Level(number: packet.level)].add(packet, number: number)
    if !packet.findings.findings.isEmpty { findings.append(Findings(packet: number, findings: packet.findings)) }
    for (place, fault) in packet.tileFaults.enumerated() { add(fault.of(packet: number, place: place)) }
  }

  /// Adds other packets, at other places.
  mutating func add(_ other: PacketTally) {
    for (number, level) in other.levels { levels[number, default: Level(number: number)].add(level) }
    findings += other.findings
    for fault in other.faults { add(fault) }
  }

  private mutating func add(_ fault: RepeatedTileFault) {
    if let place = faults.firstIndex(where: { $0.page == fault.page }) {
      faults[place].add(fault)
    } else {
      faults.append(fault)
    }
  }
}
