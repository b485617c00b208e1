public import TilingSchemes

/// A level of a changed list of levels, with its place in the document that is changed.
public struct RevisedLevel: Hashable, Sendable {
  /// The level after the change. If it was in the document, only its number may differ.
  public let level: LevelOfDetail
  /// The index of the level in the list of the document, from 0; `nil` for a new level.
  public let source: Int?

  /// Takes both as they are.
  public init(_ level: LevelOfDetail, source: Int?) {
    self.level = level
    self.source = source
  }
}
