import SchemeFormats
import SourceText
import TileStores
import TilingSchemes

/// Judges an answer by its bytes. Neither the status nor the stated type is trusted: ArcGIS reports errors with status 200,
/// and proxies answer with pages of their own.
enum PictureAnswer {
  /// The kind and size of a whole picture, without decoding it.
  ///
  /// - Throws: `PictureFault` if the bytes are something else, or the picture is truncated or damaged.
  static func inspect(_ bytes: [UInt8]) throws(PictureFault) -> TileImage {
    let inspection = bytes.withUnsafeBytes { TileImage.inspect($0) }
    guard let image = inspection.image else { throw fault(of: bytes, inspection.problem) }
    if let problem = inspection.problem, !problem.isHarmless {
      throw .damaged("the picture is damaged: \(problem.message)")
    }
    switch image.kind {
    case .png, .jpeg(componentCount: 1), .jpeg(componentCount: 3): return image
    // Four components are inks, which would need a colour profile.
    case .jpeg(let count): throw .notAPicture("a JPEG of \(count) components, which is not supported")
    case .lerc, .other: throw .notAPicture("\(image.kind.formatName), which is not supported")
    }
  }

  /// The size of a whole LERC tile, without decoding it.
  ///
  /// - Throws: `PictureFault` if the bytes are something else, or the tile is truncated or damaged.
  static func inspectValues(_ bytes: [UInt8]) throws(PictureFault) -> TileImage {
    let inspection = bytes.withUnsafeBytes { TileImage.inspect($0) }
    guard let image = inspection.image else { throw fault(of: bytes, inspection.problem) }
    if let problem = inspection.problem, !problem.isHarmless {
      throw .damaged("the tile is damaged: \(problem.message)")
    }
    guard case .lerc = image.kind else { throw .notAPicture("\(image.kind.formatName), where LERC is expected") }
    return image
  }

  /// The pixels of a picture.
  ///
  /// - Throws: `PictureFault` if the bytes are not a whole picture of this size.
  static func pixels(_ bytes: [UInt8], width: Int, height: Int) throws(PictureFault) -> PixelBlock {
    let image = try inspect(bytes)
    try checkSize(image, width: width, height: height)
    return try PictureDecoder.pixels(bytes, width: width, height: height)
  }

  static func checkSize(_ image: TileImage, width: Int, height: Int) throws(PictureFault) {
    guard image.width == width, image.height == height else {
      throw .size(
        width: image.width ?? 0, height: image.height ?? 0, expectedWidth: width, expectedHeight: height)
    }
  }

  /// Only the beginning of a long answer is read as text.
  private static let textLimit = 65_536

  /// What an answer is that is no picture.
  static func fault(of bytes: [UInt8], _ problem: TileImageProblem?) -> PictureFault {
    if let refusal = ServiceRefusal(bytes) { return .refused(refusal) }
    if let exception = exception(bytes) { return exception }
    guard let first = bytes.first(where: { $0 > 0x20 }) else { return .notAPicture("an empty answer") }
    switch first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .notAPicture("JSON")
    case UInt8(ascii: "<"): return .notAPicture("XML or HTML")
    default: return .notAPicture("data of an unknown kind (\(problem?.message ?? "no picture"))")
    }
  }

  /// The exception of a WMS. Source: OGC 06-042, annex E.2; OGC 01-068r3, annex A.
  static func exception(_ bytes: [UInt8]) -> PictureFault? {
    guard bytes.count <= textLimit, let document = WMSDocument.read(bytes),
      document.root.isNamed("ServiceExceptionReport") || document.root.isNamed("ExceptionReport")
    else { return nil }
    for child in document.root.children {
      let code = child.attribute("code") ?? child.attribute("exceptionCode")
      let words = child.isLeaf ? child.text : child.children.map(\.text).joined(separator: "; ")
      return .exception(code: code.flatMap { $0.isEmpty ? nil : $0 }, text: String(words.prefix(300)))
    }
    return .exception(code: nil, text: "no message")
  }
}
