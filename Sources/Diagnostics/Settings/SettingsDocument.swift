package import SourceText

/// A JSON object whose members are settings, and what is wrong with it.
package struct SettingsDocument: Sendable {
  package let name: String
  package let document: JSONDocument?
  package private(set) var findings: [Finding] = []
  private let text: SourceText?

  /// - Parameter kind: what such an object is, in a message: `a file of parameters`.
  package init(_ bytes: [UInt8], named name: String, kind: String) {
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
      add(.settings, "\(kind) is a JSON object; this is \(root.kindName)", at: document?.range(of: root))
    }
  }

  package mutating func add(_ problem: Problem, _ message: String, at range: SourceRange?, help: String? = nil) {
    findings.append(Finding(.error, problem, message, at: range, help: help))
  }

  package var fileFindings: FileFindings { FileFindings(file: name, text: text, findings: findings) }

  /// A finding that came up later.
  package func fileFindings(_ finding: Finding) -> FileFindings {
    FileFindings(file: name, text: text, findings: [finding])
  }

  /// The members of the project's configuration; a name that no command knows is an error.
  package mutating func settings() -> [(name: String, value: JSONValue)] {
    guard let document else { return [] }
    for member in document.root.members where !ConfigurationFile.settings.contains(member.key) {
      add(
        .configuration, "“\(member.key)” is no setting", at: document.keyRange(of: member),
        help: "known are \(ConfigurationFile.settings.joined(separator: ", "))")
    }
    return document.root.members.map { ($0.key, $0.value) }
  }

  /// A list of texts, none of them empty.
  package mutating func texts(_ value: JSONValue, of name: String) -> [String] {
    let texts = value.array?.compactMap(\.string).filter { !$0.isEmpty }
    if let texts, texts.count == value.array?.count { return texts }
    add(.configuration, "“\(name)” is a list of strings", at: document?.range(of: value))
    return []
  }
}
