import Diagnostics
import SourceText
import Testing

@Suite("TextReport")
struct TextReportTests {
  @Test("A finding is shown with its place, its rule, its line and a caret with tildes below the range")
  func wholeFinding() throws {
    let report = try report("<a>\n  <b>1,5</b>\n</a>", finding(9..<12))
    let expected = """
      f.xml:2:6: error: not a number [not-a-number]
          <b>1,5</b>
             ^~~

      """
    #expect(report == expected)
  }

  @Test("A caret counts characters, not bytes")
  func caretAfterWideCharacters() throws {
    // é of two bytes, 中 of three, 😀 of four.
    let report = try report("é中😀x", finding(9..<10))
    #expect(lines(report) == ["f.xml:1:4: error: not a number [not-a-number]", "  é中😀x", "     ^"])
  }

  @Test("A place between two characters is one caret")
  func emptyRange() throws {
    #expect(lines(try report("abc", finding(1..<1))).last == "   ^")
  }

  @Test("A finding at the end of the file has its caret after the line")
  func endOfFile() throws {
    #expect(lines(try report("abc", finding(3..<3))).last == "     ^")
  }

  @Test("A finding over several lines is marked to the end of its first line")
  func severalLines() throws {
    let report = try report("<a>\n  <b>\n</a>", finding(0..<9))
    #expect(lines(report) == ["f.xml:1:1: error: not a number [not-a-number]", "  <a>", "  ^~~"])
  }

  @Test("Tabs are shown as one space, so that the caret is at the right column")
  func tabs() throws {
    #expect(lines(try report("\t\tx", finding(2..<3))).suffix(2) == ["    x", "    ^"])
  }

  @Test("An escape sequence in the file does not reach the terminal")
  func controlCharacters() throws {
    let report = try report("a\u{1B}[31mb", finding(0..<1))
    #expect(!report.contains("\u{1B}"))
  }

  @Test("A finding about the file as a whole has neither place nor excerpt")
  func withoutRange() throws {
    #expect(try report("abc", finding(nil)) == "f.xml: error: not a number [not-a-number]\n")
  }

  @Test("Findings in a file that is not text have no excerpt")
  func withoutText() {
    let file = FileFindings(file: "f.xml", text: nil, findings: [finding(3..<4)])
    #expect(TextReport(.full).text(file, .plain) == "f.xml: error: not a number [not-a-number]\n")
  }

  @Test("A finding on an empty line has no excerpt")
  func emptyLine() throws {
    #expect(lines(try report("a\n\nb", finding(2..<2))) == ["f.xml:2:1: error: not a number [not-a-number]"])
  }

  @Test("Notes follow with their places, then the help")
  func notesAndHelp() throws {
    let report = try report(
      "<a>\n</b>",
      Finding(
        .error, .malformed, "mismatch", at: SourceRange(4..<8), help: "close it",
        notes: [.init("opened here", at: SourceRange(0..<3))]))
    let expected = """
      f.xml:2:1: error: mismatch [malformed]
        </b>
        ^~~~
      f.xml:1:1: note: opened here
        <a>
        ^~~
        help: close it

      """
    #expect(report == expected)
  }

  @Test("A long line is cut around the finding", arguments: [0, 1, 50, 99, 100, 101, 500, 2_499, 4_900, 4_990, 4_999])
  func longLine(place: Int) throws {
    var source = (0..<5_000).map { _ in "x" }
    source[place] = "!"
    let shown = lines(try report(source.joined(), finding(place..<place + 1)))
    try #require(shown.count == 3)
    let (excerpt, caret) = (Array(shown[1]), Array(shown[2]))
    #expect(excerpt.count <= 104)
    #expect(caret.firstIndex(of: "^") == excerpt.firstIndex(of: "!"))
    #expect(excerpt.contains("!"))
    #expect((excerpt[2] == "…") == (place > 33))
    #expect(excerpt.last == "…" || place > 4_900)
  }

  @Test("A long range is marked only up to the end of the excerpt")
  func longRange() throws {
    let shown = lines(try report(String(repeating: "x", count: 5_000), finding(1_000..<4_000)))
    #expect(shown[2].count <= shown[1].count)
    #expect(shown[2].contains("^~~~~"))
  }

  @Test("A line of the greatest width is not cut")
  func lineThatFits() throws {
    let line = String(repeating: "x", count: 100)
    #expect(lines(try report(line, finding(99..<100)))[1] == "  " + line)
  }

  @Test("Colours are used if they are set, and all of them end in the same line", arguments: Severity.allCases)
  func colors(severity: Severity) throws {
    let found = Finding(severity, .malformed, "m", at: SourceRange(0..<1))
    let file = FileFindings(file: "f", text: try SourceText(Array("ab".utf8)), findings: [found])
    let colored = TextReport(.full).text(file, .colored)
    let plain = TextReport(.full).text(file, .plain)
    #expect(!plain.contains("\u{1B}"))
    #expect(colored.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
    for line in colored.split(separator: "\n") where line.contains("\u{1B}") { #expect(line.contains("\u{1B}[0m")) }
    #expect(colored.contains("\u{1B}["))
  }

  @Test("Severities have different colours")
  func severityColors() throws {
    let text = try SourceText(Array("ab".utf8))
    let first = Severity.allCases.map { severity in
      let found = Finding(severity, .malformed, "m", at: SourceRange(0..<1))
      return TextReport(.full).text(FileFindings(file: "f", text: text, findings: [found]), .colored).prefix(17)
    }
    #expect(Set(first).count == 3)
  }

  private func finding(_ range: Range<Int>?) -> Finding {
    Finding(.error, .notANumber, "not a number", at: range.map(SourceRange.init))
  }

  private func report(_ source: String, _ findings: Finding...) throws -> String {
    let file = FileFindings(file: "f.xml", text: try SourceText(Array(source.utf8)), findings: findings)
    return TextReport(.full).text(file, .plain)
  }

  private func lines(_ report: String) -> [String] {
    report.split(separator: "\n").map(String.init)
  }
}

extension ReportStyle {
  fileprivate static let plain = ReportStyle(safeFixHint: "safe", unsafeFixHint: "unsafe", toolVersion: "1")
  fileprivate static let colored = ReportStyle(
    palette: ReportPalette(
      error: "\u{1B}[1;31m", warning: "\u{1B}[1;33m", info: "\u{1B}[1;36m", strong: "\u{1B}[1m", place: "\u{1B}[32m",
      end: "\u{1B}[0m"), safeFixHint: "safe", unsafeFixHint: "unsafe", toolVersion: "1")
}
