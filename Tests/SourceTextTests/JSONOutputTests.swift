import Foundation
import SourceText
import TestSupport
import Testing

@Suite("JSONOutput")
struct JSONOutputTests {
  static let texts = [
    "", "plain", "\"\\/", "\u{0}\u{1}\u{1F}", "\u{8}\u{C}\n\r\t", "\u{7F}\u{2028}", "é中😀\u{10FFFF}", "</script>",
  ]

  static let sample = JSONOutput.object([
    .init("a", .array([.integer(1), .double(0.5), .number("1.0"), .null, .bool(true), .bool(false)])),
    .init("b", .object([])), .init("c", .array([])), .init("d", .object([.init("e", .string("x"))])),
  ])

  @Test("The compact layout has one line and no spaces")
  func compact() {
    #expect(Self.sample.text(.compact) == #"{"a":[1,0.5,1.0,null,true,false],"b":{},"c":[],"d":{"e":"x"}}"#)
  }

  @Test("The indented layout has two spaces per level")
  func indented() {
    let expected = """
      {
        "a": [
          1,
          0.5,
          1.0,
          null,
          true,
          false
        ],
        "b": {},
        "c": [],
        "d": {
          "e": "x"
        }
      }
      """
    #expect(Self.sample.text(.indented) == expected)
  }

  @Test("A text that was written is read back unchanged, as a value and as a name", arguments: texts)
  func roundTrip(text: String) throws {
    let output = JSONOutput.object([.init(text, .string(text))]).text(.compact)
    let document = try JSONReader.read(SourceText(output))
    #expect(document.root.members.first?.key == text)
    #expect(document.root.members.first?.value.string == text)
  }

  @Test("Control characters are written as escapes, and no other characters than necessary")
  func escapes() {
    #expect(JSONOutput.quote("a\u{1}\n\"\\/é") == #""a\u0001\n\"\\/é""#)
  }

  @Test(
    "Python reads back the text that was written",
    .enabled(if: CommandRun.isInstalled("python3"), "python3 is not installed"))
  func pythonReads() throws {
    let output = JSONOutput.array(Self.texts.map { .string($0) }).text(.indented)
    let script = """
      import json, sys
      for text in json.load(sys.stdin.buffer): print(text.encode().hex())
      """
    let run = try Python.run(script, input: Data(output.utf8))
    let expected = Self.texts.map { text in text.utf8.map { String(format: "%02x", $0) }.joined() }
    #expect(run.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) == expected)
  }

  @Test("A value that was read is written with its own digits and duplicates")
  func keepsSpelling() throws {
    let source = #"{"a":1.50,"a":-0E+2,"b":[1e-009,"\u0041"]}"#
    let document = try JSONReader.read(SourceText(source))
    let written = JSONOutput(document.root, in: document).text(.compact)
    #expect(written == #"{"a":1.50,"a":-0E+2,"b":[1e-009,"A"]}"#)
  }
}
