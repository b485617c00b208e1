package import FileAccess
package import SystemPackage

/// Carries the tiles of a plan to another storage. No tile is changed; every one is looked at on the way.
package struct CacheConversion: Sendable {
  /// What is made.
  package enum Target: Hashable, Sendable {
    /// A directory of Compact V2 bundles: the folder of the tiles, and what their headers say of records.
    case bundles(FilePath, recordCount: Int)
    case package
    /// An exploded cache.
    case folders
    /// An MBTiles database; its documents are the entries of its metadata.
    case database
    /// A Compact V2 cache that exists, to which tiles are added: the folder of its levels.
    case merging(FilePath, recordCount: Int)
  }

  private let plan: ConversionPlan
  private let sink: any TileSink
  private let jobs: Int
  /// Whether something was left of it by an earlier run.
  package let isContinued: Bool
  /// What other conversions for the same destination left.
  package let others: [FilePath]

  /// - Parameters:
  ///   - documents: what stands beside the tiles, each in the largest form that it may take.
  ///   - options: all that makes a difference to the result, for the name of what is not whole yet.
  ///   - resumes: whether what an interrupted run left is continued; otherwise it is removed.
  ///   - replaces: whether what lies at the destination is replaced.
  package init(
    _ plan: ConversionPlan, to target: Target, at destination: FilePath, documents: [CacheDocument], options: String,
    resumes: Bool, replaces: Bool, jobs: Int
  ) throws(FileAccessError) {
    self.plan = plan
    self.jobs = target == .database ? 1 : jobs
    let key = plan.fingerprint("\(target) \(options)")
    let own = Partial.path(for: destination, key: key)
    isContinued = resumes && FileSystemEntry.at(own) != nil
    others = try Partial.all(for: destination).filter { !$0.string.hasPrefix(own.string) }
    let levels = Set(plan.packets.map(\.level)).sorted()
    switch target {
    case .bundles(let folder, let recordCount):
      let directory = try PartialDirectory(for: destination, key: key, resumes: resumes, replaces: replaces)
      sink = try BundleFolderSink(directory, tileFolder: folder, levels: levels, recordCount: recordCount)
    case .folders:
      let directory = try PartialDirectory(for: destination, key: key, resumes: resumes, replaces: replaces)
      sink = try TileFolderSink(directory, levels: levels)
    case .merging(let tiles, let recordCount):
      sink = try BundleMergeSink(destination, tiles: tiles, levels: levels, recordCount: recordCount)
    case .database:
      sink = try MBTilesSink(
        destination, packets: plan.packets, key: key, resumes: resumes, replaces: replaces)
    case .package:
      sink = try PackageSink(
        destination, documents: documents, packets: plan.packets, key: key, resumes: resumes, replaces: replaces)
    }
  }

  /// Carries all tiles.
  ///
  /// - Parameter progress: told the tiles and bytes that are done since it was told last.
  /// - Throws: the first error; what is done by then stays, and can be continued.
  package func run(
    _ progress: @escaping @Sendable (_ tiles: Int, _ bytes: Int) -> Void
  ) async throws(FileAccessError) -> TileCensus {
    let failure = FirstFailure()
    let plan = plan
    let sink = sink
    let results = await ParallelWork.map(plan.packets.count, jobs: jobs) { number -> TileCensus in
      guard !failure.hasFailed else { return TileCensus() }
      let packet = plan.packets[number]
      do throws(FileAccessError) {
        let (reader, tiles) = try packet.open(plan.selection)
        let census = try sink.write(number, packet, tiles, reader)
        progress(census.tiles, census.bytes)
        return census
      } catch {
        failure.note(error)
        return TileCensus()
      }
    }
    if let error = failure.error { throw error }
    return results.reduce(into: TileCensus()) { $0.add($1) }
  }

  /// Writes the documents, and gives the result its name.
  package func finish(_ documents: [CacheDocument]) throws(FileAccessError) -> [FilePath] {
    try sink.finish(documents)
  }
}
