/// The name of a parameter, such as `number-of-scales`.
///
/// Each module with parameters adds its names as static members. The program that shows a name decides on its spelling:
/// `--number-of-scales` on a command line, `number_of_scales` in Python.
public struct ParameterName: RawRepresentable, Hashable, Sendable {
  /// The name in lower case, with hyphens between words.
  public let rawValue: String

  /// - Parameter rawValue: the name in lower case, with hyphens between words.
  public init(rawValue: String) { self.rawValue = rawValue }
}
