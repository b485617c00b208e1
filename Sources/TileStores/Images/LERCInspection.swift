/// Reads the headers of LERC blobs. Source: Esri/lerc, the layouts of `Lerc2 ` (versions 1 to 6) and of `CntZImage `
/// (version 11, the first that there was).
enum LERCInspection {
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
    /// How many blobs follow; `nil` before version 6, which does not say it.
    let following: UInt32?
    let maxError: Double

    /// - Returns: `nil` where there is no header at the offset, or not all of it.
    init?(_ bytes: UnsafeRawBufferPointer, at start: Int) {
      let name = Array("Lerc2 ".utf8)
      guard bytes.count - start >= 10, bytes[start..<start + 6].elementsEqual(name) else { return nil }
      version = bytes.uint32(start + 6)
      guard (1...32).contains(version) else { return nil }
      // A checksum since version 3, a depth since 4, in front of the error since 6 the blobs that follow and four flags.
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
      // Valid pixels, and the size of blocks.
      offset += 8
      blobSize = Int(next())
      // The type of the values.
      offset += 4
      following = version >= 6 ? next() : nil
      if version >= 6 { offset += 4 }
      maxError = Double(bitPattern: bytes.uint64(offset))
    }
  }

  private static func second(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    guard bytes.count >= 10 else { return .init(problem: .truncated("its LERC header is incomplete")) }
    let version = bytes.uint32(6)
    guard (1...32).contains(version) else { return .init(problem: .malformed("its LERC version is \(version)")) }
    guard let first = Header(bytes, at: 0) else { return .init(problem: .truncated("its LERC header is incomplete")) }
    var header = first
    var end = 0
    var bandCount = 0
    var problem: TileImageProblem?
    while problem == nil {
      bandCount += 1
      guard header.blobSize >= 58 else {
        problem = .malformed("its LERC blob says that it has \(header.blobSize) bytes")
        break
      }
      end += header.blobSize
      if end > bytes.count {
        problem = .truncated("its LERC blob has \(bytes.count - end + header.blobSize) of \(header.blobSize) bytes")
      } else if header.following ?? 1 == 0 {
        break
      } else if let next = Header(bytes, at: end) {
        header = next
      } else if let missing = header.following {
        problem = .truncated("\(missing) of its LERC bands are missing")
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
    guard bytes.count >= 34 else { return .init(problem: .truncated("its LERC header is incomplete")) }
    var bandCount = 0
    var end = 0
    var isWhole = true
    while isWhole, bytes.count - end >= 34, bytes[end..<end + 10].elementsEqual(firstName) {
      end += 34
      // The first band has a part that counts, in front of its values.
      for _ in 0..<(bandCount == 0 ? 2 : 1) where isWhole {
        // Rows and columns of blocks, the length, and the largest value.
        isWhole = bytes.count - end >= 16 && Int(bytes.uint32(end + 8)) <= bytes.count - end - 16
        if isWhole { end += 16 + Int(bytes.uint32(end + 8)) }
      }
      bandCount += 1
    }
    let content = LERCContent(bandCount: bandCount, depth: 1, maxError: Double(bitPattern: bytes.uint64(26)))
    return .init(
      image: TileImage(kind: .lerc(content), width: Int(bytes.uint32(22)), height: Int(bytes.uint32(18))),
      problem: isWhole ? nil : .truncated("its LERC values are incomplete"))
  }
}

/// What the header of a LERC blob says of its values.
public struct LERCContent: Hashable, Sendable {
  /// How many bands there are, each in a blob of its own.
  public let bandCount: Int
  /// How many values a pixel has in each band.
  public let depth: Int
  /// By how much a value may differ from what it was before it was encoded.
  public let maxError: Double
}
