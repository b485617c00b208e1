import Foundation
import SourceText
import TestSupport
import Testing

@Suite("Comma-separated values")
struct CSVTableTests {
  private static let rows = [
    ["plain", "a,b", "say \"no\"", "two\nlines"], ["", "; ", "1.5", "cr\rlf\r\n"], ["é", "=1", " blank ", "'"],
  ]

  @Test("Rows end with CR and LF, and only cells that need them have quotation marks (RFC 4180)")
  func text() {
    #expect(CSVTable([["a", "b,c"], ["1.5", "x\"y"]]).text == "a,\"b,c\"\r\n1.5,\"x\"\"y\"\r\n")
    #expect(CSVTable([["L0; L1", ""]]).text == "L0; L1,\r\n")
  }

  @Test(
    "Python's reader gets the cells back", .enabled(if: CommandRun.isInstalled("python3"), "Python is not installed"))
  func python() throws {
    let program =
      "import csv, io, json, sys; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.read(), newline='')))))"
    let input = Data(CSVTable(Self.rows).text.utf8)
    let run = try CommandRun(
      "python3", ["-c", program.replacing("sys.stdin.read()", with: "sys.stdin.buffer.read().decode()")], input: input)
    #expect(try JSONDecoder().decode([[String]].self, from: run.output) == Self.rows, "\(run.errors)")
  }
}
