public import Diagnostics
import SourceText

/// Parameters in a JSON file, with ArcGIS's parameter names or ours, so that a job is kept and repeated.
public struct ParameterFile: Sendable {
  /// What it says, parameter by parameter.
  public private(set) var texts = OptionTexts()
  private var settings: SettingsDocument
  private var ranges: [CreateOption: SourceRange] = [:]

  /// Reads a file's bytes; problems are in `findings`.
  ///
  /// - Parameters:
  ///   - bytes: all of the file.
  ///   - name: what it is called in messages.
  public init(_ bytes: [UInt8], named name: String) {
    settings = SettingsDocument(bytes, named: name, kind: "a file of parameters")
    guard let document = settings.document else { return }
    for member in document.root.members { read(member, document) }
  }

  /// What is wrong with the file itself.
  public var findings: FileFindings { settings.fileFindings }

  /// A problem with a value, at its place.
  ///
  /// - Parameters:
  ///   - error: what kept a cache from being made.
  ///   - name: what other parameters are called in the message.
  /// - Returns: `nil` where the error is about no value of this file.
  public func finding(_ error: CreationError, naming name: (ParameterName) -> String) -> FileFindings? {
    guard let option = error.option, let range = ranges[option] else { return nil }
    return settings.fileFindings(Finding(.error, .parameter, error.explanation.text(naming: name), at: range))
  }

  private mutating func read(_ member: JSONMember, _ document: JSONDocument) {
    guard let option = CreateOption.named(member.key) else {
      let known = CreateOption.allCases.compactMap(\.parameterNames.first).joined(separator: ", ")
      settings.add(
        .unknownParameter, "“\(member.key)” is no parameter", at: document.keyRange(of: member),
        help: "known are \(known)")
      return
    }
    if ranges[option] != nil {
      settings.add(.duplicateParameter, "“\(member.key)” is given twice", at: document.keyRange(of: member))
      return
    }
    ranges[option] = document.range(of: member.value)
    if member.value.isNull { return }
    guard let text = text(of: member.value, document) else {
      settings.add(
        .parameter, "“\(member.key)” is \(member.value.kindName); a string, a number or a list is needed",
        at: document.range(of: member.value))
      return
    }
    // ArcGIS's own default string for “not given”, as its tool writes it; “#” is arcpy's.
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
