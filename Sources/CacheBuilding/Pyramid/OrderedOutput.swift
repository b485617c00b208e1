import FileAccess
import Synchronization
import TilingSchemes

/// Writes finished pieces of work in their order, whichever thread finishes them first. The result therefore does not
/// depend on the number of threads.
final class OrderedOutput: Sendable {
  private struct State {
    var waiting: [Int: UnitRenderer.Result] = [:]
    var next = 0
    var failure: BuildError?
    var counts: [Int: LevelCount] = [:]
    let upper: UpperLevels
    let bundles: BundleFiles
  }

  private let plan: UnitPlan
  private let state: Mutex<State>
  private let progress: @Sendable (BuildEvent) -> Void

  init(
    _ plan: UnitPlan, _ upper: sending UpperLevels, _ bundles: sending BundleFiles,
    progress: @escaping @Sendable (BuildEvent) -> Void
  ) {
    self.plan = plan
    self.progress = progress
    state = Mutex(State(upper: upper, bundles: bundles))
  }

  /// The first error; `nil` if there is none.
  var failure: BuildError? { state.withLock { $0.failure } }

  /// The tiles that were made, by the number of the level.
  var counts: [Int: LevelCount] { state.withLock { $0.counts } }

  /// The number of pieces of work that are written.
  var finished: Int { state.withLock { $0.next } }

  /// Notes an error, unless an earlier one is known.
  func fail(_ error: BuildError) { state.withLock { $0.failure = $0.failure ?? error } }

  /// Writes a piece of work and those that waited for it, or keeps it until the earlier ones are finished.
  func add(_ result: UnitRenderer.Result, _ number: Int) {
    state.withLock { state in
      state.waiting[number] = result
      while state.failure == nil, let result = state.waiting.removeValue(forKey: state.next) {
        do throws(BuildError) {
          try write(result, state.next, &state)
          state.next += 1
        } catch {
          state.failure = error
        }
      }
    }
  }

  private func write(_ result: UnitRenderer.Result, _ number: Int, _ state: inout State) throws(BuildError) {
    let above = try state.upper.add(result.pixels, ofUnit: number)
    do throws(FileAccessError) {
      for tile in result.tiles + above.tiles { try state.bundles.add(tile) }
      for bundle in plan.finishedBundles[number] ?? [] { try state.bundles.finish(bundle) }
    } catch {
      throw .access(error)
    }
    var made = LevelCount()
    for (level, count) in Array(result.counts) + Array(above.counts) {
      state.counts[level, default: LevelCount()].add(count)
      made.add(count)
    }
    progress(.made(pieces: 1, tiles: made.tiles, bytes: made.bytes))
  }
}
