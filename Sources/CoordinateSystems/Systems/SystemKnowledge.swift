import TilingSchemes

/// Where to look up the text of a system whose reference has none.
public enum SystemKnowledge: Hashable, Sendable {
  /// Only in the built-in table, so that libproj is not opened: for rules, which run on thousands of files.
  case builtInTable
  /// In the built-in table, then in PROJ’s database if libproj is installed.
  case proj
}

extension SpatialReference {
  /// The system’s text in Esri’s spelling: its own, that of the built-in table, or PROJ’s; `nil` if it is not found.
  package var knownText: String? { text(asking: .proj) }

  /// The system’s text: its own, or Esri’s text for its identifier; `nil` if it is not found.
  func text(asking knowledge: SystemKnowledge) -> String? {
    if let text = wellKnownText ?? KnownSystem.find(self)?.wellKnownText { return text }
    switch knowledge {
    case .builtInTable: return nil
    case .proj: return PROJ.esriText(of: self)
    }
  }
}
