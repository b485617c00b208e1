/// The values that the user gave, parameter by parameter, before they are parsed.
///
/// Command lines, parameter files and calls of the library all use this type, so every spelling has the same meaning in
/// all of them.
public struct OptionTexts: Sendable {
  private var texts: [CreateOption: String] = [:]

  /// - Parameter texts: the given parameters. An empty text and `#` mean the default, as in arcpy.
  public init(_ texts: [CreateOption: String] = [:]) { self.texts = texts }

  /// The text of a parameter; `nil` if it is not given, or given as the default: an empty text or `#`.
  public subscript(option: CreateOption) -> String? {
    get { texts[option].flatMap { Self.isDefault($0) ? nil : $0 } }
    set { texts[option] = newValue }
  }

  /// The given parameters, in the order of their declaration.
  public var options: [CreateOption] { CreateOption.allCases.filter { self[$0] != nil } }

  /// These texts, completed with `others`. A parameter that is in both keeps its text here, also if that means the
  /// default.
  public func filled(from others: OptionTexts) -> OptionTexts {
    OptionTexts(texts.merging(others.texts) { own, _ in own })
  }

  /// Whether a text stands for a parameter that is not given. Scripts for arcpy write `#` or an empty text to skip a
  /// parameter, and `None` in a call that was copied. Source: ArcGIS Pro, “Use tools in Python”.
  private static func isDefault(_ text: String) -> Bool {
    let text = text.trimmed
    return text.isEmpty || text == "#" || text == "None"
  }
}
