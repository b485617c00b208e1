/// A file that is not on the disk, read by position. `RangedFile` is one.
package protocol RangeReading: Sendable {
  /// In bytes.
  var size: Int { get }
  /// The version of the file when it was opened.
  var version: FileVersion { get }

  /// Announces ranges that will be read next, in bytes.
  func expect(_ ranges: [Range<Int>])

  /// Requests ranges that will be read next, in bytes, several at the same time. A range that cannot be had is requested
  /// again when it is read, which says why.
  func load(_ ranges: [Range<Int>]) async

  /// Fills a buffer with the bytes from an offset. The caller has checked that they are within the size.
  ///
  /// - Throws: `FileAccessError` if they cannot be read, or the file has changed.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileAccessError)
}
