public import FileAccess

/// Reads the tiles of one packet, in any kind of storage. A reader is used by one task at a time.
public protocol PacketReader {
  /// The list of the tiles. The tiles themselves are not read, except their size words in Compact V1.
  ///
  /// - Throws: `FileAccessError` if the storage cannot be read.
  func index() throws(FileAccessError) -> PacketIndex

  /// The version of the files, to detect changes; `nil` if getting it takes as long as reading the index.
  ///
  /// - Throws: `FileAccessError` if the files cannot be read.
  func version() throws(FileAccessError) -> Fingerprint?

  /// Reads tiles in the given order; the order of the index is the fastest.
  ///
  /// - Parameters:
  ///   - tiles: some of the tiles that the index lists.
  ///   - body: receives a tile, its bytes, which are valid only during the call, and a problem that only reading shows.
  /// - Throws: `.changedWhileRead` if the files change during reading; the tiles so far can then be a mixture of two
  ///   states.
  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError)
}
