import SourceText
import TestSupport
import Testing

@Suite("SourceText")
struct SourceTextTests {
  @Test("All encodings give the same characters", arguments: FileEncoding.allCases)
  func decodes(encoding: FileEncoding) throws {
    let text = try SourceText(encoding.file("<é 中😀/>"))
    #expect(String(decoding: text.utf8, as: UTF8.self) == "<é 中😀/>")
  }

  @Test("The encoding and the byte order mark are detected from the bytes", arguments: FileEncoding.allCases)
  func detects(encoding: FileEncoding) throws {
    let text = try SourceText(encoding.file("{\"a\":1}"))
    #expect(text.encoding == encoding.textEncoding)
    #expect(text.hasByteOrderMark == encoding.isMarked)
  }

  @Test("The original bytes are kept unchanged, the mark included", arguments: FileEncoding.allCases)
  func keepsOriginal(encoding: FileEncoding) throws {
    let bytes = encoding.file("<é/>")
    #expect(try SourceText(bytes).original == bytes)
  }

  @Test("Every character of a random text maps back to exactly its bytes", arguments: FileEncoding.allCases)
  func mapsEveryScalar(encoding: FileEncoding) throws {
    var generator = SeededGenerator(seed: 20_240_601)
    for _ in 0..<150 {
      // The first two characters are ASCII, by which the encoding of a file without a mark is detected.
      let scalars: [Unicode.Scalar] = ["<", "a"] + generator.nextScalars(Int.random(in: 0...40, using: &generator))
      let whole = String(String.UnicodeScalarView(scalars))
      let text = try SourceText(encoding.file(whole))
      try #require(text.utf8 == Array(whole.utf8))
      var utf8 = 0
      var original = encoding.mark.count
      for scalar in scalars {
        let utf8End = utf8 + UTF8.width(scalar)
        let originalEnd = original + encoding.bytes(String(scalar)).count
        #expect(text.range(utf8: utf8..<utf8End) == SourceRange(original..<originalEnd))
        (utf8, original) = (utf8End, originalEnd)
      }
    }
  }

  @Test("Characters for an edit are written in the file’s encoding", arguments: FileEncoding.allCases)
  func encodes(encoding: FileEncoding) throws {
    let text = try SourceText(encoding.file("<a/>"))
    #expect(text.encode("5é中😀") == encoding.bytes("5é中😀"))
  }

  @Test("A file of no bytes is an empty text")
  func emptyFile() throws {
    let text = try SourceText([UInt8]())
    #expect(text.utf8.isEmpty)
    #expect(text.range(utf8: 0..<0) == SourceRange(0..<0))
  }

  @Test("A file that is only a mark is an empty text that begins after it")
  func onlyMark() throws {
    let text = try SourceText([0xEF, 0xBB, 0xBF])
    #expect(text.utf8.isEmpty)
    #expect(text.range(utf8: 0..<0) == SourceRange(3..<3))
  }

  @Test("The encoding that the bytes show takes precedence over the declared one")
  func bytesBeatDeclaration() throws {
    let text = try SourceText(FileEncoding.utf16LittleEndian.file("<a/>"), declared: .named("ISO-8859-1"))
    #expect(text.encoding == .utf16LittleEndian)
  }
}

@Suite("SourceText: bytes that are not text")
struct SourceTextRefusalTests {
  /// Ill-formed UTF-8 after “ab”, and the offset of its first wrong byte (Unicode, table 3-7).
  static let illFormedUTF8: [(bytes: [UInt8], what: String)] = [
    ([0x80], "a continuation byte alone"), ([0xC0, 0x80], "an overlong NUL"), ([0xC1, 0xBF], "an overlong ASCII"),
    ([0xC3], "a cut character of two"), ([0xC3, 0x28], "a lead without its continuation"),
    ([0xE0, 0x9F, 0xBF], "an overlong character of three"), ([0xED, 0xA0, 0x80], "a surrogate"),
    ([0xE4, 0xB8], "a cut character of three"), ([0xE4, 0xB8, 0x41], "a broken third byte"),
    ([0xF0, 0x8F, 0xBF, 0xBF], "an overlong character of four"), ([0xF4, 0x90, 0x80, 0x80], "beyond U+10FFFF"),
    ([0xF0, 0x9F, 0x98], "a cut character of four"), ([0xF0, 0x9F, 0x98, 0x41], "a broken fourth byte"),
    ([0xF5, 0x80, 0x80, 0x80], "a lead that does not exist"), ([0xFF], "a byte that never occurs"),
  ]

  @Test("Ill-formed UTF-8 is refused at its first byte", arguments: illFormedUTF8)
  func utf8(bytes: [UInt8], what: String) throws {
    for prefix in ["ab", "eight ascii bytes and more", "é"] {
      let start = prefix.utf8.count
      let problem = #expect(throws: SyntaxProblem.self, "\(what) after \(prefix)") {
        try SourceText(Array(prefix.utf8) + bytes)
      }
      #expect(problem?.range == SourceRange(start..<start + 1), "\(what) after \(prefix)")
    }
  }

  @Test("The message contains a byte that is wrong in UTF-8")
  func namesByte() throws {
    let problem = #expect(throws: SyntaxProblem.self) { try SourceText([0x61, 0x0F, 0xE9, 0x62]) }
    #expect(problem?.message == "byte 0xE9 is not valid UTF-8")
  }

  @Test("The position of an ill-formed byte includes the byte order mark")
  func utf8BehindMark() throws {
    let problem = #expect(throws: SyntaxProblem.self) { try SourceText([0xEF, 0xBB, 0xBF, 0x61, 0xFF]) }
    #expect(problem?.range == SourceRange(4..<5))
  }

  @Test(
    "Half of a surrogate pair in UTF-16 is refused at its position",
    arguments: [
      [0x3C, 0, 0x61, 0, 0x00, 0xD8, 0x62, 0], [0x3C, 0, 0x61, 0, 0x00, 0xDC, 0x62, 0],
      [0x3C, 0, 0x61, 0, 0x00, 0xD8], [0x3C, 0, 0x61, 0, 0x00, 0xD8, 0x00, 0xD8],
    ] as [[UInt8]])
  func loneSurrogate(bytes: [UInt8]) throws {
    let problem = #expect(throws: SyntaxProblem.self) { try SourceText(bytes) }
    #expect(problem?.range == SourceRange(4..<6))
  }

  @Test("UTF-16 with an odd number of bytes is refused at its last byte")
  func oddUTF16() throws {
    let problem = #expect(throws: SyntaxProblem.self) { try SourceText([0x3C, 0, 0x61, 0, 0x62]) }
    #expect(problem?.range == SourceRange(4..<5))
  }

  @Test(
    "A value that is not a UTF-32 character is refused at its position",
    arguments: [[0x00, 0xD8, 0, 0], [0, 0, 0x11, 0], [0xFF, 0xFF, 0xFF, 0xFF]] as [[UInt8]])
  func utf32(unit: [UInt8]) throws {
    let problem = #expect(throws: SyntaxProblem.self) { try SourceText([0x3C, 0, 0, 0] + unit) }
    #expect(problem?.range == SourceRange(4..<8))
  }

  @Test("UTF-32 that ends within a character is refused there")
  func cutUTF32() throws {
    let problem = #expect(throws: SyntaxProblem.self) { try SourceText([0x3C, 0, 0, 0, 0x61, 0]) }
    #expect(problem?.range == SourceRange(4..<6))
  }
}
