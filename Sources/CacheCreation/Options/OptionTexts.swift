/// What the user gave, option by option, before it is understood.
///
/// The command line and a file of parameters become the same thing, so that every spelling means the same in both.
public struct OptionTexts: Sendable {
  private var texts: [CreateOption: String] = [:]

  public init(_ texts: [CreateOption: String] = [:]) { self.texts = texts }

  public subscript(option: CreateOption) -> String? {
    get { texts[option] }
    set { texts[option] = newValue }
  }

  /// The options given, in the order of their declaration.
  public var options: [CreateOption] { CreateOption.allCases.filter { texts[$0] != nil } }

  /// These, and the others' where these say nothing.
  public func filled(from others: OptionTexts) -> OptionTexts {
    OptionTexts(texts.merging(others.texts) { own, _ in own })
  }
}
