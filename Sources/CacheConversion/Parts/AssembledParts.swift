import CacheParts
import FileAccess
import SystemPackage
import TileStores

/// What all parts of a conversion have left, of which its end makes the result.
struct AssembledParts: CopiedTiles {
  private let folder: PartsFolder
  private let form: PartForm
  private let store: any TileStore
  private let packets: [Int: ConvertedBlock.Packet]
  let plan: ConversionPlan
  /// What was found in the tiles.
  let census: TileCensus

  /// Examines what the parts have left.
  ///
  /// - Parameter isDeep: whether all bytes are read and compared with their checksums.
  /// - Throws: `PartsError.damaged` if something is missing or has changed.
  init(
    _ plan: PartsPlan, _ divided: DividedConversion, in folder: PartsFolder, isDeep: Bool
  ) throws(PartsError) {
    var surveys: [Int: PacketSurvey] = [:]
    var packets: [Int: ConvertedBlock.Packet] = [:]
    var census = TileCensus(divided.expectation)
    let form = divided.form
    for part in 0..<plan.count {
      for block in divided.packets.cut.blocks(of: part) {
        let path = folder.blocks.appending(block.fileName)
        let converted = try ConvertedBlock(path, block, plan, of: divided)
        for packet in converted.packets.values {
          let file = PartFile(packet.contents, packet.written, in: folder.cache, as: form)
          if let missing = file.missing { throw folder.lost(missing, ofBlock: block.fileName, part: part) }
          do throws(FileAccessError) {
            if isDeep, let damaged = try file.damaged() { throw FileAccessError(damaged.string, .changed) }
          } catch {
            guard error.reason == .changed else { throw .access(error) }
            throw folder.lost(FilePath(error.path), ofBlock: block.fileName, part: part)
          }
        }
        surveys.merge(converted.surveys) { first, _ in first }
        packets.merge(converted.packets) { first, _ in first }
        census.add(converted.census)
      }
    }
    // In the order of the source, so that losses and faults have the order of a conversion without parts.
    let numbers = surveys.keys.sorted()
    self.plan = ConversionPlan(
      numbers.map { divided.source.packets[$0] }, numbers.compactMap { surveys[$0].map { .success($0) } },
      divided.frame.selection, for: divided.frozen.store)
    self.census = census
    self.packets = packets
    self.folder = folder
    self.form = form
    store = divided.frozen.store
  }

  /// Makes the sink that completes the result.
  ///
  /// - Parameters:
  ///   - planned: the conversion, with all tiles.
  ///   - path: of the result.
  func sink(
    for planned: PlannedConversion, at path: FilePath, _ existing: SinkDestination.Existing
  ) throws(FileAccessError) -> any TileSink {
    guard form.isFinal else { return try planned.sink(at: path, .continued, existing) }
    return try AdoptedDirectory(folder, form, path, levels: planned.folderLevels, replaces: existing == .replaced)
  }

  /// Brings the kept bundles into the result. Files that are those of the result are not touched.
  func carry(
    into sink: any TileSink, jobs: Int, _ progress: @escaping @Sendable (_ tiles: Int, _ bytes: Int) -> Void
  ) async throws(FileAccessError) -> TileCensus {
    guard !form.isFinal else { return census }
    let failure = FirstFailure()
    let written = Dictionary(packets.values.map { ($0.contents, $0.written) }) { first, _ in first }
    _ = await ParallelWork.map(plan.packets.count, jobs: jobs) { number -> Int in
      guard !failure.hasFailed else { return 0 }
      let contents = plan.packets[number].contents
      do throws(FileAccessError) {
        if let own = written[contents], try !sink.holds(number, contents) {
          let (reader, tiles) = try PartFile(contents, own, in: folder.cache, as: form).open()
          try await sink.write(number, contents, tiles, from: reader)
        }
        progress(contents.tileCount, contents.byteCount)
      } catch {
        failure.note(error)
      }
      return contents.tileCount
    }
    if let error = failure.error { throw error }
    return census
  }
}

/// The directory that the parts have filled: it becomes the result.
private struct AdoptedDirectory: TileSink {
  private let folder: PartsFolder
  private let path: FilePath
  private let replaces: Bool

  init(
    _ folder: PartsFolder, _ form: PartForm, _ path: FilePath, levels: [Int], replaces: Bool
  ) throws(FileAccessError) {
    self.folder = folder
    self.path = path
    self.replaces = replaces
    try PartFile.completeFolders(levels, in: folder.cache, as: form)
  }

  func holds(_ number: Int, _ packet: PacketContents) -> Bool { true }

  func write(_ number: Int, _ packet: PacketContents, _ tiles: [StoredTile], from reader: any PacketReader) {}

  func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    var staged = StagedFiles(overwrites: true)
    for document in documents { try staged.add(document.bytes, at: folder.cache.appending(document.name)) }
    _ = try staged.commit()
    let complete = try StagedDirectory(
      adopting: folder.cache, as: FilePath(path.name ?? ""), in: path.folder, replacing: replaces)
    try complete.commit()
    return documents.map { path.appending($0.name) }
  }
}
