private import CLERC
import TileStores

/// The values of a LERC blob.
struct LERCValues: Sendable {
  /// The number of values along a side.
  let side: Int
  /// Row by row from the north.
  let values: [Float]
  /// 0 for a value without content.
  let valid: [UInt8]

  /// - Throws: `PictureFault` if the bytes are not a whole blob of this size with values of 4 bytes.
  init(_ bytes: [UInt8], side: Int) throws(PictureFault) {
    let inspection = bytes.withUnsafeBytes { TileImage.inspect($0) }
    guard let image = inspection.image else { throw PictureAnswer.fault(of: bytes, inspection.problem) }
    guard case .lerc = image.kind else { throw .notAPicture("\(image.kind.formatName) instead of LERC") }
    if let problem = inspection.problem, !problem.isHarmless {
      throw .damaged("the LERC values are damaged: \(problem.message)")
    }
    try PictureAnswer.checkSize(image, width: side, height: side)
    var values = [Float](repeating: 0, count: side * side)
    var valid = [UInt8](repeating: 0, count: side * side)
    guard clerc_decode(bytes, bytes.count, Int32(side), Int32(side), &values, &valid) else {
      throw .damaged("liblerc cannot read the values, or they are not numbers of 4 bytes")
    }
    self.side = side
    self.values = values
    self.valid = valid
  }
}
