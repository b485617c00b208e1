import CacheOpening
import Diagnostics
import FileAccess
import SchemeFormats
import SchemeLint
import TileStores
import TilingSchemes

/// Verifies a cache: its scheme, the names and places of its files, its bundles, and every tile.
public struct VerificationJob: Sendable {
  private let request: VerificationRequest

  /// Takes the request; nothing is read before `run()`.
  public init(_ request: VerificationRequest) { self.request = request }

  /// - Throws: `VerificationError` where there is no cache that could be looked at.
  public func run() async throws(VerificationError) -> VerificationReport {
    let path = request.path
    if let store = try? TileStoreRegistry.store(of: path), store.documents == .ownEntries {
      throw .store(store.title, path)
    }
    let choice: LintSettings.Choice
    do throws(LintSettings.Problem) {
      choice = try request.settings.choice(forPath: path)
    } catch {
      throw .settings(error)
    }
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = try SchemeOpener.open(path)
    } catch {
      throw .opening(error)
    }
    do throws(FileAccessError) {
      return try await verify(opened, choice)
    } catch {
      throw .access(error)
    }
  }

  private func verify(
    _ opened: OpenedScheme, _ choice: LintSettings.Choice
  ) async throws(FileAccessError) -> VerificationReport {
    let linter = choice.linter
    let isQuick = request.depth == .quick
    let layout = try CacheLayout(of: opened, at: request.path)
    let model = opened.model
    let looksAtAlpha = [RulePage.partialAlpha, .needlessTransparency].contains(where: linter.selection.runs)
    let expectation = TileExpectation(model, looksAtAlpha: looksAtAlpha)
    let extent = LintSubject(opened).extentOfScheme
    let levels = layout.levels
    let coverages = levels.reduce(into: [:]) { $0[$1] = Coverage(model, extent: extent, level: $1) }
    let packets = layout.packets
    let grids = request.drawsCoverage ? Self.grids(packets, coverages) : [:]
    let verified = await ParallelWork.map(packets.count, jobs: request.jobs) { number in
      PacketVerification(
        packets[number], expecting: expectation, coverage: coverages[packets[number].level],
        grid: grids[packets[number].level], isQuick: isQuick)
    }
    var summaries: [LevelSummary] = []
    var coverageFindings: [Finding] = []
    var pictured: [(grid: CoverageGrid, summary: LevelSummary)] = []
    for level in levels {
      let own = verified.filter { $0.level == level }
      var summary = LevelSummary(number: level)
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
    return VerificationReport(
      findings: choice.newFindings(in: findings.filter { !$0.findings.isEmpty }), levels: summaries,
      storage: layout.storage,
      coverage: request.drawsCoverage ? CoveragePicture(pictured, title: layout.tilesName).svg : nil,
      rules: linter.selection.pages)
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
