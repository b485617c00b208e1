import Diagnostics
import FileAccess
import SourceText
import TileStores
import TilingSchemes

/// Reads one packet and keeps the results: findings, counts, and the part of the level that it covers.
struct PacketVerification: Sendable {
  let level: Int
  let corner: BundleCoordinate
  /// The findings about the packet as a whole.
  let findings: FileFindings
  /// The tiles with findings.
  let tileFaults: [RepeatedTileFault]
  let summary: LevelSummary
  let coverage: Coverage.Part?
  /// Whether the part of the level is missing only if the packet cannot be read.
  let expectsCoverage: Bool
  /// The counts for the picture; empty if no picture is drawn.
  let cells: [Int: CoverageGrid.Count]

  /// Reads the packet.
  ///
  /// A packet that cannot be read becomes a finding, so that the other packets are still verified.
  ///
  /// - Parameter reading: the tiles that are read; the index is always read.
  init(
    _ packet: TilePacket, expecting expectation: TileExpectation, coverage: Coverage?, grid: CoverageGrid?,
    reading: TileChoice
  ) {
    var findings = PacketFindings(packet)
    var summary = LevelSummary(number: packet.level)
    var part: Coverage.Part?
    var cells: [Int: CoverageGrid.Count] = [:]
    summary.bundles = 1
    do throws(FileAccessError) {
      let reader = try packet.open()
      let index = try reader.index()
      // Counts and coverage need only the index, so they are the same in a quick verification.
      part = coverage?.part(index, in: packet.corner)
      summary.tilesWithin = part?.within ?? 0
      for tile in index.tiles { summary.sizes.add(Int(tile.size)) }
      if let damage = IndexDamage(index) { findings.add(damage) }
      var trailing: [(UInt16, TileImageProblem)] = []
      let chosen = reading.tiles(of: index)
      if !chosen.isEmpty { trailing = try Self.read(chosen, reader, expectation, &findings, &summary) }
      let suspects = findings.reported.union(trailing.map(\.0))
      // After the images, because only the first finding of a tile is kept, and a damaged image says more than a wrong
      // entry of the index.
      for problem in index.problems { findings.add(problem.blamed(among: suspects)) }
      // Last, because bytes after an image are harmless and are often only a sign of a wrong entry.
      for (position, problem) in trailing { findings.add(problem, at: position) }
      cells = grid?.counts(index, damaged: findings.reported, in: packet.corner) ?? [:]
      if index.slack > 0 { findings.add(.bundleSlack, "\(counted(index.slack, "unused byte")) in the bundle") }
    } catch {
      findings.add(.unreadableFile, error.words(in: packet.name))
    }
    level = packet.level
    corner = packet.corner
    self.coverage = part
    expectsCoverage = coverage != nil
    summary.tilesWithFindings = findings.reported.count
    self.findings = findings.fileFindings
    tileFaults = findings.tileFaults
    self.summary = summary
    self.cells = cells
  }

  /// Reads tiles, checks their images, and counts their formats.
  ///
  /// - Returns: the images with harmless problems, by the position of the tile.
  private static func read(
    _ tiles: [StoredTile], _ reader: any PacketReader, _ expectation: TileExpectation, _ findings: inout PacketFindings,
    _ summary: inout LevelSummary
  ) throws(FileAccessError) -> [(UInt16, TileImageProblem)] {
    var formats: [TileImage.Kind: Int] = [:]
    var found = findings
    var harmless: [(UInt16, TileImageProblem)] = []
    try reader.read(tiles) { tile, bytes, problem throws(FileAccessError) in
      let inspection = TileImage.inspect(bytes)
      if let image = inspection.image { formats[image.kind, default: 0] += 1 }
      let damage = inspection.problem
      if let damage, damage.isHarmless { harmless.append((tile.position, damage)) }
      // A damaged image is not compared with the configuration: its header can be damaged as well.
      if let damage, !damage.isHarmless {
        found.add(damage, at: tile.position)
      } else if let image = inspection.image, let fault = expectation.fault(image, bytes) {
        found.add(fault.page, fault.message, at: tile.position)
      }
      if let problem { found.add(problem) }
    }
    findings = found
    summary.tilesRead += tiles.count
    for (kind, count) in formats {
      summary.formats[kind.formatName, default: 0] += count
    }
    return harmless
  }
}

extension PacketProblem {
  /// The same problem with the right tile to blame: if two tiles overlap and only the earlier one has another fault, its
  /// size is wrong, and the later tile is sound.
  fileprivate func blamed(among suspects: Set<UInt16>) -> PacketProblem {
    guard case .overlap(let earlier, let later) = self, suspects.contains(earlier), !suspects.contains(later) else {
      return self
    }
    return .overlap(later, earlier)
  }
}
