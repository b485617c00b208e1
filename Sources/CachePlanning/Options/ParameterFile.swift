public import Diagnostics
import SourceText

/// Options in a JSON file, with ArcGIS's parameter names or ours, so that a job is kept and repeated.
public struct ParameterFile: Sendable {
  public let name: String
  public let texts: OptionTexts
  /// What is wrong with the file itself.
  public let findings: FileFindings
  private let text: SourceText?
  private let ranges: [CreateOption: SourceRange]

  /// Reads a file's bytes; problems are in `findings`.
  ///
  /// - Parameter name: what it is called in messages.
  public init(_ bytes: [UInt8], named name: String) {
    var reader = Reader()
    var text: SourceText?
    do throws(SyntaxProblem) {
      let source = try SourceText(bytes)
      text = source
      reader.read(try JSONReader.read(source))
    } catch {
      reader.findings.append(Finding(error))
    }
    self.name = name
    self.text = text
    texts = reader.texts
    ranges = reader.ranges
    findings = FileFindings(file: name, text: text, findings: reader.findings)
  }

  /// A problem with a value, at its place; `nil` where the option is not from this file.
  public func finding(_ error: PlanningError) -> FileFindings? {
    guard let option = error.option, let range = ranges[option] else { return nil }
    return FileFindings(
      file: name, text: text, findings: [Finding(.error, "parameter", error.message, at: range)])
  }

  private struct Reader {
    var texts = OptionTexts()
    var ranges: [CreateOption: SourceRange] = [:]
    var findings: [Finding] = []

    mutating func read(_ document: JSONDocument) {
      guard document.root.isObject else {
        let message =
          "a file of parameters is an object such as {\"num_of_scales\": 5}; this is \(document.root.kindName)"
        findings.append(Finding(.error, "parameters", message, at: document.range(of: document.root)))
        return
      }
      for member in document.root.members { read(member, document) }
    }

    private mutating func read(_ member: JSONMember, _ document: JSONDocument) {
      guard let option = CreateOption.named(member.key) else {
        let known = CreateOption.allCases.compactMap(\.parameterNames.first).joined(separator: ", ")
        findings.append(
          Finding(
            .error, "unknown-parameter", "“\(member.key)” is no parameter", at: document.keyRange(of: member),
            help: "known are \(known)"))
        return
      }
      if ranges[option] != nil {
        findings.append(
          Finding(
            .error, "duplicate-parameter", "“\(member.key)” is given twice", at: document.keyRange(of: member)))
        return
      }
      ranges[option] = document.range(of: member.value)
      if member.value.isNull { return }
      guard let text = text(of: member.value, document) else {
        findings.append(
          Finding(
            .error, "parameter", "“\(member.key)” is \(member.value.kindName); a string, a number or a list is needed",
            at: document.range(of: member.value)))
        return
      }
      // ArcGIS's own default string for “not given” (`arcgis-semantics.md` §1.5); “#” is arcpy's.
      if text.isEmpty || text == "#" || (option == .origin && text == "0 0") { return }
      texts[option] = text
    }

    private func text(of value: JSONValue, _ document: JSONDocument) -> String? {
      switch value.kind {
      case .string(let text): return text
      case .number: return document.numberText(of: value)
      case .bool(let value): return value ? "true" : "false"
      case .array(let values):
        let texts = values.compactMap { $0.isNumber || $0.string != nil ? text(of: $0, document) : nil }
        return texts.count == values.count ? texts.joined(separator: ",") : nil
      case .null, .object: return nil
      }
    }
  }
}
