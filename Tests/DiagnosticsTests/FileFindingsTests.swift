import Diagnostics
import Testing

@testable import SourceText

@Suite("FileFindings")
struct FileFindingsTests {
  @Test("Findings are sorted by place, those about the whole file first")
  func sorted() {
    let file = FileFindings(
      file: "f", text: nil, findings: [found("c", at: 9), found("a", at: nil), found("b", at: 3)])
    #expect(file.findings.map(\.message) == ["a", "b", "c"])
  }

  @Test("Findings at the same place keep their order")
  func stable() {
    let names = (0..<50).map { "message \($0)" }
    let file = FileFindings(file: "f", text: nil, findings: names.map { found($0, at: 5) })
    #expect(file.findings.map(\.message) == names)
  }

  @Test(
    "A file has errors only if a finding is an error",
    arguments: [([], false), ([.info, .warning], false), ([.info, .error], true)] as [([Severity], Bool)])
  func hasErrors(severities: [Severity], expected: Bool) {
    let findings = severities.map { Finding($0, .malformed, "m", at: nil) }
    #expect(FileFindings(file: "f", text: nil, findings: findings).hasErrors == expected)
  }

  @Test("An error is more severe than a warning, and a warning more severe than information")
  func severityOrder() {
    #expect([.error, .info, .warning].sorted() == [Severity.info, .warning, .error])
  }

  @Test("A syntax error becomes an error with its place and its note")
  func problem() {
    let problem = SyntaxProblem(
      "mismatch", at: SourceRange(4..<8), note: SyntaxProblem.Note(message: "opened here", range: SourceRange(0..<3)))
    let expected = Finding(
      .error, .malformed, "mismatch", at: SourceRange(4..<8), notes: [.init("opened here", at: SourceRange(0..<3))])
    #expect(Finding(problem) == expected)
  }

  private func found(_ message: String, at offset: Int?) -> Finding {
    Finding(.warning, .malformed, message, at: offset.map { SourceRange($0..<$0 + 1) })
  }
}
