import FileAccess
import Synchronization
import TilingSchemes

/// Writes finished pieces of work in their order, whichever thread finishes them first. The result therefore does not
/// depend on the number of threads.
///
/// A piece passes two gates in the order of the plan: its pixels are added to the coarser levels, and its tiles are
/// written. Between the two, the thread that finished coarser blocks encodes them while others go on.
final class OrderedOutput: Sendable {
  private struct Sums {
    var waiting: [Int: UnitRenderer.Result] = [:]
    var next = 0
    let upper: UpperLevels
  }

  private struct Files {
    var waiting: [Int: MadeTiles] = [:]
    var next = 0
    var counts: [Int: LevelCount] = [:]
    let bundles: any TileDestination
  }

  private let plan: UnitPlan
  /// Whether complete blocks of the coarsest step are passed on.
  private let keepsTops: Bool
  private let sums: Mutex<Sums>
  private let files: Mutex<Files>
  private let firstFailure = Mutex<BuildError?>(nil)
  private let progress: @Sendable (BuildEvent) -> Void

  init(
    _ plan: UnitPlan, _ upper: sending UpperLevels, _ bundles: sending any TileDestination, keepsTops: Bool = false,
    progress: @escaping @Sendable (BuildEvent) -> Void
  ) {
    self.plan = plan
    self.keepsTops = keepsTops
    self.progress = progress
    sums = Mutex(Sums(upper: upper))
    files = Mutex(Files(bundles: bundles))
  }

  /// The first error; `nil` if there is none.
  var failure: BuildError? { firstFailure.withLock { $0 } }

  /// The tiles that were made, by the number of the level.
  var counts: [Int: LevelCount] { files.withLock { $0.counts } }

  /// The number of pieces of work that are written.
  var finished: Int { files.withLock { $0.next } }

  /// Notes an error, unless an earlier one is known.
  func fail(_ error: BuildError) { firstFailure.withLock { $0 = $0 ?? error } }

  /// Writes a piece of work and those that waited for it, or keeps it until the earlier ones are finished.
  ///
  /// - Parameter cutter: that of the calling thread; it encodes the coarser blocks that become complete.
  func add(_ result: UnitRenderer.Result, _ number: Int, _ cutter: TileCutter) {
    sums.withLock { $0.waiting[number] = result }
    while failure == nil, let (piece, number, blocks) = nextSum() {
      var made = piece
      do throws(BuildError) {
        if keepsTops { made.tops += blocks.filter { $0.step == 0 }.map { .init(block: $0.block, pixels: $0.pixels) } }
        for finished in blocks { try cutter.add(finished.pixels, finished.block, step: finished.step) }
        made.add(cutter.take())
        try write(made, number)
      } catch {
        fail(error)
      }
    }
  }

  /// Adds the next piece to the coarser levels, if it is finished.
  private func nextSum() -> (MadeTiles, Int, [UpperLevels.Finished])? {
    sums.withLock { sums in
      guard let result = sums.waiting.removeValue(forKey: sums.next) else { return nil }
      let number = sums.next
      sums.next += 1
      var made = result.made
      let upper = sums.upper.add(result.pixels, ofUnit: number)
      // A unit of the coarsest step has no blocks above it.
      if keepsTops, upper.isEmpty, plan.unitsAreTops {
        made.tops.append(.init(block: plan.units[number].block, pixels: result.pixels))
      }
      return (made, number, upper)
    }
  }

  private func write(_ made: MadeTiles, _ number: Int) throws(BuildError) {
    try files.withLock { files throws(BuildError) in
      files.waiting[number] = made
      while let made = files.waiting.removeValue(forKey: files.next) {
        try write(made, files.next, files.bundles)
        var sum = LevelCount()
        for (level, count) in made.counts {
          files.counts[level, default: LevelCount()].add(count)
          sum.add(count)
        }
        files.next += 1
        progress(
          sum.failed > 0
            ? .failed(tiles: sum.failed, made: sum.tiles, bytes: sum.bytes)
            : .made(pieces: 1, tiles: sum.tiles, bytes: sum.bytes))
      }
    }
  }

  private func write(_ made: MadeTiles, _ number: Int, _ bundles: any TileDestination) throws(BuildError) {
    do throws(FileAccessError) {
      for tile in made.tiles { try bundles.add(tile) }
      for tile in made.empty { bundles.add(tile) }
      for tile in made.failed { bundles.addFailed(tile) }
      for top in made.tops { try bundles.add(top) }
      for bundle in plan.finishedBundles[number] ?? [] { try bundles.finish(bundle) }
    } catch {
      throw .access(error)
    }
  }
}
