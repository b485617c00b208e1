private import CLERC
import TileStores

/// The values of an image service: a LERC blob, or a TIFF of one band.
struct ServiceValues: Sendable {
  /// The number of values along a side.
  let side: Int
  /// Row by row from the north.
  let values: [Float]
  /// 0 for a value without content.
  let valid: [UInt8]

  /// - Throws: `PictureFault` if the bytes are neither a whole blob with values of 4 bytes nor a whole TIFF of this size.
  init(_ bytes: [UInt8], side: Int) throws(PictureFault) {
    var values = [Float](repeating: 0, count: side * side)
    var valid = [UInt8](repeating: 0, count: side * side)
    if Self.isTIFF(bytes) {
      try PictureDecoder.readValues(bytes, side: side, into: &values, valid: &valid)
    } else {
      try Self.readLERC(bytes, side: side, into: &values, valid: &valid)
    }
    self.side = side
    self.values = values
    self.valid = valid
  }

  /// Both byte orders, with offsets of 4 and of 8 bytes. Source: TIFF 6.0, section 2; the BigTIFF design.
  private static let signatures: [[UInt8]] = [
    [0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0], [0x4D, 0x4D, 0, 43],
  ]

  private static func isTIFF(_ bytes: [UInt8]) -> Bool { signatures.contains { bytes.starts(with: $0) } }

  private static func readLERC(
    _ bytes: [UInt8], side: Int, into values: inout [Float], valid: inout [UInt8]
  ) throws(PictureFault) {
    let inspection = bytes.withUnsafeBytes { TileImage.inspect($0) }
    guard let image = inspection.image else { throw PictureAnswer.fault(of: bytes, inspection.problem) }
    guard case .lerc = image.kind else { throw .notAPicture("\(image.kind.formatName) instead of LERC or TIFF") }
    if let problem = inspection.problem, !problem.isHarmless {
      throw .damaged("the LERC values are damaged: \(problem.message)")
    }
    try PictureAnswer.checkSize(image, width: side, height: side)
    guard clerc_decode(bytes, bytes.count, Int32(side), Int32(side), &values, &valid) else {
      throw .damaged("liblerc cannot read the values, or they are not numbers of 4 bytes")
    }
  }
}
