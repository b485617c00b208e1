/// Many small pieces of work on all cores, in chunks: a task for each of ten thousand files costs more than reading it.
package enum ChunkedWork {
  /// Works on every element and gives the results in their order.
  ///
  /// The executor begins no more tasks at once than there are cores. A single element is worked on by the caller, because
  /// to start threads takes longer than to read one file.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ work: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    guard elements.count > 1 else { return elements.map(work) }
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
