import Diagnostics
import SourceText
import Testing

@Suite("JSONReport")
struct JSONReportTests {
  @Test("Places of a finding are lines, and columns in characters")
  func positions() throws {
    let found = Finding(
      .warning, .encoding, "m", at: SourceRange(7..<10), notes: [.init("n", at: SourceRange(0..<2))])
    let file = FileFindings(file: "f.xml", text: try SourceText(Array("é中\nx中y".utf8)), findings: [found])
    let expected = """
      [{"rule":"encoding","name":"encoding","severity":"warning","message":"m","file":"f.xml","line":2,"column":2,"endLine":2,\
      "endColumn":3,"notes":[{"message":"n","file":"f.xml","line":1,"column":1}],"fix":null}]
      """
    #expect(JSONReport.findings([file]).text(.compact) == expected)
  }

  @Test("A finding about the file as a whole is at line 1, column 1")
  func withoutRange() throws {
    let file = FileFindings(file: "f", text: nil, findings: [Finding(.error, .encoding, "m", at: nil)])
    let document = try JSONReader.read(SourceText(Array(JSONReport.findings([file]).text(.compact).utf8)))
    let object = try #require(document.root.array?.first)
    for key in ["line", "column", "endLine", "endColumn"] {
      #expect(object[key].map { document.numberText(of: $0) } == "1")
    }
  }

  @Test("Findings of several files are in one list, each with its file")
  func severalFiles() throws {
    let files = ["a", "b"].map {
      FileFindings(
        file: $0, text: nil,
        findings: [Finding(.info, .encoding, "1", at: nil), Finding(.info, .encoding, "2", at: nil)])
    }
    let document = try JSONReader.read(SourceText(Array(JSONReport.findings(files).text(.compact).utf8)))
    let found = document.root.array?.map { "\($0["file"]?.string ?? "") \($0["message"]?.string ?? "")" }
    #expect(found == ["a 1", "a 2", "b 1", "b 2"])
  }

  @Test("A finding in a package has its entry; an exclamation mark in the name of a folder is not a package")
  func entry() throws {
    let finding = Finding(.error, .problem(.encoding), "m", at: nil, tile: .init(level: 1, row: 2, column: 3))
    let files = [
      FileFindings(file: "a!b.tpkx!tile/L00/R0000C0000.bundle", in: "a!b.tpkx", text: nil, findings: [finding]),
      FileFindings(file: "caches!/L00/R0000C0000.bundle", text: nil, findings: [finding]),
    ]
    let document = try JSONReader.read(SourceText(Array(JSONReport.findings(files).text(.compact).utf8)))
    #expect(document.root.array?.map { $0["entry"]?.string } == ["tile/L00/R0000C0000.bundle", nil])
  }

  @Test("Without findings the list is empty")
  func none() {
    #expect(JSONReport.findings([]).text(.compact) == "[]")
  }
}
