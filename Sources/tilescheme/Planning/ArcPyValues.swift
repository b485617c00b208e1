import ArgumentParser
import TileSchemeKit

/// The values of `--arcpy`: all parameters of a tool of ArcGIS in its order.
struct ArcPyValues {
  let tool: ArcGISTool
  let values: [String]

  /// - Parameter words: the words after `--arcpy`; a tile size such as `256 x 256` may be three of them.
  init(tool: ArcGISTool, words: [String]) {
    self.tool = tool
    var values: [String] = []
    var place = 0
    while place < words.count {
      let next = words[place...].prefix(3)
      let isSize =
        next.count == 3 && ["x", "by"].contains(words[place + 1].lowercased()) && Int(words[place]) != nil
        && Int(words[place + 2]) != nil
      values.append(isSize ? next.joined(separator: " ") : words[place])
      place += isSize ? 3 : 1
    }
    self.values = values
  }

  var texts: OptionTexts { tool.texts(values) }

  /// The fault of too many values, which is reported together with those of the values; otherwise empty.
  var faults: [CreationError] { [tool.fault(of: values)].compactMap(\.self) }

  /// Checks what the values cannot be: options after the list, or a call of Python.
  func validate() throws {
    // argument-parser gives everything after --arcpy to it, so an option there would become the value of a parameter.
    if let option = values.first(where: { $0.hasPrefix("--") }) {
      throw ValidationError("\(option) is an option; write it before --arcpy, after which all words are values")
    }
    if let call = values.first(where: { $0.hasPrefix("arcpy.") || $0.contains("\(tool.rawValue)(") }) {
      throw ValidationError(
        "--arcpy needs the values one by one, not the call “\(call.prefix(30))…”: without “arcpy.server.…(”, commas and r\"\""
      )
    }
  }

  /// The spelling of a parameter in messages: its place in the list, because the user wrote no option.
  func name(_ parameter: ParameterName) -> String {
    guard let option = CreateOption(rawValue: parameter.rawValue),
      let own = tool.parameter(option, count: values.count)
    else { return CommandWords.name(parameter) }
    return "\(own.name) (value \(own.position) of --arcpy)"
  }

  /// `value 10` of “scales (value 10 of --arcpy)”; other names as they are.
  private static func shortened(_ name: String) -> String {
    guard let start = name.firstRange(of: "(value ")?.lowerBound,
      let end = name.firstRange(of: " of --arcpy)")?.lowerBound
    else { return name }
    return String(name[name.index(after: start)..<end])
  }

  /// A value that is missing moves all that follow to wrong places, where most of them are faults of their own.
  ///
  /// - Returns: one sentence without a full stop; `nil` if no value is missing, or few of them are wrong.
  func shiftAdvice(_ errors: [CreationError]) -> String? {
    let options = tool.options(count: values.count)
    let wrong = Set(errors.compactMap(\.option).filter { options.contains($0) })
    guard values.count < options.count, wrong.count >= Self.fewestShifted else { return nil }
    return
      "--arcpy has \(values.count) of \(options.count) values, and \(wrong.count) are wrong; if one is left out in the "
      + "middle, all after it are in the wrong place: write \"#\" for each value that the script leaves out"
  }

  /// As many wrong values seldom have causes of their own.
  private static let fewestShifted = 3

  /// The errors in the order of the values. Errors about something else come first.
  func inOrder(_ errors: [CreationError]) -> [CreationError] {
    let options = tool.options(count: values.count)
    let place = { (error: CreationError) in error.subject.flatMap(options.firstIndex) ?? -1 }
    return errors.enumerated().sorted { (place($0.element), $0.offset) < (place($1.element), $1.offset) }.map(\.element)
  }

  /// A message about values by their places, of which none can be left out: `#` stands for the default.
  private func placed(_ message: Message) -> String {
    var text = ""
    var named: Set<ParameterName> = []
    for piece in message.pieces {
      switch piece {
      case .text(let own): text += own
      case .parameter(let parameter):
        let own = name(parameter)
        if own != CommandWords.name(parameter) {
          for (omission, value) in [("leave out ", "write \"#\" for "), ("without ", "with \"#\" for ")]
          where text.hasSuffix(omission) {
            text = text.dropLast(omission.count) + value
          }
        }
        // The whole name once is enough: “scales (value 10 of --arcpy): give value 10 as a list”.
        text += named.insert(parameter).inserted ? own : Self.shortened(own)
      }
    }
    return text
  }

  /// An error with the parameter that it is about, also where the value is a path whose file is what is wrong.
  func text(_ error: CreationError) -> String {
    let text = placed(error.message)
    guard error.option == nil, let subject = error.subject?.parameter else { return text }
    let own = name(subject)
    return text.hasPrefix(own) ? text : "\(own): \(text)"
  }
}
