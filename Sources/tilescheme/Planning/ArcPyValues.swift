import ArgumentParser
import TileSchemeKit

/// The values of `--arcpy`: all parameters of a tool of ArcGIS in its order.
struct ArcPyValues {
  let tool: ArcGISTool
  let values: [String]

  var texts: OptionTexts { tool.texts(values) ?? OptionTexts() }

  /// Checks what the values cannot be: options after the list, a call of Python, or more values than parameters.
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
    let limit = tool.options(count: values.count).count
    if values.count > limit {
      throw ValidationError(
        "--arcpy has \(values.count) values, but the tool has \(limit) parameters: \(tool.names)")
    }
  }

  /// The spelling of a parameter in messages: its place in the list, because the user wrote no option.
  func name(_ parameter: ParameterName) -> String {
    guard let option = CreateOption(rawValue: parameter.rawValue), !values.isEmpty,
      let own = tool.parameter(option, count: values.count)
    else { return CommandWords.name(parameter) }
    return "\(own.name) (value \(own.position) of --arcpy)"
  }
}
