import Diagnostics
import SourceText

/// A JSON object whose members are settings, and what is wrong with it.
struct SettingsDocument {
  let name: String
  let document: JSONDocument?
  private(set) var findings: [Finding] = []
  private let text: SourceText?

  /// - Parameter kind: what such an object is, in a message: `a file of parameters`.
  init(_ bytes: [UInt8], named name: String, kind: String) {
    var text: SourceText?
    var document: JSONDocument?
    do throws(SyntaxProblem) {
      let source = try SourceText(bytes)
      text = source
      document = try JSONReader.read(source)
    } catch {
      findings.append(Finding(error))
    }
    self.name = name
    self.text = text
    self.document = document
    if let root = document?.root, !root.isObject {
      add("settings", "\(kind) is a JSON object; this is \(root.kindName)", at: document?.range(of: root))
    }
  }

  mutating func add(_ rule: String, _ message: String, at range: SourceRange?, help: String? = nil) {
    findings.append(Finding(.error, rule, message, at: range, help: help))
  }

  var fileFindings: FileFindings { FileFindings(file: name, text: text, findings: findings) }

  /// A finding that came up later.
  func fileFindings(_ finding: Finding) -> FileFindings {
    FileFindings(file: name, text: text, findings: [finding])
  }
}
