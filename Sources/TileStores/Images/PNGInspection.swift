import FileAccess
import SourceText

/// Checks the chunks of a PNG and their checksums. Source: W3C, PNG Specification (Third Edition), §5 and §11.
enum PNGInspection {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The type and size from IHDR, and the first fault.
  ///
  /// Every byte after the signature is in a chunk, and every chunk has a checksum, so any changed byte is found.
  static func inspect(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    // 33 bytes: the signature (8) and IHDR with its length, name, content (13) and checksum.
    guard bytes.count >= 33, bytes.bigEndian(8) == 13, bytes.bigEndian(12) == Chunk.header else {
      return .init(
        problem: bytes.count < 33
          ? .truncated("the header is missing or incomplete") : .malformed("the first chunk is not IHDR"))
    }
    let colorType = bytes[25]
    let bitDepth = bytes[24]
    var hasTransparency = false
    var hasPalette = false
    var hasData = false
    var problem: TileImageProblem?
    var offset = signature.count
    chunks: while true {
      guard offset + 12 <= bytes.count else {
        problem = .truncated(hasData ? "the IEND chunk is missing" : "there is no image data")
        break
      }
      let length = Int(bytes.bigEndian(offset))
      let name = bytes.bigEndian(offset + 4)
      guard length <= bytes.count - offset - 12 else {
        problem = .truncated("the \(text(name)) chunk has \(bytes.count - offset - 8) of \(counted(length, "byte"))")
        break
      }
      // After a wrong checksum the check ends, because the lengths of further chunks cannot be trusted.
      let content = UnsafeRawBufferPointer(rebasing: bytes[offset + 4..<offset + 8 + length])
      guard Checksum(content).value == bytes.bigEndian(offset + 8 + length) else {
        problem = .checksum(text(name))
        break
      }
      offset += 12 + length
      switch name {
      case Chunk.transparency: hasTransparency = true
      // A palette behind the image data comes too late.
      case Chunk.palette: hasPalette = hasPalette || !hasData
      case Chunk.data: hasData = true
      case Chunk.end: break chunks
      default: break
      }
    }
    if problem == nil, !hasData { problem = .malformed("there is no image data") }
    if problem == nil { problem = fault(ofHeader: bytes, hasPalette: hasPalette) }
    if problem == nil, offset < bytes.count { problem = .trailing(bytes.count - offset) }
    let image = TileImage(
      kind: .png(colorType: colorType, bitDepth: bitDepth, hasTransparency: hasTransparency),
      width: Int(bytes.bigEndian(16)), height: Int(bytes.bigEndian(20)))
    return .init(image: image, problem: problem)
  }

  /// A value of IHDR that no PNG can have, or a palette that is missing. A program that writes such a value writes the
  /// right checksum for it, so the checksum does not show it. Source: §11.2.1 and §11.2.2 of the specification.
  private static func fault(ofHeader bytes: UnsafeRawBufferPointer, hasPalette: Bool) -> TileImageProblem? {
    let depth = bytes[24]
    let depths: [UInt8]
    switch bytes[25] {
    case 0: depths = [1, 2, 4, 8, 16]
    case 3: depths = [1, 2, 4, 8]
    case 2, 4, 6: depths = [8, 16]
    default: return .malformed("the header has the colour type \(bytes[25]), which PNG does not have")
    }
    if !depths.contains(depth) {
      return .malformed("the header has \(depth) bits with the colour type \(bytes[25]), which PNG does not allow")
    }
    if bytes.bigEndian(16) == 0 || bytes.bigEndian(20) == 0 { return .malformed("the image has no pixels") }
    // Compression, filter and interlace method.
    if bytes[26] != 0 || bytes[27] != 0 || bytes[28] > 1 {
      return .malformed("the header has a compression, filter or interlace method that PNG does not have")
    }
    return bytes[25] == 3 && !hasPalette ? .malformed("the palette is missing before the image data") : nil
  }

  /// The names of chunks as big-endian numbers, which compare faster than strings.
  private enum Chunk {
    static let header: UInt32 = 0x4948_4452
    static let data: UInt32 = 0x4944_4154
    static let end: UInt32 = 0x4945_4E44
    static let palette: UInt32 = 0x504C_5445
    static let transparency: UInt32 = 0x7452_4E53
  }

  /// The name of a chunk for messages; damaged names can contain any bytes, and are not printed.
  private static func text(_ name: UInt32) -> String {
    let letters = (0..<4).map { UInt8(truncatingIfNeeded: name >> (24 - 8 * $0)) }
    return letters.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
      ? String(decoding: letters, as: UTF8.self) : "unnamed"
  }
}
