/// Why a tile cannot be encoded.
package enum PictureError: Error, Hashable, Sendable {
  /// No pictures are written in this format: its name.
  case format(String)
  /// The quality is not from 1 to 100.
  case quality(Int)
  /// The picture has no pixels, or a side is longer than `PixelRows.longestSide`.
  case size(width: Int, height: Int)
  /// A row of the larger picture has fewer bytes than the pixels of the tile, or more than 2 GB.
  case rowStride(Int, needed: Int)
  /// There are fewer bytes than the rows of the picture have.
  case tooFewBytes(count: Int, needed: Int)
  /// libturbojpeg is not installed.
  case noJPEGLibrary
  /// libjpeg-turbo failed: its own words.
  case jpeg(String)
  /// There is not enough memory for the compression.
  case noMemory

  /// One sentence without a full stop.
  package var message: String {
    switch self {
    case .format(let name):
      "tiles cannot be written as \(name); the image formats are PNG, PNG8, PNG24, PNG32, JPEG and MIXED"
    case .quality(let quality): "the compression quality is \(quality), but must be from 1 to 100"
    case .size(let width, let height):
      "a tile of \(width) × \(height) pixels cannot be encoded; each side must have from 1 to "
        + "\(PixelRows.longestSide) pixels"
    case .rowStride(let stride, let needed):
      "the rows of the picture are \(stride) bytes apart, but a row of the tile has \(needed) bytes"
    case .tooFewBytes(let count, let needed):
      "the picture has \(count) bytes, but its width and height need \(needed)"
    case .noJPEGLibrary:
      "libturbojpeg, which writes the JPEG tiles of the formats JPEG and MIXED, is not installed; install "
        + "libturbojpeg0 (Debian), libturbojpeg (Ubuntu) or jpeg-turbo (Homebrew)"
    case .jpeg(let reason): "libjpeg-turbo cannot encode a tile: \(reason)"
    case .noMemory: "there is not enough memory to compress a tile"
    }
  }
}
