/// Distributes many small pieces of work over all cores, in chunks. A task for each single file would cost more than
/// reading the file.
package enum ChunkedWork {
  /// Runs `work` for every element and returns the results in the order of the elements.
  ///
  /// The executor does not run more tasks at the same time than there are cores. A single element is processed by the
  /// caller, because starting threads takes longer than reading one file.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ work: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    guard elements.count > 1 else { return elements.map(work) }
    // At most 64 elements a chunk, so that no core waits long for the last one; with few elements, smaller chunks still
    // reach all cores.
    let size = max(1, min(64, elements.count / 16))
    return await withTaskGroup(of: Chunk<Result>.self) { group in
      for start in stride(from: 0, to: elements.count, by: size) {
        group.addTask {
          Chunk(start: start, results: elements[start..<min(start + size, elements.count)].map(work))
        }
      }
      let chunks = await group.reduce(into: []) { $0.append($1) }
      return chunks.sorted { $0.start < $1.start }.flatMap(\.results)
    }
  }

  private struct Chunk<Result: Sendable>: Sendable {
    let start: Int
    let results: [Result]
  }
}
