public import Diagnostics

/// A parameter of a build with its value, as a command takes it.
public struct BuildParameter: Hashable, Sendable {
  /// The name, which each program shows in its own spelling.
  public let name: ParameterName
  /// The value as text; empty for a switch, which has none.
  public let value: String

  init(_ name: String, _ value: String) {
    self.name = ParameterName(rawValue: name)
    self.value = value
  }
}
