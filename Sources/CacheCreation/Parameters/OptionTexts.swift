/// The values that the user gave, parameter by parameter, before they are parsed.
///
/// Command lines, parameter files and calls of the library all use this type, so every spelling has the same meaning in
/// all of them.
public struct OptionTexts: Sendable {
  private var texts: [CreateOption: String] = [:]

  /// - Parameter texts: the given parameters. An empty text is a value, which most parameters refuse.
  public init(_ texts: [CreateOption: String] = [:]) { self.texts = texts }

  /// The text of a parameter; `nil` if it is not given.
  public subscript(option: CreateOption) -> String? {
    get { texts[option] }
    set { texts[option] = newValue }
  }

  /// The given parameters, in the order of their declaration.
  public var options: [CreateOption] { CreateOption.allCases.filter { texts[$0] != nil } }

  /// These texts, completed with `others`. A parameter that is in both keeps its text here.
  public func filled(from others: OptionTexts) -> OptionTexts {
    OptionTexts(texts.merging(others.texts) { own, _ in own })
  }
}
