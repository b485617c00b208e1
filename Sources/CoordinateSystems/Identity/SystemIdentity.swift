/// The answer to whether two spatial references mean one coordinate system.
public enum SystemIdentity: Hashable, Sendable {
  case same
  case different
  /// Nothing says so, and nothing contradicts it: a reference without an identifier and without a text, or a text that
  /// only PROJ could explain.
  case unknown
}

/// Where the comparison of two spatial references may look for what they do not say themselves.
public enum SystemKnowledge: Hashable, Sendable {
  /// In the built-in table alone, so that libproj is not opened: for rules, which run on thousands of files.
  case builtInTable
  /// In the built-in table, then in PROJ’s database where libproj is installed.
  case proj
}
