/// The file of a tile, and what it could not keep.
package struct EncodedPicture: Hashable, Sendable {
  /// The bytes of the file.
  package let bytes: [UInt8]
  /// The kind of file.
  package let kind: Kind
  /// What the format cannot represent; `nil` if the file keeps everything, apart from the losses of JPEG itself.
  package let loss: Loss?

  /// The kinds of file. A cache of the formats PNG and MIXED contains several.
  package enum Kind: Hashable, Sendable {
    /// PNG with a palette.
    case palette
    /// PNG in red, green and blue, with a transparent colour if the tile has transparent pixels.
    case rgb
    /// PNG in red, green and blue with an alpha channel.
    case rgba
    /// JPEG.
    case jpeg
  }

  /// What a format cannot represent.
  package enum Loss: Hashable, Sendable {
    /// The tile has more than 256 colours, and the format is PNG8.
    case colors
    /// The tile has transparent pixels and the format is JPEG, or partly transparent ones and the format is PNG24. The
    /// background shows through them.
    case transparency
  }

  init(_ bytes: [UInt8], _ kind: Kind, loss: Loss? = nil) {
    self.bytes = bytes
    self.kind = kind
    self.loss = loss
  }
}
