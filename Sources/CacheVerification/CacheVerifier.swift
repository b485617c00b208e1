import CacheOpening
public import Diagnostics
public import FileAccess
public import SchemeFormats
public import SchemeLint
public import SystemPackage
import TileStores
import TilingSchemes

/// Tells whether a cache is sound: its scheme, the names and places of its files, its bundles, and every tile.
public struct CacheVerifier: Sendable {
  private let linter: Linter
  private let isQuick: Bool
  private let jobs: Int
  private let drawsCoverage: Bool

  /// - Parameters:
  ///   - linter: with the rules that are selected.
  ///   - isQuick: whether names and indexes alone are looked at, and no tile.
  ///   - drawsCoverage: whether the result has a picture of the tiles.
  ///   - jobs: how many bundles at once.
  public init(_ linter: Linter, isQuick: Bool = false, drawsCoverage: Bool = false, jobs: Int) {
    self.drawsCoverage = drawsCoverage
    self.linter = linter
    self.isQuick = isQuick
    self.jobs = jobs
  }

  /// What was found, file by file, and level by level.
  public struct Result: Sendable {
    public let findings: [FileFindings]
    public let levels: [LevelSummary]
    /// `CompactV2` and the like, by what was found.
    public let storage: String?
    /// An SVG of the tiles that exist, are missing or have findings, where one was asked for.
    public let coverage: String?
  }

  /// - Throws: `FileAccessError` where a package cannot be read at all.
  public func verify(_ opened: OpenedScheme, at path: FilePath) async throws(FileAccessError) -> Result {
    let layout = try CacheLayout(of: opened, at: path)
    let model = opened.model
    let looksAtAlpha = [RulePage.partialAlpha, .needlessTransparency].contains(where: linter.selection.runs)
    let expectation = TileExpectation(model, looksAtAlpha: looksAtAlpha)
    let extent = LintSubject(opened).extentOfScheme
    let levels = layout.levels
    let coverages = levels.reduce(into: [:]) { $0[$1] = Coverage(model, extent: extent, level: $1) }
    let packets = layout.packets
    let grids = drawsCoverage ? Self.grids(packets, coverages) : [:]
    let isQuick = isQuick
    let verified = await ParallelWork.map(packets.count, jobs: jobs) { number in
      PacketVerification(
        packets[number], expecting: expectation, coverage: coverages[packets[number].level],
        grid: grids[packets[number].level], isQuick: isQuick)
    }
    var summaries: [LevelSummary] = []
    var coverageFindings: [Finding] = []
    var pictured: [(grid: CoverageGrid, summary: LevelSummary)] = []
    for level in levels {
      let own = verified.filter { $0.level == level }
      var summary = LevelSummary(level: level)
      for packet in own { summary.add(packet.summary) }
      if let coverage = coverages[level] {
        summary.expectedTiles = coverage.range.count
        coverageFindings += Self.findings(own, coverage, level: level)
      }
      summaries.append(summary)
      if var grid = grids[level] {
        for packet in own { grid.add(packet.cells) }
        pictured.append((grid, summary))
      }
    }
    var findings = linter.findings(in: opened)
    if let archive = layout.archive {
      findings += PackageVerification.findings(in: archive, of: opened, isQuick: isQuick).map(linter.selection.ruled)
    }
    let ofTiles =
      LayoutFindings.findings(layout.problems)
      + [FileFindings(file: layout.tilesName, text: nil, findings: coverageFindings)] + verified.map(\.findings)
    findings += ofTiles.map { linter.selection.ruled($0.lying(in: layout.archive?.path.string)) }
    return Result(
      findings: findings.filter { !$0.findings.isEmpty }, levels: summaries, storage: layout.storage?.name,
      coverage: drawsCoverage ? CoveragePicture(pictured, title: layout.tilesName).svg : nil)
  }

  private static func grids(_ packets: [TilePacket], _ coverages: [Int: Coverage]) -> [Int: CoverageGrid] {
    Dictionary(grouping: packets, by: \.level).reduce(into: [:]) { grids, level in
      grids[level.key] = CoverageGrid(
        level: level.key, corners: level.value.map(\.corner), expected: coverages[level.key]?.range)
    }
  }

  /// What lacks, and what is too much: a finding a level.
  private static func findings(_ packets: [PacketVerification], _ coverage: Coverage, level: Int) -> [Finding] {
    let parts = Dictionary(packets.compactMap { packet in packet.coverage.map { (packet.corner, $0) } }) { first, _ in
      first
    }
    var findings: [Finding] = []
    let outside = parts.values.map(\.outsideCount).reduce(0, +)
    if outside > 0 {
      let examples = packets.flatMap { $0.coverage?.outside ?? [] }.prefix(3)
      findings.append(
        Finding(
          .tilesOutsideExtent,
          "level \(level): \(outside) \(outside == 1 ? "tile" : "tiles") outside the full extent, \(list(examples, of: outside))"
        ))
    }
    let missing = (coverage.range.count ?? 0) - parts.values.map(\.within).reduce(0, +)
    if missing > 0 {
      findings.append(
        Finding(
          .missingTiles,
          "level \(level): \(missing) of \(coverage.range.count ?? 0) tiles of the full extent are missing, \(list(coverage.missing(parts)[...], of: missing))"
        ))
    }
    return findings
  }

  private static func list(_ tiles: ArraySlice<TileCoordinate>, of count: Int) -> String {
    let names = tiles.map { "row \($0.row) column \($0.column)" }.joined(separator: "; ")
    return count > tiles.count ? "the first \(names)" : names
  }
}
