import Foundation
import SourceText
import TestSupport
import Testing

@Suite("SourceText in an encoding that is not Unicode")
struct NamedEncodingTests {
  /// “中国€é😀” in GB 18030: characters of two and of four bytes.
  static let chinese: [UInt8] = [
    0xD6, 0xD0, 0xB9, 0xFA, 0xA2, 0xE3, 0xA8, 0xA6, 0x94, 0x39, 0xFC, 0x36,
  ]

  @Test("GB 18030 is read if it is declared")
  func readsGB18030() throws {
    let text = try SourceText([0x7B] + Self.chinese + [0x7D], declared: .named("GB18030"))
    #expect(String(decoding: text.utf8, as: UTF8.self) == "{中国€é😀}")
  }

  @Test("Latin-1 is read if it is declared")
  func readsLatin1() throws {
    let text = try SourceText([0x3C, 0xE9, 0xFF, 0x3E], declared: .named("ISO-8859-1"))
    #expect(String(decoding: text.utf8, as: UTF8.self) == "<éÿ>")
  }

  @Test("ASCII and other characters of GB 18030 map back to their bytes")
  func mapsGB18030() throws {
    let text = try SourceText([0x61] + Self.chinese + [0x62, 0x63], declared: .named("GB18030"))
    // In UTF-8: a 0, 中 1–3, 国 4–6, € 7–9, é 10–11, 😀 12–15, b 16, c 17.
    #expect(text.range(utf8: 0..<1) == SourceRange(0..<1))
    #expect(text.range(utf8: 1..<4) == SourceRange(1..<3))
    #expect(text.range(utf8: 10..<12) == SourceRange(7..<9))
    #expect(text.range(utf8: 12..<16) == SourceRange(9..<13))
    #expect(text.range(utf8: 16..<18) == SourceRange(13..<15))
  }

  @Test(
    "Every character of a random text maps back to the bytes that Python writes for it",
    .enabled(if: CommandRun.isInstalled("python3"), "python3 is not installed"),
    arguments: ["gb18030", "iso-8859-1", "shift_jis"])
  func mapsAsPython(name: String) throws {
    let pool: [Unicode.Scalar] =
      switch name {
      case "iso-8859-1": ["a", "\n", "\u{80}", "é", "ÿ", "<"]
      case "shift_jis": ["a", "\n", "中", "ｱ", "あ", "<"]
      default: ["a", "\n", "中", "€", "é", "ÿ", "😀", "\u{1234}", "0", "<"]
      }
    var generator = SeededGenerator(seed: 7)
    let lines = (0..<60).map { _ in
      (0..<30).map { _ in pool.randomElement(using: &generator) ?? "a" }.filter { $0 != "\n" }
    }
    // Python prints the bytes of each character in hexadecimal, one line for each line.
    let script = """
      import sys
      for line in sys.stdin.buffer.read().decode('utf-8').split('\\n'):
        print(' '.join(c.encode('\(name)').hex() for c in line))
      """
    let input = lines.map { String(String.UnicodeScalarView($0)) }.joined(separator: "\n")
    let run = try Python.run(script, input: Data(input.utf8))
    try #require(run.status == 0, "\(run.errors)")
    for (line, printed) in zip(lines, run.text.split(separator: "\n", omittingEmptySubsequences: false)) {
      let characters = printed.split(separator: " ").map { bytes(ofHexadecimal: $0) }
      try #require(characters.count == line.count)
      let text = try SourceText(characters.flatMap { $0 }, declared: .named(name))
      var (utf8, original) = (0, 0)
      for (scalar, bytes) in zip(line, characters) {
        let range = text.range(utf8: utf8..<utf8 + UTF8.width(scalar))
        #expect(range == SourceRange(original..<original + bytes.count))
        #expect(text.string(utf8: utf8..<utf8 + UTF8.width(scalar)) == String(scalar))
        utf8 += UTF8.width(scalar)
        original += bytes.count
      }
    }
  }

  @Test("A byte that does not start a character is refused at its position")
  func refusesInvalid() throws {
    let problem = #expect(throws: SyntaxProblem.self) {
      try SourceText([0x61, 0xD6, 0xD0, 0xFF, 0x62], declared: .named("GB18030"))
    }
    #expect(problem?.range == SourceRange(3..<4))
  }

  @Test("A truncated character at the end is refused")
  func refusesCut() throws {
    let problem = #expect(throws: SyntaxProblem.self) {
      try SourceText([0x61, 0xD6], declared: .named("GB18030"))
    }
    #expect(problem?.range == SourceRange(1..<2))
  }

  @Test("The error about an unknown encoding contains its name")
  func unknownEncoding() throws {
    let problem = #expect(throws: SyntaxProblem.self) { try SourceText([0x61], declared: .named("klingon-8")) }
    #expect(problem?.message.contains("klingon-8") == true)
  }

  @Test("Characters for an edit are written in the file’s encoding")
  func encodes() throws {
    let text = try SourceText([0x61], declared: .named("GB18030"))
    #expect(text.encode("a中国€é😀") == [0x61] + Self.chinese)
  }

  @Test("Characters that the encoding does not have are refused in an edit")
  func cannotEncode() throws {
    let text = try SourceText([0x61, 0xE9], declared: .named("ISO-8859-1"))
    #expect(text.encode("é") == [0xE9])
    #expect(text.encode("中") == nil)
  }

  private func bytes(ofHexadecimal text: some StringProtocol) -> [UInt8] {
    let digits = text.compactMap { $0.hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
