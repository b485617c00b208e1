public import FileAccess

/// Reads the tiles of one packet, however they are stored.
public protocol PacketReader {
  /// The list of the tiles; the tiles themselves are not looked at.
  ///
  /// - Throws: `FileAccessError` where the storage cannot be read.
  func index() throws(FileAccessError) -> PacketIndex

  /// What tells the files from what becomes of them; `nil` where that takes as long as the index.
  func version() throws(FileAccessError) -> Fingerprint?

  /// Hands out tiles in the order given; the order of the index is the fastest.
  ///
  /// - Parameters:
  ///   - tiles: some of the tiles that the index lists.
  ///   - body: takes a tile, its bytes, which are gone when it returns, and what only reading shows.
  /// - Throws: `.changedWhileRead` where somebody writes to what is read; what was handed out may be a mixture then.
  func read(
    _ tiles: [StoredTile],
    _ body: (StoredTile, UnsafeRawBufferPointer, PacketProblem?) throws(FileAccessError) -> Void
  ) throws(FileAccessError)
}
