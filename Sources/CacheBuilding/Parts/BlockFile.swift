private import CDeflate
import CacheParts
import FileAccess
import SystemPackage

/// The file of a complete block: what is passed on to coarser levels, the record, and at the end the size and the checksum
/// of the record and the mark.
enum BlockFile {
  private static let mark: [UInt8] = Array("TSBLOCK1".utf8)
  /// The size of the record and its checksum, with eight bytes each, and the mark.
  private static let endSize = 24
  /// The largest record that is read, in bytes.
  private static let limit = 1 << 30

  /// The end of a file, after its record.
  static func end(of record: [UInt8]) -> [UInt8] {
    let checksum = record.withUnsafeBytes { Checksum($0).value }
    let numbers = [UInt64(record.count), UInt64(checksum)]
    return numbers.flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } } + mark
  }

  /// Reads the record of a file.
  ///
  /// - Returns: `nil` if there is no such file, or it is not whole.
  static func record(_ file: InputFile) throws(FileAccessError) -> BlockRecord? {
    let all = file.all
    guard all.size >= endSize else { return nil }
    let end = try all.bytes(at: all.size - endSize, count: endSize)
    func number(_ start: Int) -> UInt64 { (0..<8).reduce(0) { $0 | UInt64(end[start + $1]) << (8 * $1) } }
    guard Array(end[16...]) == mark, number(0) <= UInt64(min(limit, all.size - endSize)) else { return nil }
    let size = Int(number(0))
    let text = try all.bytes(at: all.size - endSize - size, count: size)
    guard UInt64(text.withUnsafeBytes { Checksum($0).value }) == number(8) else { return nil }
    return BlockRecord(parsing: text)
  }

  /// The bytes of a group.
  ///
  /// - Returns: `nil` if they are damaged.
  static func bytes(_ group: BlockRecord.Group, _ file: InputFile) throws(FileAccessError) -> [UInt8]? {
    guard group.size <= file.size, group.offset <= file.size - group.size else { return nil }
    let bytes = try file.all.bytes(at: group.offset, count: group.size)
    return bytes.withUnsafeBytes { Checksum($0).value } == group.checksum ? bytes : nil
  }

  /// Compresses pixels without any loss: also the colours of transparent ones stay.
  static func compressed(_ pixels: PixelBlock) throws(BuildError) -> [UInt8] {
    guard let compressor = libdeflate_alloc_compressor(1) else { throw .picture(PictureError.noMemory.message) }
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_zlib_compress_bound(compressor, pixels.bytes.count)
    let bytes = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      count = pixels.bytes.withUnsafeBytes {
        libdeflate_zlib_compress(compressor, $0.baseAddress, $0.count, buffer.baseAddress, bound)
      }
    }
    return bytes
  }

  /// - Parameter side: the side of the block in pixels.
  /// - Returns: `nil` if the bytes are damaged.
  static func pixels(_ bytes: ArraySlice<UInt8>, side: Int) -> PixelBlock? {
    let size = 4 * side * side
    let stream = InflateStream(.zlib)
    var output = [UInt8](repeating: 0, count: size + 1)
    let step = bytes.withUnsafeBytes { source in output.withUnsafeMutableBytes { stream.step(source, into: $0) } }
    guard let step, step.isFinished, step.written == size else { return nil }
    output.removeLast()
    return PixelBlock(width: side, height: side, bytes: output)
  }
}
