import Synchronization

/// Reads a file of which ranges are requested from a server, and keeps the blocks that were read last.
///
/// A request takes about as long as the transfer of 100 kB, so whole blocks are requested, and those that will be read
/// next together with the one that is needed.
package final class RangedFile: RangeReading {
  /// The size of a block in bytes: more than the index of half a bundle, and less than a few tiles.
  package static let blockSize = 1 << 16
  /// The number of blocks that are kept: 64 MB.
  static let keptBlocks = 1024
  /// The largest number of blocks in one request: 4 MB.
  static let requestBlocks = 64
  /// The largest number of separate ranges in one request.
  static let requestRanges = 16
  /// The number of requests at the same time when many ranges are loaded. More would be unfriendly to a server.
  private static let parallelRequests = 4
  /// The number of lists of expected ranges that are kept: several packets are read at the same time.
  private static let keptLists = 32

  private struct State {
    /// The content of blocks by their number, and when each was used last.
    var blocks: [Int: (bytes: [UInt8], use: Int)] = [:]
    var uses = 0
    /// Lists of blocks that will be read, each in the order of the file.
    var expected: [[Range<Int>]] = []
    /// The blocks after the last requests, and the number of blocks that a reading which continues there requests.
    var runs: [(next: Int, length: Int)] = []
  }

  let source: any RangeSource
  private let state = Mutex(State())

  package init(_ source: any RangeSource) {
    self.source = source
    state.withLock { if !source.head.isEmpty { Self.keep(source.head, as: 0, in: &$0) } }
  }

  package var size: Int { source.size }
  package var version: FileVersion { source.version }

  /// Announces what will be read next.
  ///
  /// - Parameter ranges: in bytes, in the order in which they will be read, which is usually that of the file.
  package func expect(_ ranges: [Range<Int>]) {
    var blocks: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
      // Offsets from a damaged index can be anywhere. Reading them fails later, with the right message.
      guard range.lowerBound >= 0, range.upperBound <= size else { continue }
      let own = Self.blocks(of: range)
      if let last = blocks.last, own.lowerBound <= last.upperBound {
        blocks[blocks.count - 1] = last.lowerBound..<max(last.upperBound, own.upperBound)
      } else {
        blocks.append(own)
      }
    }
    guard !blocks.isEmpty else { return }
    state.withLock { state in
      if state.expected.count >= Self.keptLists { state.expected.removeFirst() }
      state.expected.append(blocks)
    }
  }

  /// Requests ranges that will be read next. Ranges with at most one block between them become one, because a request takes
  /// longer than the block.
  ///
  /// - Parameter ranges: in bytes, together at most half of the blocks that are kept.
  package func load(_ ranges: [Range<Int>]) async {
    let missing = state.withLock { state in
      Self.joined(ranges, within: size).filter { blocks in blocks.contains { state.blocks[$0] == nil } }
    }
    let requests = Self.requests(missing)
    _ = await ParallelWork.map(requests.count, jobs: Self.parallelRequests) { number in
      _ = try? self.fetched(requests[number])
    }
  }

  /// Blocks of ranges with at most one block between them, in the order of the file.
  private static func joined(_ ranges: [Range<Int>], within size: Int) -> [Range<Int>] {
    var joined: [Range<Int>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard range.lowerBound >= 0, range.lowerBound < size, !range.isEmpty else { continue }
      let own = blocks(of: range.lowerBound..<min(size, range.upperBound))
      if let last = joined.last, own.lowerBound <= last.upperBound + 1 {
        joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, own.upperBound)
      } else {
        joined.append(own)
      }
    }
    return joined
  }

  /// The blocks of each request: long runs are divided, short ones are put together.
  private static func requests(_ runs: [Range<Int>]) -> [[Range<Int>]] {
    var requests: [[Range<Int>]] = []
    var count = requestBlocks
    for run in runs {
      for start in stride(from: run.lowerBound, to: run.upperBound, by: requestBlocks) {
        let piece = start..<min(start + requestBlocks, run.upperBound)
        if count + piece.count > requestBlocks || requests[requests.count - 1].count == requestRanges {
          requests.append([])
          count = 0
        }
        requests[requests.count - 1].append(piece)
        count += piece.count
      }
    }
    return requests
  }

  /// Fills a buffer with the bytes from an offset. The caller has checked that they are within the size.
  ///
  /// - Throws: `FileAccessError` if the server's answer cannot be used.
  package func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileAccessError) {
    var filled = 0
    while filled < buffer.count {
      // In pieces, so that the blocks of one piece are never more than those that are kept.
      let end = min(buffer.count, filled + Self.requestBlocks * Self.blockSize / 2)
      let range = offset + filled..<offset + end
      let blocks = try loaded(Self.blocks(of: range))
      for (number, bytes) in blocks {
        let start = number * Self.blockSize
        let part = max(range.lowerBound, start)..<min(range.upperBound, start + bytes.count)
        bytes.withUnsafeBytes { source in
          UnsafeMutableRawBufferPointer(rebasing: buffer[part.lowerBound - offset..<part.upperBound - offset])
            .copyMemory(
              from: UnsafeRawBufferPointer(rebasing: source[part.lowerBound - start..<part.upperBound - start]))
        }
      }
      filled = end
    }
  }

  /// The blocks with these numbers; missing ones are requested.
  private func loaded(_ numbers: Range<Int>) throws(FileAccessError) -> [(number: Int, bytes: [UInt8])] {
    let found = state.withLock { state in numbers.map { number in (number, Self.block(number, in: &state)) } }
    guard let missing = found.first(where: { $0.1 == nil })?.0 else {
      return found.compactMap { number, bytes in bytes.map { (number, $0) } }
    }
    // The lock is not held during a request, so that other tasks can read at the same time.
    let requested = state.withLock { request(missing..<numbers.upperBound, in: &$0) }
    let fresh = try fetched(requested)
    let old = found.compactMap { number, bytes in bytes.map { (number, $0) } }
    return old + fresh.filter { numbers.contains($0.number) }
  }

  /// Requests blocks, and keeps them.
  private func fetched(_ requested: [Range<Int>]) throws(FileAccessError) -> [(number: Int, bytes: [UInt8])] {
    let ranges = requested.map { $0.lowerBound * Self.blockSize..<min(size, $0.upperBound * Self.blockSize) }
    let bytes = try source.bytes(of: ranges)
    var fresh: [(number: Int, bytes: [UInt8])] = []
    var start = 0
    for number in requested.joined() {
      let length = min(Self.blockSize, size - number * Self.blockSize)
      // The source promises all bytes; a mistake of it must not become a wrong tile.
      guard start + length <= bytes.count else { throw FileAccessError(source.name, .cutOff) }
      fresh.append((number, Array(bytes[start..<start + length])))
      start += length
    }
    state.withLock { state in for block in fresh { Self.keep(block.bytes, as: block.number, in: &state) } }
    return fresh
  }

  /// Which blocks to request: those that are needed, and those that are expected or usual after them.
  private func request(_ needed: Range<Int>, in state: inout State) -> [Range<Int>] {
    let blockCount = (size + Self.blockSize - 1) / Self.blockSize
    let run = state.runs.firstIndex { $0.next == needed.lowerBound }
    let previous = run.map { state.runs.remove(at: $0).length } ?? 0
    var ranges = [needed]
    if let list = state.expected.last(where: { $0.contains { $0.contains(needed.lowerBound) } }) {
      var room = Self.requestBlocks - needed.count
      for blocks in list where blocks.upperBound > needed.upperBound && room > 0 {
        let rest = max(blocks.lowerBound, needed.upperBound)..<blocks.upperBound
        let part = rest.prefix(room)
        if let last = ranges.last, last.upperBound == part.lowerBound {
          ranges[ranges.count - 1] = last.lowerBound..<part.upperBound
        } else if ranges.count < Self.requestRanges {
          ranges.append(part)
        } else {
          break
        }
        room -= part.count
      }
    } else {
      // A reading that continues where an earlier one ended is one of the whole file, so twice as much is requested.
      let length = max(needed.count, min(2 * previous, Self.requestBlocks))
      ranges[0] = needed.lowerBound..<min(blockCount, needed.lowerBound + length)
    }
    if state.runs.count >= Self.keptLists { state.runs.removeFirst() }
    state.runs.append((ranges[0].upperBound, ranges[0].count))
    return ranges
  }

  private static func block(_ number: Int, in state: inout State) -> [UInt8]? {
    guard let block = state.blocks[number] else { return nil }
    state.uses += 1
    state.blocks[number]?.use = state.uses
    return block.bytes
  }

  private static func keep(_ bytes: [UInt8], as number: Int, in state: inout State) {
    state.uses += 1
    state.blocks[number] = (bytes, state.uses)
    guard state.blocks.count > keptBlocks else { return }
    // A quarter at once, because finding the oldest ones takes a pass over all.
    let uses = state.blocks.values.map(\.use).sorted()
    let limit = uses[uses.count / 4]
    state.blocks = state.blocks.filter { $0.value.use >= limit }
  }

  private static func blocks(of range: Range<Int>) -> Range<Int> {
    range.lowerBound / blockSize..<(range.upperBound + blockSize - 1) / blockSize
  }
}
