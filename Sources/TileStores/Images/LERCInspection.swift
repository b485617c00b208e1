import SourceText

/// Reads the headers of LERC blobs. Values are not decoded.
///
/// Source: Esri/lerc, the layouts of `Lerc2 ` (versions 1 to 6) and of `CntZImage ` (version 11, the older format).
enum LERCInspection {
  /// The size, bands and maximum error from the header, and the first fault. The bytes start with either name.
  static func inspect(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    bytes[0] == UInt8(ascii: "L") ? second(bytes) : first(bytes)
  }

  // MARK: Lerc2

  /// The header of one band's blob.
  private struct Header {
    let version: UInt32
    let rows: UInt32
    let columns: UInt32
    let depth: UInt32
    let blobSize: Int
    /// How many blobs follow; `nil` before version 6, whose header does not contain the number.
    let following: UInt32?
    let maxError: Double

    /// - Returns: `nil` if there is no complete header at the offset.
    init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
      let name = Array("Lerc2 ".utf8)
      guard bytes.count - start >= 10, bytes[start..<start + 6].elementsEqual(name) else { return nil }
      version = bytes.uint32(start + 6)
      guard (1...32).contains(version) else { return nil }
      // The header has a checksum since version 3, a depth since 4, and since 6 the number of following blobs, four
      // flags and two no-data values.
      let size = 58 + (version >= 3 ? 4 : 0) + (version >= 4 ? 4 : 0) + (version >= 6 ? 24 : 0)
      guard bytes.count - start >= size else { return nil }
      var offset = start + (version >= 3 ? 14 : 10)
      func next() -> UInt32 {
        defer { offset += 4 }
        return bytes.uint32(offset)
      }
      rows = next()
      columns = next()
      depth = version >= 4 ? next() : 1
      // Skips the number of valid pixels and the size of blocks.
      offset += 8
      blobSize = Int(next())
      // Skips the type of the values.
      offset += 4
      following = version >= 6 ? next() : nil
      if version >= 6 { offset += 4 }
      maxError = Double(bitPattern: bytes.uint64(offset))
    }
  }

  private static func second(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    guard bytes.count >= 10 else { return .init(problem: .truncated("the LERC header is incomplete")) }
    let version = bytes.uint32(6)
    guard (1...32).contains(version) else { return .init(problem: .malformed("there is no LERC version \(version)")) }
    guard let first = Header(bytes, at: 0) else { return .init(problem: .truncated("the LERC header is incomplete")) }
    var header = first
    var end = 0
    var bandCount = 0
    var problem: TileImageProblem?
    while problem == nil {
      bandCount += 1
      guard header.blobSize >= 58 else {
        problem = .malformed("the LERC header gives a blob size of \(counted(header.blobSize, "byte"))")
        break
      }
      end += header.blobSize
      if end > bytes.count {
        problem = .truncated("the LERC blob has \(bytes.count - end + header.blobSize) of \(header.blobSize) bytes")
      } else if header.following ?? 1 == 0 {
        break
      } else if let next = Header(bytes, at: end) {
        header = next
      } else if let missing = header.following {
        problem = .truncated("LERC bands are missing: \(missing)")
      } else {
        break
      }
    }
    let content = LERCContent(bandCount: bandCount, depth: Int(first.depth), maxError: first.maxError)
    return .init(
      image: TileImage(kind: .lerc(content), width: Int(first.columns), height: Int(first.rows)), problem: problem)
  }

  // MARK: CntZImage

  private static let firstName = Array("CntZImage ".utf8)

  private static func first(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    guard bytes.count >= 34 else { return .init(problem: .truncated("the LERC header is incomplete")) }
    var bandCount = 0
    var end = 0
    var isWhole = true
    while isWhole, bytes.count - end >= 34, bytes[end..<end + 10].elementsEqual(firstName) {
      end += 34
      // The first band has two parts: the counts, which mark valid pixels, and the values. Further bands have values
      // only.
      for _ in 0..<(bandCount == 0 ? 2 : 1) where isWhole {
        // A part starts with 16 bytes: rows and columns of blocks, its length, and its largest value.
        isWhole = bytes.count - end >= 16 && Int(bytes.uint32(end + 8)) <= bytes.count - end - 16
        if isWhole { end += 16 + Int(bytes.uint32(end + 8)) }
      }
      bandCount += 1
    }
    let content = LERCContent(bandCount: bandCount, depth: 1, maxError: Double(bitPattern: bytes.uint64(26)))
    return .init(
      image: TileImage(kind: .lerc(content), width: Int(bytes.uint32(22)), height: Int(bytes.uint32(18))),
      problem: isWhole ? nil : .truncated("the LERC values are incomplete"))
  }
}

/// The values of a LERC header that a cache's configuration also declares.
public struct LERCContent: Hashable, Sendable {
  /// The number of bands that are stored in separate blobs.
  public let bandCount: Int
  /// The number of values of a pixel in each blob, which count as bands for a cache.
  public let depth: Int
  /// The largest difference between a value and its original before encoding, in the units of the values.
  public let maxError: Double

  package init(bandCount: Int, depth: Int, maxError: Double) {
    self.bandCount = bandCount
    self.depth = depth
    self.maxError = maxError
  }
}
