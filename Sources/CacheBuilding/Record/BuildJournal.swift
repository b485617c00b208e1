import FileAccess
import Synchronization
import SystemPackage
import TileStores
import TilingSchemes

/// The record of a cache while a build runs: compared before it begins, extended with each bundle, and completed at the
/// end.
final class BuildJournal: Sendable {
  private struct State {
    var record: BuildRecord
    var file: AppendedFile?
  }

  /// The largest record that is read, in bytes.
  private static let limit = 256 << 20

  private let path: FilePath
  private let job: BuildRecord.Job
  private let scheme: TilingScheme
  private let state: Mutex<State>
  /// The tiles that are not made: those of bundles that the unfinished build has completed, or empty ones.
  let known: KnownTiles
  /// The rasters of which the tiles of the cache were made; none if that is not known.
  let formerSources: [BuildIdentity.Source]
  /// Whether an unfinished build is continued.
  let isContinued: Bool
  /// The tiles that an unfinished `RECREATE_ALL_TILES` has finished.
  let finishedCount: Int

  /// Compares a build with the record in the folder of a cache. Nothing is written.
  ///
  /// - Parameters:
  ///   - cache: its path for messages.
  ///   - packets: the bundles of the cache.
  ///   - startsOver: whether the record is forgotten.
  /// - Throws: `BuildError.differs` if an unfinished build is another one, or if missing tiles were to be made from other
  ///   rasters than the existing ones; `.record` if the record cannot be used.
  init(
    in folder: FilePath, _ job: BuildRecord.Job, of cache: FilePath, _ scheme: TilingScheme, _ packets: [TilePacket],
    startsOver: Bool
  ) throws(BuildError) {
    path = folder.appending(BuildRecord.name)
    self.scheme = scheme
    var record = startsOver ? BuildRecord() : try Self.record(in: folder) ?? BuildRecord()
    if let differences = record.differences(from: job) {
      throw .differs(cache, unfinished: record.continued.map { $0.identity.words($0.selection) }, differences)
    }
    isContinued = record.continued != nil
    formerSources = record.base?.sources ?? []
    let kept = Self.kept(record, job, scheme, packets)
    known = kept.known
    finishedCount = kept.tiles
    var begun = job
    begun.hasUnknownTiles = record.hasUnknownTiles(for: job, hasTiles: !packets.isEmpty)
    self.job = begun
    record.job = begun
    state = Mutex(State(record: record))
  }

  /// The record in a folder; `nil` if there is none.
  static func record(in folder: FilePath) throws(BuildError) -> BuildRecord? {
    let path = folder.appending(BuildRecord.name)
    guard FileSystemEntry.at(path) == .file else { return nil }
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = try FileReading.bytes(of: path, limit: limit)
    } catch {
      throw .access(error)
    }
    do throws(BuildRecordProblem) {
      return try BuildRecord(parsing: bytes)
    } catch {
      throw .record(path, error)
    }
  }

  /// Writes that the build has begun.
  func begin() throws(BuildError) {
    try change { state throws(FileAccessError) in
      try Self.write(state.record, at: path)
      state.file = try AppendedFile(path)
    }
  }

  /// Notes a complete bundle.
  ///
  /// - Parameters:
  ///   - empty: its tiles in which the rasters have no pixel.
  ///   - isWhole: whether all of its selected tiles were made. A later run makes those of another bundle again.
  ///   - file: its path, if the bundle exists.
  func note(_ bundle: BundleKey, empty: TileBits, isWhole: Bool, file: FilePath) throws(FileAccessError) {
    guard let level = scheme.levels.first(where: { $0.number == bundle.level }) else { return }
    // Missing tiles are found again by themselves; replaced ones look like those that they replaced.
    let index = job.mode == .recreateAll && isWhole ? Self.tiles(of: file).map(Self.index) : nil
    let line = BuildRecord.Line(
      resolution: level.resolution, row: bundle.row, column: bundle.column, empty: empty, index: index,
      isUnfinished: true)
    try state.withLock { state throws(FileAccessError) in
      state.record.lines.append(line)
      try state.file?.append(BuildRecord.line(line.json))
    }
  }

  /// Writes that the build is complete.
  ///
  /// - Parameter leavesOthers: whether the build has left tiles as they were because no raster is where they are.
  func finish(leavesOthers: Bool = false) throws(BuildError) {
    try change { state throws(FileAccessError) in
      state.record.complete(leavesOthers: leavesOthers)
      state.file = nil
      try Self.write(state.record, at: path)
    }
  }

  /// Adapts the record of a cache to the removal of tiles.
  ///
  /// - Parameter removesAll: whether no tile is left; the cache can then be built from anything.
  static func noteDeletion(in folder: FilePath, removesAll: Bool) throws(BuildError) {
    let path = folder.appending(BuildRecord.name)
    if removesAll { return NewFile.remove(path) }
    guard var record = try record(in: folder), let job = record.job, job.mode == .recreateAll else { return }
    // Its bundles are not complete any more.
    record.job = nil
    record.lines.removeAll(where: \.isUnfinished)
    do throws(FileAccessError) {
      try write(record, at: path)
    } catch {
      throw .access(error)
    }
  }

  private func change(_ body: (inout State) throws(FileAccessError) -> Void) throws(BuildError) {
    do throws(FileAccessError) {
      try state.withLock { state throws(FileAccessError) in try body(&state) }
    } catch {
      throw .access(error)
    }
  }

  private static func write(_ record: BuildRecord, at path: FilePath) throws(FileAccessError) {
    var staged = StagedFiles(overwrites: true)
    try staged.add(record.text, at: path)
    _ = try staged.commit()
  }

  /// What is not made again.
  private struct Kept {
    var known = KnownTiles()
    var tiles = 0
  }

  private static func kept(
    _ record: BuildRecord, _ job: BuildRecord.Job, _ scheme: TilingScheme, _ packets: [TilePacket]
  ) -> Kept {
    var kept = Kept()
    for line in record.lines {
      guard let level = scheme.levels.first(where: { $0.resolution == line.resolution }) else { continue }
      let bundle = BundleKey(level: level.number, row: line.row, column: line.column)
      switch job.mode {
      case .recreateEmpty: kept.known.add(line.empty, in: bundle)
      case .recreateAll:
        let packet = packets.first { $0.level == level.number && $0.corner == bundle.corner }
        guard line.isUnfinished, let index = line.index, let packet, let tiles = Self.tiles(of: FilePath(packet.name)),
          index == Self.index(of: tiles)
        else { break }
        kept.known.add(.all, in: bundle)
        kept.tiles += tiles.count
      case .delete: break
      }
    }
    return kept
  }

  /// The tiles of a bundle; `nil` if it does not exist.
  private static func tiles(of file: FilePath) -> [StoredTile]? {
    try? CompactV2Packet(.path(file)).open().index().tiles
  }

  /// A number for the positions and sizes of the tiles of a bundle.
  private static func index(of tiles: [StoredTile]) -> String { String(Fingerprint(tiles).value, radix: 36) }
}

extension BuildRecord {
  /// What forbids to go on with a build.
  ///
  /// - Returns: `nil` if nothing does.
  func differences(from new: Job) -> [String]? {
    if let job = continued {
      var found = new.identity.differences(from: job.identity)
      if new.mode != job.mode { found.append("the mode was \(job.mode.rawValue) and is \(new.mode.rawValue)") }
      // Missing tiles are found by themselves; replaced ones only in the selection that was begun.
      if new.mode == .recreateAll, job.mode == .recreateAll, !new.hasSameSelection(as: job) {
        found.append("the selection was \(job.selection.orWhole) and is \(new.selection.orWhole)")
      }
      return found.isEmpty ? nil : found
    }
    guard new.mode == .recreateEmpty, let base else { return nil }
    let found = new.identity.differences(from: base)
    return found.isEmpty ? nil : found
  }
}

extension String {
  fileprivate var orWhole: String { isEmpty ? "the whole cache" : self }
}
