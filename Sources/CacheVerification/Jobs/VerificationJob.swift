import CacheOpening
import Diagnostics
import FileAccess
import SchemeFormats
package import SchemeLint
import SourceText
import TileStores
import TilingSchemes

/// Verifies a cache: its scheme, the names and places of its files, its bundles, and every tile.
///
/// The job never writes to the cache.
public struct VerificationJob: Sendable {
  private let request: VerificationRequest
  /// The settings for the path, if they were chosen already.
  private let choice: LintSettings.Choice?

  /// Keeps the request; nothing is read before `run()`.
  public init(_ request: VerificationRequest) {
    self.request = request
    choice = nil
  }

  /// The same with the settings for the path, which are read once for all caches of an estate.
  package init(_ request: VerificationRequest, choice: LintSettings.Choice) {
    self.request = request
    self.choice = choice
  }

  /// Reads the cache and returns all findings.
  ///
  /// - Throws: `VerificationError` if the settings cannot be used, or there is no cache at the path that can be read.
  ///   Faults of the cache are findings, not errors.
  public func run() async throws(VerificationError) -> VerificationReport {
    let path = request.path
    // Settings come before the cache: a mistake in them should not be reported only after gigabytes were read.
    let choice: LintSettings.Choice
    do throws(LintSettings.Problem) {
      if let chosen = self.choice { choice = chosen } else { choice = try request.settings.choice(forPath: path) }
    } catch {
      throw .settings(error)
    }
    let opened: OpenedScheme
    let stored: StoredCache?
    do throws(OpeningError) {
      // A database has no documents, and both its scheme and its tiles are found by one reading of its rows.
      if let store = try? TileStoreRegistry.store(of: SetName.file(of: path)), store.documents == .ownEntries,
        case let cache = try CacheOpener.open(path), case .stored(let tiles) = cache.tiles
      {
        (opened, stored) = (cache.scheme, tiles)
      } else {
        (opened, stored) = (try SchemeOpener.open(path), nil)
        try CacheOpener.checkContent(of: opened, at: path)
      }
    } catch {
      throw .opening(error)
    }
    if let stored {
      return await verify(opened, VerifiedTiles(.stored(stored), at: path).leavingOut(choice.exclusion), choice)
    }
    do throws(FileAccessError) {
      let tiles = VerifiedTiles(try OpenedCache.Tiles(of: opened, at: path), at: path)
      return await verify(opened, tiles.leavingOut(choice.exclusion), choice)
    } catch {
      throw .access(error)
    }
  }

  private func verify(
    _ opened: OpenedScheme, _ layout: VerifiedTiles, _ choice: LintSettings.Choice
  ) async -> VerificationReport {
    let linter = choice.linter
    let depth = request.depth
    let model = layout.declarations(of: opened.model)
    // Decoding pixels costs more than all other checks together, so it is done only if a rule needs it.
    let looksAtAlpha = [RulePage.partialAlpha, .needlessTransparency].contains(where: linter.selection.runs)
    let expectation = TileExpectation(model, looksAtAlpha: looksAtAlpha)
    let extent = LintSubject(opened).extentOfScheme
    let levels = layout.levels
    let coverages = levels.filter { !layout.partialLevels.contains($0) }.reduce(into: [:]) {
      $0[$1] = Coverage(model, extent: extent, level: $1)
    }
    let packets = layout.packets
    let grids = request.drawsCoverage ? Self.grids(packets, coverages) : [:]
    // One task has one packet: its index and a window of its tiles fit into a few megabytes.
    let verified = await ParallelWork.map(packets.count, jobs: request.jobs) { number in
      PacketVerification(
        packets[number], expecting: expectation, coverage: coverages[packets[number].level],
        grid: grids[packets[number].level], reading: TileChoice(depth, packet: number, of: packets.count))
    }
    var summaries: [LevelSummary] = []
    var coverageFindings: [Finding] = []
    var emptyLevels: [LevelSummary] = []
    var pictured: [(grid: CoverageGrid, summary: LevelSummary)] = []
    // Coverage needs all packets of a level, so it is evaluated when they are all read.
    for level in levels {
      let own = verified.filter { $0.level == level }
      var summary = LevelSummary(number: level)
      for packet in own { summary.add(packet.summary) }
      if let coverage = coverages[level] {
        summary.expectedTiles = coverage.range.count
        // The index of a packet that cannot be read may list tiles.
        let isKnown = own.allSatisfy { $0.coverage != nil }
        if summary.tiles == 0, isKnown {
          emptyLevels.append(summary)
        } else {
          coverageFindings += Self.findings(own, coverage, level: level)
        }
      }
      summaries.append(summary)
      if var grid = grids[level] {
        for packet in own { grid.add(packet.cells) }
        pictured.append((grid, summary))
      }
    }
    coverageFindings += Self.emptyFindings(emptyLevels) + Self.extentFindings(summaries)
    var findings = choice.included(linter.findings(in: opened))
    if let archive = layout.archive {
      findings += PackageVerification.findings(in: archive, of: opened, readsContent: depth == .full).map(
        linter.selection.ruled)
    }
    // The linter has applied selection and severities to its own findings; those of the tiles still need it.
    var ofTiles = LayoutFindings.findings(layout.problems)
    ofTiles.append(FileFindings(file: layout.name, text: nil, findings: coverageFindings))
    ofTiles += verified.map(\.findings)
    for fault in RepeatedTileFault.joined(verified.flatMap(\.tileFaults)) { ofTiles += fault.findings(in: layout.name) }
    findings += FileFindings.joined(ofTiles).map { linter.selection.ruled($0.lying(in: layout.archive?.path.string)) }
    // A damaged entry is found twice: when the entries of the package are checked, and when its bundle is read.
    var unreadable: Set<String> = []
    findings = findings.map { file in
      file.filtered { finding in
        finding.identifier != RulePage.unreadableFile.identifier
          || unreadable.insert("\(file.file): \(finding.message)").inserted
      }
    }
    // A cache can have thousands of bundles without findings, which would only make the report longer.
    return VerificationReport(
      opened: opened, lastWritten: LastWritten.time(of: opened, layout),
      findings: choice.newFindings(in: findings.filter { !$0.findings.isEmpty }), levels: summaries,
      storage: layout.storage,
      coverage: request.drawsCoverage ? CoveragePicture(pictured, title: layout.name).svg : nil,
      rules: linter.selection.pages)
  }

  /// The grids of the picture, by level; a level without packets has none.
  private static func grids(_ packets: [TilePacket], _ coverages: [Int: Coverage]) -> [Int: CoverageGrid] {
    Dictionary(grouping: packets, by: \.level).reduce(into: [:]) { grids, level in
      grids[level.key] = CoverageGrid(
        level: level.key, corners: level.value.map(\.corner), expected: coverages[level.key]?.range)
    }
  }

  /// The tiles of a level that are outside the full extent or missing inside it: at most one finding for each.
  private static func findings(_ packets: [PacketVerification], _ coverage: Coverage, level: Int) -> [Finding] {
    // Two files can have the same place, such as a bundle and a folder of tiles; the first counts.
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
          "level \(level): \(counted(outside, "tile")) outside the full extent: \(list(examples, of: outside))"
        ))
    }
    let missing = (coverage.range.count ?? 0) - parts.values.map(\.within).reduce(0, +)
    if missing > 0 {
      findings.append(
        Finding(
          .missingTiles,
          "level \(level): \(missing) of \(counted(coverage.range.count ?? 0, "tile")) in the full extent \(missing == 1 ? "is" : "are") missing: "
            + list(coverage.missing(parts)[...], of: missing)
        ))
    }
    return findings
  }

  /// At most one finding for all levels without tiles, such as those that were just added to a scheme. Examples of missing
  /// tiles would say no more than that all are missing.
  private static func emptyFindings(_ levels: [LevelSummary]) -> [Finding] {
    let empty = levels.filter { ($0.expectedTiles ?? 0) > 0 }
    guard !empty.isEmpty else { return [] }
    let expected = empty.reduce(0.0) { $0 + Double($1.expectedTiles ?? 0) }
    let numbers = LevelNumbers(empty.map(\.number))
    return [
      Finding(
        .missingTiles,
        "\(numbers.text) \(numbers.isSingle ? "is" : "are") empty (0 of \(NumberText.grouped(measured: expected)) "
          + "\(expected == 1 ? "tile" : "tiles"))")
    ]
  }

  /// At most one finding for all levels whose tiles are all outside the full extent.
  ///
  /// A tile of a coarse level contains the extent of nearly every cache, so each level is examined on its own.
  private static func extentFindings(_ levels: [LevelSummary]) -> [Finding] {
    let apart = levels.filter { $0.tiles > 0 && $0.expectedTiles != nil && $0.tilesWithin == 0 }
    guard !apart.isEmpty else { return [] }
    let tiles = apart.map(\.tiles).reduce(0, +)
    return [
      Finding(
        .extentOfOtherTiles,
        "at \(Wording.levels(apart.map(\.number))), \(tiles == 1 ? "the only tile is not" : "none of the \(tiles) tiles is") "
          + "inside the full extent: it seems to be that of another cache")
    ]
  }

  /// The examples, with an ellipsis if there are more tiles.
  private static func list(_ tiles: ArraySlice<TileCoordinate>, of count: Int) -> String {
    let names = tiles.map { "row \($0.row), column \($0.column)" }.joined(separator: "; ")
    return count > tiles.count ? "\(names); …" : names
  }
}
