/// Reads the header of a LERC blob. Source: Esri/lerc, the layouts of `Lerc2 ` (version 2 on) and `CntZImage ` (version 1).
enum LERCInspection {
  static func inspect(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    bytes[0] == UInt8(ascii: "L") ? second(bytes) : first(bytes)
  }

  private static func first(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    guard bytes.count >= 34 else { return .init(problem: .truncated("its LERC header is incomplete")) }
    return .init(
      image: TileImage(kind: .lerc, width: Int(bytes.uint32(22)), height: Int(bytes.uint32(18))))
  }

  private static func second(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    guard bytes.count >= 42 else { return .init(problem: .truncated("its LERC header is incomplete")) }
    let version = bytes.uint32(6)
    guard (1...32).contains(version) else { return .init(problem: .malformed("its LERC version is \(version)")) }
    // A checksum since version 3, a number of dimensions since version 4.
    let rows = version >= 3 ? 14 : 10
    let blobSize = rows + 8 + (version >= 4 ? 4 : 0) + 8
    let image = TileImage(kind: .lerc, width: Int(bytes.uint32(rows + 4)), height: Int(bytes.uint32(rows)))
    let size = Int(bytes.uint32(blobSize))
    // Further bands follow in blobs of their own.
    return .init(
      image: image,
      problem: size > bytes.count ? .truncated("its LERC blob has \(bytes.count) of \(size) bytes") : nil)
  }
}
