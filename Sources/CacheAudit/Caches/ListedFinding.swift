public import Diagnostics

/// One of the findings of a cache that are listed; the others are only counted.
public struct ListedFinding: Sendable {
  /// The finding, with the severity that the settings give it.
  public let finding: Finding
  /// The file, or the package and the entry.
  public let file: String
  /// The line in the file, from 1; `nil` if the finding is about the file as a whole.
  public let line: Int?

  /// The file, and the line if there is one, for people.
  public var place: String { line.map { "\(file), line \($0)" } ?? file }
}
