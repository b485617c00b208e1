import Diagnostics
import FileAccess
import TileStores
import TilingSchemes

/// What was found in one packet.
struct PacketVerification: Sendable {
  let level: Int
  let corner: BundleCoordinate
  let findings: FileFindings
  let summary: LevelSummary
  let coverage: Coverage.Part?
  /// For a picture, where one is asked for.
  let cells: [Int: CoverageGrid.Count]

  /// - Parameter isQuick: whether the index alone is looked at.
  init(
    _ packet: TilePacket, expecting expectation: TileExpectation, coverage: Coverage?, grid: CoverageGrid?,
    isQuick: Bool
  ) {
    var findings = PacketFindings(packet)
    var summary = LevelSummary(number: packet.level)
    var part: Coverage.Part?
    var cells: [Int: CoverageGrid.Count] = [:]
    summary.bundles = 1
    do throws(FileAccessError) {
      let reader = try packet.open()
      let index = try reader.index()
      part = coverage?.part(index, in: packet.corner)
      summary.tilesWithin = part?.within ?? 0
      for tile in index.tiles { summary.sizes.add(Int(tile.size)) }
      if !isQuick { try Self.read(index, reader, expectation, &findings, &summary) }
      // After the images: what is wrong with a tile's image says more than what is wrong with its place.
      for problem in index.problems { findings.add(problem) }
      cells = grid?.counts(index, damaged: findings.told, in: packet.corner) ?? [:]
      if index.slack > 0 { findings.add(.bundleSlack, "\(index.slack) bytes belong to no tile") }
    } catch {
      findings.add(.unreadableFile, error.words(in: packet.name))
    }
    level = packet.level
    corner = packet.corner
    self.coverage = part
    summary.tilesWithFindings = findings.told.count
    self.findings = findings.fileFindings
    self.summary = summary
    self.cells = cells
  }

  private static func read(
    _ index: PacketIndex, _ reader: any PacketReader, _ expectation: TileExpectation, _ findings: inout PacketFindings,
    _ summary: inout LevelSummary
  ) throws(FileAccessError) {
    var formats: [TileImage.Kind: Int] = [:]
    var found = findings
    try reader.read(index.tiles) { tile, bytes, problem throws(FileAccessError) in
      let inspection = TileImage.inspect(bytes)
      if let image = inspection.image { formats[image.kind, default: 0] += 1 }
      if let problem = inspection.problem {
        found.add(problem, at: tile.position)
      } else if let image = inspection.image, let problem = expectation.problem(image, bytes) {
        found.add(problem.page, problem.message, at: tile.position)
      }
      if let problem { found.add(problem) }
    }
    findings = found
    for (kind, count) in formats {
      summary.formats[kind.formatName, default: 0] += count
    }
  }
}
