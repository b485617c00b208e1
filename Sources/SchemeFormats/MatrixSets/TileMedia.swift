package import TilingSchemes

/// How open formats name the image format of tiles.
package struct TileMedia {
  /// The media type, such as `image/png`.
  package let type: String
  /// The suffix of file names, without a point.
  package let suffix: String

  /// - Parameter format: the declared format; MIXED is stated as PNG, because a document can state one type only, and
  ///   clients detect the type of each tile from its bytes.
  package init(_ format: TileImageFormat?) {
    switch format {
    case .jpeg: (type, suffix) = ("image/jpeg", "jpg")
    case .lerc: (type, suffix) = ("application/octet-stream", "lerc")
    default: (type, suffix) = ("image/png", "png")
    }
  }

  /// The declared format of a media type; `nil` for a type that ArcGIS does not have.
  static func format(of type: String) -> TileImageFormat? {
    switch type.lowercased().split(separator: ";").first.map(String.init) {
    case "image/png": .png
    case "image/jpeg", "image/jpg": .jpeg
    default: nil
    }
  }
}
