/// What the user gave, parameter by parameter, before it is understood.
///
/// A command line, a file of parameters and a call become the same thing, so that every spelling means the same in all.
public struct OptionTexts: Sendable {
  private var texts: [CreateOption: String] = [:]

  /// - Parameter texts: those that are given; an empty text is a value, and most parameters refuse it.
  public init(_ texts: [CreateOption: String] = [:]) { self.texts = texts }

  /// The text of a parameter; `nil` where it is not given.
  public subscript(option: CreateOption) -> String? {
    get { texts[option] }
    set { texts[option] = newValue }
  }

  /// The parameters given, in the order of their declaration.
  public var options: [CreateOption] { CreateOption.allCases.filter { texts[$0] != nil } }

  /// These, and the others' where these say nothing.
  public func filled(from others: OptionTexts) -> OptionTexts {
    OptionTexts(texts.merging(others.texts) { own, _ in own })
  }
}
