import CacheBuilding
import SystemPackage
import Testing

@Suite("Lists of rasters")
struct SourceListTests {
  private func paths(_ text: String) throws -> [FilePath] { try SourceList(Array(text.utf8)).paths }

  @Test(
    "each line is a path, whatever ends it",
    arguments: ["a.tif\nb c.tif\n", "a.tif\r\nb c.tif", "a.tif\rb c.tif\r\r"])
  func lines(_ text: String) throws {
    #expect(try paths(text) == ["a.tif", "b c.tif"])
  }

  @Test("empty lines are ignored, and spaces belong to the path")
  func spaces() throws {
    #expect(try paths("\n\n a.tif\n\nb.tif \n").map(\.string) == [" a.tif", "b.tif "])
    #expect(try paths("").isEmpty)
  }

  @Test("a byte order mark does not belong to the first path")
  func mark() throws {
    #expect(try paths("\u{FEFF}a.tif\nb.tif") == ["a.tif", "b.tif"])
  }

  @Test("a list in UTF-16, as PowerShell writes it, has the same paths")
  func utf16() throws {
    let bytes = "\u{FEFF}über.tif\r\nb.tif\r\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try SourceList(bytes).paths == ["über.tif", "b.tif"])
  }

  @Test("bytes that are not text are refused, and not changed into other names")
  func notText() {
    let error = #expect(throws: SourceListError.self) { try SourceList([0x61, 0xE9, 0x2E, 0x74, 0x69, 0x66]) }
    #expect(error?.words == "the list is not text in UTF-8 or UTF-16: byte 0xE9 is not valid UTF-8")
  }

  @Test("a path with a zero byte is refused, because the system would read a shorter one")
  func zero() {
    // The zero is far behind the places where two zeros would show UTF-16.
    let error = #expect(throws: SourceListError.self) { try paths("first.tif\nsecond\u{0}.tif\n") }
    #expect(error == .zeroByte(afterPaths: 1))
    #expect(error?.words.hasPrefix("path 2 contains a byte with the value 0") == true)
  }
}

@Suite("Texts of a stretch")
struct StretchTextTests {
  @Test("two numbers are the range of all bands, more are one range for each")
  func ranges() throws {
    #expect(try SourceOptions.Stretch(parsing: "0,4095") == .ranges([0...4095]))
    #expect(try SourceOptions.Stretch(parsing: "-1.5,2e3,0,1") == .ranges([-1.5...2000, 0...1]))
  }

  @Test("words are accepted in upper and lower case")
  func words() throws {
    #expect(try SourceOptions.Stretch(parsing: "MinMax") == .minimumToMaximum)
    #expect(try SourceOptions.Stretch(parsing: "none") == .clamped)
    #expect(try SourceOptions.Stretch(parsing: "PERCENT:2.5") == .percent(2.5))
    #expect(try SourceOptions.Stretch(parsing: "percent:0") == .percent(0))
  }

  @Test(
    "a percentage that leaves no values is refused",
    arguments: ["percent:", "percent:50", "percent:-1", "percent:nan", "percent:2 "])
  func percentages(_ text: String) {
    #expect(throws: StretchTextError.percentage) { try SourceOptions.Stretch(parsing: text) }
  }

  @Test(
    "ranges without a width that is a number are refused",
    arguments: ["", "5", "5,1", "5,5", "0,1,2", "0,inf", "nan,1", "-inf,inf", "a,b", "0,1,", "-1.7e308,1.7e308"])
  func badRanges(_ text: String) {
    #expect(throws: StretchTextError.form) { try SourceOptions.Stretch(parsing: text) }
  }
}
