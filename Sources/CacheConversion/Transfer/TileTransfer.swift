import CacheVerification
import FileAccess
import TileStores

/// Copies the tiles of a plan to a sink. No tile is changed; every tile is checked on the way.
struct TileTransfer: Sendable {
  private let plan: ConversionPlan
  private let sink: any TileSink
  private let jobs: Int
  private let expectation: TileExpectation

  /// - Parameters:
  ///   - expectation: the declarations of the input.
  ///   - jobs: the number of packets to copy at the same time.
  init(_ plan: ConversionPlan, to sink: any TileSink, expecting expectation: TileExpectation, jobs: Int) {
    self.plan = plan
    self.sink = sink
    self.expectation = expectation
    self.jobs = jobs
  }

  /// Copies all tiles.
  ///
  /// - Parameter progress: is called with the number of tiles and bytes copied since the previous call.
  /// - Throws: the first error. The output written until then is kept and can be continued.
  func run(
    _ progress: @escaping @Sendable (_ tiles: Int, _ bytes: Int) -> Void
  ) async throws(FileAccessError) -> TileCensus {
    let failure = FirstFailure()
    let results = await ParallelWork.map(plan.packets.count, jobs: jobs) { [self] number -> TileCensus in
      // After an error, packets in progress are completed, and no further one is started.
      guard !failure.hasFailed else { return TileCensus(expectation) }
      do throws(FileAccessError) {
        let census = try await carry(number)
        progress(census.tiles, census.bytes)
        return census
      } catch {
        failure.note(error)
        return TileCensus(expectation)
      }
    }
    if let error = failure.error { throw error }
    return results.reduce(into: TileCensus(expectation)) { $0.add($1) }
  }

  private func carry(_ number: Int) async throws(FileAccessError) -> TileCensus {
    let packet = plan.packets[number]
    let (source, tiles) = try packet.open(plan.selection)
    let reader = CensusReader(source, of: packet.contents, expecting: expectation)
    if try sink.holds(number, packet.contents) {
      // A packet that an earlier run wrote is not written again. Its tiles are still read, because the census needs
      // them all.
      try reader.read(tiles) { _, _, _ in }
    } else {
      try await sink.write(number, packet.contents, tiles, from: reader)
    }
    return reader.census
  }
}
