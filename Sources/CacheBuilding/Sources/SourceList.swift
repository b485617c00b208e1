import SourceText
public import SystemPackage

/// The paths in a list of rasters, one a line. Empty lines are ignored.
///
/// A line ends with a line feed, a carriage return or both. Spaces belong to the path, because names of files may begin
/// and end with them.
public struct SourceList: Sendable {
  /// In the order of their lines.
  public let paths: [FilePath]

  /// Reads a list in UTF-8, or in UTF-16 as a pipe in PowerShell writes it.
  ///
  /// - Throws: `SourceListError` if the bytes are not text, or a line cannot be a path.
  public init(_ bytes: [UInt8]) throws(SourceListError) {
    let text: SourceText
    do {
      text = try SourceText(bytes)
    } catch {
      throw .notText(error.message)
    }
    var paths: [FilePath] = []
    // Both characters of CR LF end a line; the empty line between them is ignored like any other.
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      // The system would read the path as if it ended there.
      guard !line.contains(0) else { throw .zeroByte(afterPaths: paths.count) }
      paths.append(FilePath(String(decoding: line, as: UTF8.self)))
    }
    self.paths = paths
  }
}

/// Why a file is not a list of rasters.
public enum SourceListError: Error, Hashable, Sendable {
  /// The bytes are not text: what is wrong with them.
  case notText(String)
  /// A path contains a byte with the value 0; with the number of paths before it.
  case zeroByte(afterPaths: Int)

  /// What is wrong, as the end of a sentence about the list.
  public var words: String {
    switch self {
    case .notText(let problem): "the list is not text in UTF-8 or UTF-16: \(problem)"
    case .zeroByte(let count): "path \(count + 1) contains a byte with the value 0; is it a list of paths, one a line?"
    }
  }
}
