/// The first 64 bytes of a Compact V2 bundle.
///
/// ArcGIS writes other values than Esri's white paper says, and both are in use. Source: Esri, CompactCacheV2.md;
/// Documentation/Reference/compact-v2.md.
enum CompactV2Header {
  static let size = 64
  static let indexSize = 8 * PacketGrid.tileCount
  /// The offset of the first byte after header and index.
  static let tilesOffset = size + indexSize

  /// The fields with values that no known program writes. The header of ArcGIS and that of the white paper are both
  /// accepted, and fields that no reader uses are not checked.
  static func problems(_ header: UnsafeRawBufferPointer, fileSize: Int) -> [PacketProblem] {
    var problems: [PacketProblem] = []
    func expect(_ offset: Int, _ values: UInt32..., name: String) {
      let value = header.uint32(offset)
      guard !values.contains(value) else { return }
      let expected = values.map { String($0) }.joined(separator: " or ")
      problems.append(.header("the \(name) at byte \(offset) is \(value) instead of \(expected)"))
    }
    expect(0, 3, name: "version")
    expect(4, 0, UInt32(PacketGrid.tileCount), name: "record count")
    expect(12, 5, name: "offset size")
    expect(32, 40, name: "user header offset")
    expect(36, 0, name: "upper half of the user header offset")
    expect(60, UInt32(indexSize), name: "index size")
    let stated = header.uint64(24)
    // In a file of zeros, or one that is no bundle, the size is wrong as well, and says nothing more.
    if stated != UInt64(fileSize), problems.isEmpty {
      problems.append(.sizeDiffers(stated: Int(clamping: stated), size: fileSize))
    }
    return problems
  }
}
