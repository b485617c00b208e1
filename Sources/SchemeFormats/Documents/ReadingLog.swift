import Diagnostics
import SourceText
import TilingSchemes

/// Everything that a reader collects besides the model.
struct ReadingLog {
  var findings: [Finding] = []
  var positions = FieldPositions()
  var unheld: [SchemeDocument.UnheldItem] = []
  var remarks: [String] = []

  mutating func error(_ problem: Problem, _ message: String, at range: SourceRange?, help: String? = nil) {
    findings.append(Finding(.error, problem, message, at: range, help: help))
  }

  func document(
    _ format: any SchemeFormat, _ text: SourceText, _ model: CacheDescription, xml: XMLDocument? = nil,
    alternatives: [SchemeAlternative] = []
  ) -> SchemeDocument {
    SchemeDocument(
      format: format, text: text, model: model, alternatives: alternatives, findings: findings, positions: positions,
      unheld: unheld, remarks: remarks, xml: xml)
  }
}
