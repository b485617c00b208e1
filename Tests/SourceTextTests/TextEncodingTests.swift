import Testing

@testable import SourceText

@Suite("TextEncoding")
struct TextEncodingTests {
  @Test(
    "The encoding of a file without a mark is detected by the zeros around its first characters",
    arguments: [
      ([0x3C, 0, 0x3F, 0], .utf16LittleEndian), ([0, 0x3C, 0, 0x3F], .utf16BigEndian),
      ([0x3C, 0, 0, 0], .utf32LittleEndian), ([0, 0, 0, 0x3C], .utf32BigEndian),
      ([0x3C, 0, 0x2D, 0x4E], .utf16LittleEndian), ([0, 0x3C, 0x4E, 0x2D], .utf16BigEndian),
      ([0x31, 0], .utf16LittleEndian), ([0, 0x31], .utf16BigEndian),
      ([0x3C, 0x3F, 0x78, 0x6D], .utf8), ([0x31], .utf8), ([], .utf8),
    ] as [([UInt8], TextEncoding)])
  func withoutMark(head: [UInt8], expected: TextEncoding) {
    #expect(TextEncoding.detect(head) == expected)
  }

  @Test(
    "A byte order mark decides",
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x3C], .utf8), ([0xFF, 0xFE, 0x3C, 0], .utf16LittleEndian),
      ([0xFE, 0xFF, 0, 0x3C], .utf16BigEndian), ([0xFF, 0xFE, 0, 0], .utf32LittleEndian),
      ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
    ] as [([UInt8], TextEncoding)])
  func withMark(head: [UInt8], expected: TextEncoding) {
    #expect(TextEncoding.detect(head) == expected)
  }

  @Test("A named encoding has its name as its display name")
  func displayName() {
    #expect(TextEncoding.named("GB18030").displayName == "GB18030")
    #expect(TextEncoding.utf8.displayName == "UTF-8")
  }
}
