public import Diagnostics
import SourceText

/// Parameters in a JSON file, with the names of ArcGIS or our own, so that a job can be saved and repeated.
public struct ParameterFile: Sendable {
  /// The texts of its parameters.
  public private(set) var texts = OptionTexts()
  private var settings: SettingsDocument
  private var ranges: [CreateOption: SourceRange] = [:]
  /// The options whose values cannot be read.
  private(set) var unreadable: Set<CreateOption> = []
  /// Whether an option can be meant by something that cannot be read, such as an unknown name.
  private(set) var hidesOptions = false

  /// Reads the bytes of a file. Problems are in `findings`.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: the name of the file in messages.
  ///   - tool: the tool of ArcGIS whose parameters an array lists in their order.
  public init(_ bytes: [UInt8], named name: String, for tool: ArcGISTool = .createMapServerCache) {
    settings = SettingsDocument(bytes, named: name, kind: "a parameter file", allowsArray: true)
    guard let document = settings.document else {
      hidesOptions = true
      return
    }
    for member in document.root.members { read(member, document) }
    if let values = document.root.array { read(values, tool, document) }
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
      hidesOptions = true
      let known = CreateOption.allCases.compactMap(\.parameterNames.first).joined(separator: ", ")
      settings.add(
        .unknownParameter, "“\(member.key)” is not a parameter", at: document.keyRange(of: member),
        help: "Use one of these parameters: \(known).")
      return
    }
    if ranges[option] != nil {
      settings.add(
        .duplicateParameter, "“\(member.key)” repeats a parameter; only one is allowed",
        at: document.keyRange(of: member))
      return
    }
    read(member.value, as: option, named: member.key, document)
  }

  /// Reads the parameters of a tool in the order of its syntax, as a script for arcpy lists them.
  private mutating func read(_ values: [JSONValue], _ tool: ArcGISTool, _ document: JSONDocument) {
    let options = tool.options(count: values.count)
    if values.isEmpty || values.count > options.count {
      settings.add(
        .settings, "the list has \(counted(values.count, "value")), but \(tool.rawValue) has 1 to \(options.count)",
        at: document.range(of: document.root),
        help: "The order of the parameters is: \(tool.names(count: values.count)).")
      if values.isEmpty { hidesOptions = true }
    }
    for (value, option) in zip(values, options) {
      guard let option else { continue }
      read(value, as: option, named: option.parameterNames[0], document)
    }
  }

  private mutating func read(
    _ value: JSONValue, as option: CreateOption, named name: String, _ document: JSONDocument
  ) {
    // Noted for `null` too, so that a second member of the same parameter is a duplicate.
    ranges[option] = document.range(of: value)
    if value.isNull { return }
    // A comma could also be between the thousands of one scale.
    guard let text = text(of: value, separator: option == .scales ? ";" : ",", document) else {
      unreadable.insert(option)
      settings.add(
        .parameter, "“\(name)” is \(value.kindName); a string, a number or a list is needed",
        at: document.range(of: value))
      return
    }
    texts[option] = text
  }

  private func text(of value: JSONValue, separator: String, _ document: JSONDocument) -> String? {
    switch value.kind {
    case .string(let text): return text
    case .number: return ScaleSpelling.marked(document.numberText(of: value))
    case .bool(let value): return value ? "true" : "false"
    case .array(let values):
      let texts = values.compactMap {
        $0.isNumber || $0.string != nil ? text(of: $0, separator: separator, document) : nil
      }
      return texts.count == values.count ? texts.joined(separator: separator) : nil
    case .null, .object: return nil
    }
  }
}
