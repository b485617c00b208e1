#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// Follows a JPEG's markers to the end. Source: ITU-T T.81, Annex B.
enum JPEGInspection {
  static func inspect(_ bytes: UnsafeRawBufferPointer) -> TileImage.Inspection {
    var image: TileImage?
    var hasScan = false
    var offset = 2
    while true {
      // Any number of fill bytes may stand in front of a marker.
      while offset < bytes.count, bytes[offset] == 0xFF, offset + 1 < bytes.count, bytes[offset + 1] == 0xFF {
        offset += 1
      }
      guard offset + 2 <= bytes.count else {
        return .init(image: image, problem: .truncated(hasScan ? "its end marker is missing" : "it has no image data"))
      }
      guard bytes[offset] == 0xFF else {
        return .init(
          image: image, problem: .malformed("at byte \(offset) there is no marker of JPEG where one has to be"))
      }
      let marker = bytes[offset + 1]
      offset += 2
      if marker == 0xD9 { break }
      if marker == 0x01 || (0xD0...0xD8).contains(marker) { continue }
      guard offset + 2 <= bytes.count else {
        return .init(image: image, problem: .truncated("a segment has no length"))
      }
      let length = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
      guard length >= 2, length <= bytes.count - offset else {
        return .init(image: image, problem: .truncated("a segment is longer than what is left of it"))
      }
      if isFrame(marker) {
        guard length >= 8 else { return .init(problem: .malformed("its frame header is too short")) }
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
    guard image != nil, hasScan else { return .init(image: image, problem: .malformed("it has no image data")) }
    return .init(image: image, problem: offset < bytes.count ? .trailing(bytes.count - offset) : nil)
  }

  /// SOF0 to SOF15, without DHT, JPG and DAC, which lie between them.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
  }

  /// The next marker that is not part of the coded data, or the end.
  private static func endOfScan(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
    guard let base = bytes.baseAddress else { return bytes.count }
    var offset = start
    while offset < bytes.count, let found = memchr(base + offset, 0xFF, bytes.count - offset) {
      offset = UnsafeRawPointer(found) - base
      guard offset + 1 < bytes.count else { return bytes.count }
      let next = bytes[offset + 1]
      // A stuffed byte, or a restart marker.
      if next != 0, !(0xD0...0xD7).contains(next) { return offset }
      offset += 2
    }
    return bytes.count
  }
}
