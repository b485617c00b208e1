import SchemeFormats
import TilingSchemes

/// Faults that a spatial reference has by itself. A rule that compares two references must not blame the sound one.
extension LintSubject {
  /// Whether a rule about one reference alone reports this one: its number is impossible, its text has an impossible
  /// unit or parameter, or the two contradict each other.
  ///
  /// Asked only after a difference was found, because it may need PROJ.
  func hasOwnFault(_ owner: SchemeField.ReferenceOwner) -> Bool {
    guard let stated = references.first(where: { $0.owner == owner }) else { return false }
    let reference = stated.reference
    if let number = reference.wkid ?? reference.latestWKID, number <= 0 { return true }
    if let text = stated.text, UnitFactor.hasFault(text) || ImpossibleParameter.hasFault(text) { return true }
    return isContradictory(stated)
  }

  /// Whether the text of a reference describes another system than its number, which SRS005 reports.
  func isContradictory(_ stated: StatedReference) -> Bool {
    guard stated.text != nil, stated.system != nil, let text = stated.reference.wellKnownText else { return false }
    return !LookedUpSystems.contradictions(of: text, in: stated.reference).isEmpty
  }

  /// Whether the reader of a document has reported an error within a value, so that nothing can be said about it.
  func hasReadingError(within place: Place) -> Bool {
    opened.documents[place.document].document.findings.contains { finding in
      guard finding.severity == .error, let range = finding.range else { return false }
      return range.lowerBound >= place.range.lowerBound && range.upperBound <= place.range.upperBound
    }
  }
}
