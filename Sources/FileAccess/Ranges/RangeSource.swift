/// A file that is not on this machine, of which ranges of bytes can be requested, such as a file on a web server.
package protocol RangeSource: Sendable {
  /// The path in messages.
  var name: String { get }
  /// In bytes.
  var size: Int { get }
  /// The version of the file; a changed file has another one.
  var version: FileVersion { get }
  /// The bytes that came with the size: the first `RangedFile.blockSize` ones, or all of a shorter file.
  var head: [UInt8] { get }

  /// The bytes of ranges, one after the other, in their order.
  ///
  /// - Parameter ranges: not empty, and within the size.
  /// - Throws: `FileAccessError` with `.server` if the server does not answer, or its answer is not exactly these bytes
  ///   of the same version.
  func bytes(of ranges: [Range<Int>]) throws(FileAccessError) -> [UInt8]
}
