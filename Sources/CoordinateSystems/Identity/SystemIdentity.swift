/// The answer to whether two spatial references mean one coordinate system.
public enum SystemIdentity: Hashable, Sendable {
  case same
  case different
  /// Nothing says so, and nothing contradicts it: a reference without an identifier and without a text, or a text that
  /// only PROJ could explain.
  case unknown
}
