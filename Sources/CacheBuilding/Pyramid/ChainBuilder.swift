import FileAccess
import Synchronization
import TilingSchemes

/// Makes all tiles of a chain, on several threads.
struct ChainBuilder: Sendable {
  let chain: PyramidChain
  /// By step; `nil` for a step without tiles.
  let selections: [LevelSelection?]
  /// The tiles in which the rasters have pixels, by step.
  let content: [[TileRange]]
  let input: any UnitMakers
  let encoding: TileEncoding
  /// The pieces of work; `nil` for those of the whole chain.
  var units: UnitPlan?
  /// Whether the destination gets the complete blocks of the coarsest step.
  var keepsTops = false

  /// - Returns: the tiles that were made, by the number of the level.
  func run(
    jobs: Int, into bundles: sending any TileDestination, progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> [Int: LevelCount] {
    let plan = units ?? UnitPlan(chain, selections, content: content)
    progress(.begins(pieces: plan.units.count))
    let output = OrderedOutput(plan, UpperLevels(chain, plan), bundles, keepsTops: keepsTops, progress: progress)
    let queue = WorkQueue(count: plan.units.count)
    let jobs = max(1, min(jobs, plan.units.count))
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<jobs {
        group.addTask { await work(plan, queue, output, ahead: 2 * jobs) }
      }
    }
    if let error = output.failure { throw error }
    return output.counts
  }

  private func work(_ plan: UnitPlan, _ queue: WorkQueue, _ output: OrderedOutput, ahead: Int) async {
    // Rasters are opened once for each thread, because a raster belongs to one.
    let maker = input.maker(chain, selections, content: content, encoding)
    let cutter = TileCutter(chain, selections, encoding)
    while let number = queue.next(), output.failure == nil {
      do throws(BuildError) {
        let result = try await maker.run(plan.units[number])
        output.add(result, number, cutter)
      } catch {
        output.fail(error)
      }
      // A piece that takes long must not make all others wait in memory.
      while output.failure == nil, output.finished + ahead < number { try? await Task.sleep(for: .milliseconds(2)) }
    }
  }
}
