import ArgumentParser

/// An option whose value is one of a few words.
///
/// argument-parser derives the words of an enumeration as well, but through key paths. That takes a tenth of the time
/// that is needed to parse all arguments.
protocol ArgumentChoice: ExpressibleByArgument, CaseIterable, RawRepresentable where RawValue == String {}

extension ArgumentChoice {
  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
  /// Empty, because the help of each option explains its values.
  static var allValueDescriptions: [String: String] { [:] }
}
