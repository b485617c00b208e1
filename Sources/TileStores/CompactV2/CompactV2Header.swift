/// The first 64 bytes of a Compact V2 bundle.
///
/// Source: Esri, CompactCacheV2.md; what ArcGIS really writes is in
/// Documentation/Reference/compact-v2.md.
enum CompactV2Header {
  static let size = 64
  static let indexSize = 8 * PacketGrid.tileCount
  /// Where tiles begin.
  static let tilesOffset = size + indexSize

  /// What no known writer writes. Both ArcGIS's header and the one of the white paper pass.
  static func problems(_ header: UnsafeRawBufferPointer, fileSize: Int) -> [PacketProblem] {
    var problems: [PacketProblem] = []
    func expect(_ offset: Int, _ values: UInt32..., name: String) {
      let value = header.uint32(offset)
      if !values.contains(value) { problems.append(.header("the \(name) at byte \(offset) is \(value)")) }
    }
    expect(0, 3, name: "version")
    expect(4, 0, UInt32(PacketGrid.tileCount), name: "record count")
    expect(12, 5, name: "offset size")
    expect(32, 40, name: "user header offset")
    expect(36, 0, name: "user header offset’s upper half")
    expect(60, UInt32(indexSize), name: "index size")
    let stated = header.uint64(24)
    if stated != UInt64(fileSize) { problems.append(.sizeDiffers(stated: Int(clamping: stated), size: fileSize)) }
    return problems
  }
}
