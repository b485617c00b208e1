import CacheOpening
import Diagnostics
import FileAccess
import SchemeFormats
import SchemeLint
import SourceText
import SystemPackage
import TileStores
import TilingSchemes

/// A cache as it is known before a packet is read, and what its packets are compared with.
struct VerifiedCache: Sendable {
  let choice: LintSettings.Choice
  let opened: OpenedScheme
  let tiles: VerifiedTiles
  let coverages: [Int: Coverage]
  private let depth: VerificationRequest.Depth
  private let expectation: TileExpectation
  private let grids: [Int: CoverageGrid]
  private let drawsCoverage: Bool

  /// Finds the scheme and the packets.
  ///
  /// - Throws: `VerificationError` if there is no cache at the path that can be read.
  init(_ request: VerificationRequest, _ choice: LintSettings.Choice) throws(VerificationError) {
    let path = request.path
    if let stored = try Self.stored(path) {
      self.init(request, choice, stored.scheme, VerifiedTiles(.stored(stored.tiles), at: path))
      return
    }
    let opened: OpenedScheme
    do throws(OpeningError) {
      opened = try SchemeOpener.open(path)
      try CacheOpener.checkContent(of: opened, at: path)
    } catch {
      throw .opening(error)
    }
    do throws(FileAccessError) {
      self.init(request, choice, opened, VerifiedTiles(try OpenedCache.Tiles(of: opened, at: path), at: path))
    } catch {
      throw .access(error)
    }
  }

  /// A database; `nil` for every other cache. It has no documents, and both its scheme and its tiles are found by one
  /// reading of its rows.
  private static func stored(
    _ path: FilePath
  ) throws(VerificationError) -> (scheme: OpenedScheme, tiles: StoredCache)? {
    guard let store = try? TileStoreRegistry.store(of: SetName.file(of: path)), store.documents == .ownEntries else {
      return nil
    }
    do throws(OpeningError) {
      let cache = try CacheOpener.open(path)
      guard case .stored(let tiles) = cache.tiles else { return nil }
      return (cache.scheme, tiles)
    } catch {
      throw .opening(error)
    }
  }

  private init(
    _ request: VerificationRequest, _ choice: LintSettings.Choice, _ opened: OpenedScheme, _ tiles: VerifiedTiles
  ) {
    let tiles = tiles.leavingOut(choice.exclusion)
    let model = tiles.declarations(of: opened.model)
    // Decoding pixels costs more than all other checks together, so it is done only if a rule needs it.
    let looksAtAlpha = [RulePage.partialAlpha, .needlessTransparency].contains(where: choice.linter.selection.runs)
    let extent = LintSubject(opened).extentOfScheme
    let coverages = tiles.levels.filter { !tiles.partialLevels.contains($0) }.reduce(into: [:]) {
      $0[$1] = Coverage(model, extent: extent, level: $1)
    }
    self.choice = choice
    self.opened = opened
    self.tiles = tiles
    self.coverages = coverages
    depth = request.depth
    expectation = TileExpectation(model, looksAtAlpha: looksAtAlpha)
    drawsCoverage = request.drawsCoverage
    grids = request.drawsCoverage ? Self.grids(tiles.packets, coverages) : [:]
  }

  /// The grids of the picture, by level; a level without packets has none.
  private static func grids(_ packets: [TilePacket], _ coverages: [Int: Coverage]) -> [Int: CoverageGrid] {
    Set(packets.lazy.map(\.level)).reduce(into: [:]) { grids, level in
      let expected = coverages[level]?.range
      // The corners are needed only where no extent says which tiles are expected.
      let isKnown = expected.map { !$0.rows.isEmpty && !$0.columns.isEmpty } ?? false
      let corners = isKnown ? [] : Array(packets.lazy.filter { $0.level == level }.map(\.corner))
      grids[level] = CoverageGrid(level: level, corners: corners, expected: expected)
    }
  }

  /// Verifies some packets, by their numbers. The packets of one place must be given together, in their order.
  func tally(_ numbers: [Int], jobs: Int) async -> PacketTally {
    let packets = tiles.packets
    // One task has one packet: its index and a window of its tiles fit into a few megabytes.
    let verified = await ParallelWork.map(numbers.count, jobs: jobs) { place in
      let number = numbers[place]
      return PacketVerification(
        packets[number], expecting: expectation, coverage: coverages[packets[number].level],
        grid: grids[packets[number].level], reading: TileChoice(depth, packet: number, of: packets.count))
    }
    var tally = PacketTally()
    for (number, packet) in zip(numbers, verified) { tally.add(packet, number: number) }
    return tally
  }

  /// Verifies some entries of the package, by their numbers; nothing is found in a directory or a database.
  func entryFindings(_ numbers: Range<Int>) -> [EntryFindings] {
    guard let archive = tiles.archive else { return [] }
    return PackageVerification.findings(in: archive, entries: numbers, readsContent: depth == .full)
  }

  /// All findings, once every packet and every entry were verified.
  ///
  /// - Parameter entries: the findings of the entries, in the order of their numbers.
  func report(_ tally: PacketTally, entries: [EntryFindings]) -> VerificationReport {
    let linter = choice.linter
    var summaries: [LevelSummary] = []
    var coverageFindings: [Finding] = []
    var emptyLevels: [LevelSummary] = []
    var pictured: [(grid: CoverageGrid, summary: LevelSummary)] = []
    // Coverage needs all packets of a level, so it is evaluated when they are all read.
    let sparse = CoverageFindings.sparseLevels(
      tiles.levels.compactMap { level in
        guard var summary = tally.levels[level]?.summary, let coverage = coverages[level] else { return nil }
        summary.expectedTiles = coverage.range.count
        return summary
      })
    for level in tiles.levels {
      let own = tally.levels[level] ?? PacketTally.Level(number: level)
      var summary = own.summary
      if let coverage = coverages[level] {
        summary.expectedTiles = coverage.range.count
        // The index of a packet that cannot be read may list tiles.
        if summary.tiles == 0, own.isKnown {
          emptyLevels.append(summary)
        } else {
          let isListed = sparse.contains { $0.number == level }
          coverageFindings += CoverageFindings.findings(own, coverage, tiles.packets, isListed: isListed)
        }
      }
      summaries.append(summary)
      if var grid = grids[level] {
        grid.add(own.cells)
        pictured.append((grid, summary))
      }
    }
    coverageFindings +=
      CoverageFindings.sparse(sparse) + CoverageFindings.empty(emptyLevels)
      + CoverageFindings.extent(summaries)
    var findings = choice.included(linter.findings(in: opened))
    findings += entries.map { linter.selection.ruled($0.findings) }
    // The linter has applied selection and severities to its own findings; those of the tiles still need it.
    var ofTiles = LayoutFindings.findings(tiles.problems)
    if let record = UnfinishedBuild.record(of: opened), !choice.exclusion.excludes(record) {
      let finding = Finding(.unfinishedBuild, UnfinishedBuild.text)
      ofTiles.append(FileFindings(file: record.string, text: nil, findings: [finding]))
    }
    ofTiles.append(FileFindings(file: tiles.name, text: nil, findings: coverageFindings))
    ofTiles += tally.findings.sorted { $0.packet < $1.packet }.map(\.findings)
    for fault in tally.sortedFaults { ofTiles += fault.findings(in: tiles.name) }
    findings += FileFindings.joined(ofTiles).map {
      linter.selection.ruled($0.lying(in: tiles.archive?.path.string))
    }
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
      opened: opened, lastWritten: LastWritten.time(of: opened, tiles),
      findings: choice.newFindings(in: findings.filter { !$0.findings.isEmpty }), levels: summaries,
      storage: tiles.storage,
      coverage: drawsCoverage ? CoveragePicture(pictured, title: tiles.name).svg : nil,
      rules: linter.selection.pages)
  }
}
