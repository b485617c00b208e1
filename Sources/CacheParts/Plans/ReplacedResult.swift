import FileAccess
import SourceText
package import SystemPackage

/// What was at the path of the result when a plan was made that replaces it.
///
/// The result of such a plan exists before any part has run. Only the difference from what was there shows that the
/// plan is finished.
package struct ReplacedResult: Hashable, Sendable {
  /// Of a file, the numbers of its version; of a directory, the first of them. Its other numbers change with every name
  /// in it, but the new directory is another one.
  private let numbers: [Int]

  /// - Returns: `nil` if nothing exists there.
  package init?(at path: FilePath) {
    guard let entry = FileSystemEntry.at(path), let version = try? FileVersion(path) else { return nil }
    numbers = entry == .directory ? Array(version.numbers.prefix(1)) : version.numbers
  }

  /// - Returns: `nil` if the value is not the one of a plan.
  init?(_ value: JSONValue, in document: JSONDocument) {
    guard let list = value.array else { return nil }
    // As text, because an inode can have more digits than a number of JSON is sure to keep.
    let numbers = list.compactMap { $0.string.flatMap { Int($0) } }
    guard numbers.count == list.count, numbers.count == 1 || numbers.count == 4 else { return nil }
    self.numbers = numbers
  }

  var json: JSONOutput { .array(numbers.map { .string(String($0)) }) }
}
