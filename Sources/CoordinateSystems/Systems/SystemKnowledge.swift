import TilingSchemes

/// Where to look for the text of a system that its reference does not hold.
public enum SystemKnowledge: Hashable, Sendable {
  /// In the built-in table alone, so that libproj is not opened: for rules, which run on thousands of files.
  case builtInTable
  /// In the built-in table, then in PROJ’s database where libproj is installed.
  case proj
}

extension SpatialReference {
  /// The system’s text: its own, else Esri’s of its identifier; `nil` where nobody who is asked knows it.
  func text(asking knowledge: SystemKnowledge) -> String? {
    if let text = wellKnownText ?? KnownSystem.find(self)?.wellKnownText { return text }
    switch knowledge {
    case .builtInTable: return nil
    case .proj: return PROJ.esriText(of: self)
    }
  }
}
