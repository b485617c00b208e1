/// The name of something that a caller can choose, such as `number-of-scales`.
///
/// Each module that takes parameters adds its own names as static members. How a name is shown is for a face to say:
/// `--number-of-scales` on a command line, `number_of_scales` in Python.
public struct ParameterName: RawRepresentable, Hashable, Sendable {
  /// In lower case, with hyphens between words.
  public let rawValue: String

  /// - Parameter rawValue: in lower case, with hyphens between words.
  public init(rawValue: String) { self.rawValue = rawValue }
}
