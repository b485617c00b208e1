public import Diagnostics
import SourceText

/// Parameters in a JSON file, with the names of ArcGIS or our own, so that a job can be saved and repeated.
public struct ParameterFile: Sendable {
  /// The texts of its parameters.
  public private(set) var texts = OptionTexts()
  private var settings: SettingsDocument
  private var ranges: [CreateOption: SourceRange] = [:]

  /// Reads the bytes of a file. Problems are in `findings`.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: the name of the file in messages.
  public init(_ bytes: [UInt8], named name: String) {
    settings = SettingsDocument(bytes, named: name, kind: "a parameter file")
    guard let document = settings.document else { return }
    for member in document.root.members { read(member, document) }
  }

  /// The findings of the file itself.
  public var findings: FileFindings { settings.fileFindings }

  /// The finding for an error about a value of this file, with the place of the value.
  ///
  /// - Parameters:
  ///   - error: the reason why no cache was created.
  ///   - name: spells the names of other parameters in the message.
  /// - Returns: `nil` if the error does not concern a value of this file.
  public func finding(_ error: CreationError, naming name: (ParameterName) -> String) -> FileFindings? {
    guard let option = error.option, let range = ranges[option] else { return nil }
    return settings.fileFindings(Finding(.error, .parameter, error.explanation.text(naming: name), at: range))
  }

  private mutating func read(_ member: JSONMember, _ document: JSONDocument) {
    guard let option = CreateOption.named(member.key) else {
      let known = CreateOption.allCases.compactMap(\.parameterNames.first).joined(separator: ", ")
      settings.add(
        .unknownParameter, "“\(member.key)” is not a parameter", at: document.keyRange(of: member),
        help: "the parameters are \(known)")
      return
    }
    if ranges[option] != nil {
      settings.add(
        .duplicateParameter, "“\(member.key)” repeats a parameter; only one is allowed",
        at: document.keyRange(of: member))
      return
    }
    // Noted for `null` too, so that a second member of the same parameter is a duplicate.
    ranges[option] = document.range(of: member.value)
    if member.value.isNull { return }
    guard let text = text(of: member.value, document) else {
      settings.add(
        .parameter, "“\(member.key)” is \(member.value.kindName); a string, a number or a list is needed",
        at: document.range(of: member.value))
      return
    }
    // “0 0” is the default of ArcGIS's tool for an origin that is not given; “#” has this meaning in arcpy.
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
