#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Follows the markers of a JPEG to its end. Source: ITU-T T.81, Annex B.
///
/// JPEG has no checksums: changed bytes in the coded data are not found without decoding.
enum JPEGInspection {
  static func inspect(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    var image: TileImage?
    var hasScan = false
    var offset = 2
    while true {
      // A marker can be preceded by any number of fill bytes (0xFF).
      while offset < bytes.count, bytes[offset] == 0xFF, offset + 1 < bytes.count, bytes[offset + 1] == 0xFF {
        offset += 1
      }
      guard offset + 2 <= bytes.count else {
        return .init(image: image, problem: .truncated(hasScan ? "the end marker is missing" : "image data is missing"))
      }
      guard bytes[offset] == 0xFF else {
        return .init(
          image: image, problem: .malformed("a JPEG marker is missing at byte \(offset)"))
      }
      let marker = bytes[offset + 1]
      offset += 2
      if marker == 0xD9 { break }
      // TEM, RST0 to RST7 and SOI are markers without a segment.
      if marker == 0x01 || (0xD0...0xD8).contains(marker) { continue }
      guard offset + 2 <= bytes.count else {
        return .init(image: image, problem: .truncated("the length of a segment is missing"))
      }
      let length = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
      guard length >= 2, length <= bytes.count - offset else {
        return .init(image: image, problem: .truncated("a segment is longer than the rest of the image"))
      }
      if isFrame(marker) {
        guard length >= 8 else { return .init(problem: .malformed("the frame header is too short")) }
        image = TileImage(
          kind: .jpeg(componentCount: Int(bytes[offset + 7])),
          width: Int(bytes[offset + 5]) << 8 | Int(bytes[offset + 6]),
          height: Int(bytes[offset + 3]) << 8 | Int(bytes[offset + 4]))
      }
      offset += length
      if marker == 0xDA {
        hasScan = true
        offset = endOfScan(bytes, from: offset)
      }
    }
    guard image != nil, hasScan else { return .init(image: image, problem: .malformed("there is no image data")) }
    return .init(image: image, problem: offset < bytes.count ? .trailing(bytes.count - offset) : nil)
  }

  /// Whether a marker starts a frame header: SOF0 to SOF15, without DHT, JPG and DAC, whose numbers are between them.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  /// The offset of the next marker that is not part of the coded data; the end of the bytes if there is none.
  ///
  /// `memchr` finds 0xFF much faster than a loop, and coded data is most of a JPEG.
  private static func endOfScan(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    var offset = start
    while offset < bytes.count, let found = memchr(base + offset, 0xFF, bytes.count - offset) {
      offset = UnsafeRawPointer(found) - base
      guard offset + 1 < bytes.count else { return bytes.count }
      let next = bytes[offset + 1]
      // 0xFF 0x00 is a data byte 0xFF; restart markers divide the coded data and do not end it.
      if next != 0, !(0xD0...0xD7).contains(next) { return offset }
      offset += 2
    }
    return bytes.count
  }
}
