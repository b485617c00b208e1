package import SourceText

/// A JSON object whose members are settings, with the problems that were found in it.
package struct SettingsDocument: Sendable {
  /// The name of the file in findings.
  package let name: String
  /// The parsed document; `nil` if it is not well-formed JSON.
  package let document: JSONDocument?
  package private(set) var findings: [Finding] = []
  private let text: SourceText?

  /// Parses a file. A syntax error, or another value than an object, becomes a finding.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: the name of the file in findings.
  ///   - kind: the kind of the file in messages, such as `a file of parameters`.
  ///   - allowsArray: whether an array is accepted as well.
  package init(_ bytes: [UInt8], named name: String, kind: String, allowsArray: Bool = false) {
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
    if let root = document?.root, !root.isObject, !allowsArray || root.array == nil {
      add(.settings, "\(kind) must be a JSON object, not \(root.kindName)", at: document?.range(of: root))
    }
  }

  /// Adds an error. Settings have no warnings: with a setting ignored, the command would do something else than was
  /// meant.
  package mutating func add(_ problem: Problem, _ message: String, at range: SourceRange?, help: String? = nil) {
    findings.append(Finding(.error, problem, message, at: range, help: help))
  }

  package var fileFindings: FileFindings { FileFindings(file: name, text: text, findings: findings) }

  /// The file with one finding that was made later, when a setting was used.
  package func fileFindings(_ finding: Finding) -> FileFindings {
    FileFindings(file: name, text: text, findings: [finding])
  }

  /// The settings in the configuration of a project. An unknown name is an error.
  package mutating func settings() -> [(name: String, value: JSONValue)] {
    guard let document else { return [] }
    for member in document.root.members where !ConfigurationFile.settings.contains(member.key) {
      add(
        .configuration, "“\(member.key)” is not a setting", at: document.keyRange(of: member),
        help: "Use one of these settings: \(ConfigurationFile.settings.joined(separator: ", ")).")
    }
    return document.root.members.map { ($0.key, $0.value) }
  }

  /// A list of strings, none of them empty; an empty list and a finding if the value is anything else.
  package mutating func texts(_ value: JSONValue, of name: String) -> [String] {
    let texts = value.array?.compactMap(\.string).filter { !$0.isEmpty }
    if let texts, texts.count == value.array?.count { return texts }
    add(.configuration, "“\(name)” must be a list of strings that are not empty", at: document?.range(of: value))
    return []
  }
}
