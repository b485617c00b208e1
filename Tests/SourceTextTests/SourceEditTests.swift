import SourceText
import Testing

@Suite("SourceEdit")
struct SourceEditTests {
  @Test("An edit changes only its own bytes, in every encoding", arguments: FileEncoding.allCases)
  func changesOnlyItsBytes(encoding: FileEncoding) throws {
    let text = try SourceText(encoding.file("<中>12é4</中>"))
    // In UTF-8: “<中>” 0–4, “12é4” 5–9.
    let edited = text.applying([SourceEdit(text.range(utf8: 5..<10), with: "😀.5")])
    #expect(edited == encoding.file("<中>😀.5</中>"))
  }

  @Test("Several edits are made in any order of the list")
  func anyOrder() throws {
    let text = try SourceText("one two three")
    let edits = [SourceEdit(SourceRange(8..<13), with: "3"), SourceEdit(SourceRange(0..<3), with: "1")]
    #expect(text.applying(edits) == Array("1 two 3".utf8))
  }

  @Test("Insertions at the same position keep their order")
  func insertionsKeepOrder() throws {
    let text = try SourceText("ac")
    let here = SourceRange(1..<1)
    let edits = ["1", "2", "3"].map { SourceEdit(here, with: $0) }
    #expect(text.applying(edits) == Array("a123c".utf8))
  }

  @Test("Adjacent edits do not overlap")
  func touching() throws {
    let text = try SourceText("abcd")
    let edits = [SourceEdit(SourceRange(0..<2), with: "x"), SourceEdit(SourceRange(2..<4), with: "y")]
    #expect(text.applying(edits) == Array("xy".utf8))
  }

  @Test("Overlapping edits are refused")
  func overlapping() throws {
    let text = try SourceText("abcd")
    let edits = [SourceEdit(SourceRange(0..<3), with: "x"), SourceEdit(SourceRange(2..<4), with: "y")]
    #expect(text.applying(edits) == nil)
  }

  @Test("An insertion inside the range that another edit replaces is refused")
  func insertionInside() throws {
    let text = try SourceText("abcd")
    let edits = [SourceEdit(SourceRange(1..<3), with: "x"), SourceEdit(SourceRange(2..<2), with: "y")]
    #expect(text.applying(edits) == nil)
  }

  @Test("An insertion before the range that another edit replaces is made, in any order of the list")
  func insertionBefore() throws {
    let text = try SourceText("abcd")
    let insertion = SourceEdit(SourceRange(1..<1), with: "+")
    let replacement = SourceEdit(SourceRange(1..<3), with: "x")
    #expect(text.applying([insertion, replacement]) == Array("a+xd".utf8))
    #expect(text.applying([replacement, insertion]) == Array("a+xd".utf8))
  }

  @Test("An insertion at the end of the file appends")
  func insertionAtEnd() throws {
    let text = try SourceText("ab")
    #expect(text.applying([SourceEdit(SourceRange(2..<2), with: "c")]) == Array("abc".utf8))
  }

  @Test("An edit beyond the end is refused")
  func pastEnd() throws {
    let text = try SourceText("ab")
    #expect(text.applying([SourceEdit(SourceRange(1..<3), with: "c")]) == nil)
  }

  @Test("An edit with characters that the file’s encoding does not have is refused")
  func cannotSpell() throws {
    let text = try SourceText([0x61, 0xE9], declared: .named("ISO-8859-1"))
    #expect(text.applying([SourceEdit(SourceRange(0..<1), with: "中")]) == nil)
  }

  @Test("Without edits the file is the same", arguments: FileEncoding.allCases)
  func withoutEdits(encoding: FileEncoding) throws {
    let bytes = encoding.file("<é/>\r\n")
    #expect(try SourceText(bytes).applying([]) == bytes)
  }
}
