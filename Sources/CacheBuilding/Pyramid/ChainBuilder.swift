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
  let sources: [PlacedSource]
  let method: ResamplingMethod
  /// The coordinate system of the scheme, as GDAL reads it.
  let target: String
  let encoding: TileEncoding

  /// - Returns: the tiles that were made, by the number of the level.
  func run(
    jobs: Int, into bundles: sending BundleFiles, progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> [Int: LevelCount] {
    let plan = UnitPlan(chain, selections, content: content)
    progress(.begins(pieces: plan.units.count))
    let output = OrderedOutput(plan, UpperLevels(chain, plan), bundles, progress: progress)
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
    let renderer = UnitRenderer(
      chain, selections, content: content, RegionRenderer(sources, method, target: target), encoding)
    let cutter = TileCutter(chain, selections, encoding)
    while let number = queue.next(), output.failure == nil {
      do throws(BuildError) {
        let result = try renderer.run(plan.units[number])
        output.add(result, number, cutter)
      } catch {
        output.fail(error)
      }
      // A piece that takes long must not make all others wait in memory.
      while output.failure == nil, output.finished + ahead < number { try? await Task.sleep(for: .milliseconds(2)) }
    }
  }
}
