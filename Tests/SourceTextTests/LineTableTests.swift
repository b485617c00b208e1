import SourceText
import TestSupport
import Testing

@Suite("LineTable")
struct LineTableTests {
  @Test("Lines end with LF, CR LF or CR", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) throws {
    let lines = LineTable(try SourceText("one\(end)two\(end)\(end)four"))
    #expect((1...4).map { lines.line($0) } == ["one", "two", "", "four"])
    let startOfTwo = 3 + end.utf8.count
    #expect(lines.position(of: startOfTwo) == LineAndColumn(line: 2, column: 1))
    #expect(lines.position(of: startOfTwo + 2) == LineAndColumn(line: 2, column: 3))
  }

  @Test("Line ends of different kinds in one file end one line each")
  func mixedLineEnds() throws {
    let lines = LineTable(try SourceText("a\r\nb\rc\n\rd"))
    #expect((1...5).map { lines.line($0) } == ["a", "b", "c", "", "d"])
    #expect(lines.position(of: 8) == LineAndColumn(line: 5, column: 1))
  }

  @Test("The end of a file without a line end is on its last line")
  func endOfFile() throws {
    let lines = LineTable(try SourceText("ab\ncd"))
    #expect(lines.position(of: 5) == LineAndColumn(line: 2, column: 3))
  }

  @Test("The end of a file with a line end is on the line after it")
  func endAfterLineEnd() throws {
    let lines = LineTable(try SourceText("ab\n"))
    #expect(lines.position(of: 3) == LineAndColumn(line: 2, column: 1))
    #expect(lines.line(2).isEmpty)
  }

  @Test("A line that the file does not have is empty", arguments: [-1, 0, 3, 1000])
  func noSuchLine(number: Int) throws {
    #expect(LineTable(try SourceText("ab\ncd")).line(number).isEmpty)
  }

  @Test("Columns count Unicode scalars, not bytes and not letters")
  func columnsAreScalars() throws {
    // é of two bytes, 中 of three, 😀 of four, e with a combining accent: two scalars.
    let lines = LineTable(try SourceText("é中😀e\u{301}x"))
    let columns = [0, 2, 5, 9, 10, 12].map { lines.position(of: $0).column }
    #expect(columns == [1, 2, 3, 4, 5, 6])
  }

  @Test("A byte order mark takes no column", arguments: FileEncoding.allCases)
  func markTakesNoColumn(encoding: FileEncoding) throws {
    let lines = LineTable(try SourceText(encoding.file("ab")))
    let offset = encoding.mark.count + encoding.bytes("a").count
    #expect(lines.position(of: encoding.mark.count) == LineAndColumn(line: 1, column: 1))
    #expect(lines.position(of: offset) == LineAndColumn(line: 1, column: 2))
  }

  @Test("A position after Chinese characters has the right column in every encoding", arguments: FileEncoding.allCases)
  func columnAfterWideCharacters(encoding: FileEncoding) throws {
    let lines = LineTable(try SourceText(encoding.file("<a>中bc")))
    let offset = encoding.file("<a>中b").count
    #expect(lines.position(of: offset) == LineAndColumn(line: 1, column: 6))
  }

  @Test(
    "Every character of a random text has the line and column found by counting", arguments: FileEncoding.allCases)
  func everyScalar(encoding: FileEncoding) throws {
    var generator = SeededGenerator(seed: 99)
    var wrong = 0
    for _ in 0..<100 {
      let scalars: [Unicode.Scalar] = ["<", "a"] + generator.nextScalars(Int.random(in: 0...30, using: &generator))
      let lines = LineTable(try SourceText(encoding.file(String(String.UnicodeScalarView(scalars)))))
      var (line, column, offset) = (1, 1, encoding.mark.count)
      for (index, scalar) in scalars.enumerated() {
        if lines.position(of: offset) != LineAndColumn(line: line, column: column) { wrong += 1 }
        offset += encoding.bytes(String(scalar)).count
        column += 1
        let isCarriageReturnOfPair = scalar == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
        if scalar == "\n" || (scalar == "\r" && !isCarriageReturnOfPair) { (line, column) = (line + 1, 1) }
      }
    }
    #expect(wrong == 0)
  }
}
