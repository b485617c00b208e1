public import SystemPackage

/// Patterns of the files and folders that a run leaves out.
///
/// A pattern without a slash, such as `old*`, matches the name of a file or folder at any depth. A pattern with a slash,
/// such as `caches/2019`, matches a path from the folder of the patterns. A folder that matches is left out with all
/// its contents. `*` stands for any characters of a name, `?` for one, and `**` for any number of folders.
public struct PathExclusion: Sendable {
  private struct Pattern: Sendable {
    /// The pattern as it was given.
    let text: String
    /// The parts between the slashes.
    let parts: [[Unicode.Scalar]]
    /// Whether the pattern begins at the folder and not at any depth.
    let isAnchored: Bool
    /// The folder that paths are relative to, without symbolic links.
    let folder: FilePath

    /// Whether it matches a path without symbolic links, or an entry of a package at this path.
    func matches(_ real: FilePath, entry: String?) -> Bool {
      var relative = real
      let isBelow = relative.removePrefix(folder)
      guard isBelow || !isAnchored else { return false }
      let names = relative.components.map(\.string) + (entry?.split(separator: "/").map(String.init) ?? [])
      let scalars = names.map { Array($0.unicodeScalars) }
      return isAnchored
        ? PathExclusion.matchesBeginning(of: scalars[...], parts[...])
        : scalars.contains { PathExclusion.matches($0[...], parts[0][...]) }
    }
  }

  private var patterns: [Pattern] = []

  /// No patterns: nothing is left out.
  public init() {}

  /// - Parameters:
  ///   - patterns: the patterns; empty ones match nothing. A slash at the end has no meaning.
  ///   - folder: the folder that patterns with a slash begin at; empty for the working directory.
  public init(_ patterns: [String], in folder: FilePath) {
    // Resolved, because the paths that are compared with it are resolved as well.
    let folder = RealPath.place(of: folder) ?? folder
    self.patterns = patterns.map { pattern in
      let parts = pattern.split(separator: "/").map { Array($0.unicodeScalars) }.filter { $0 != ["."] }
      let isAnchored = pattern.dropLast().contains("/")
      return Pattern(text: pattern, parts: parts, isAnchored: isAnchored, folder: folder)
    }.filter { !$0.parts.isEmpty }
  }

  /// Whether there are no patterns.
  public var isEmpty: Bool { patterns.isEmpty }

  /// The patterns as they were given.
  public var texts: [String] { patterns.map(\.text) }

  /// The folder that the patterns begin at; `nil` if there are none, or they have several.
  package var folder: FilePath? {
    guard let first = patterns.first?.folder, patterns.allSatisfy({ $0.folder == first }) else { return nil }
    return first
  }

  /// Adds the patterns of another list, each with its own folder.
  public func union(_ other: PathExclusion) -> PathExclusion {
    var all = self
    all.patterns += other.patterns
    return all
  }

  /// Whether a file or folder is left out.
  ///
  /// - Parameters:
  ///   - path: the file or folder, or the package that contains the entry.
  ///   - entry: the name of an entry of the package, whose folders are compared like those of the package.
  public func excludes(_ path: FilePath, entry: String? = nil) -> Bool {
    // Nearly all runs have no patterns, and resolving a path takes a call for each of its folders.
    guard !patterns.isEmpty, let real = RealPath.place(of: path) else { return false }
    return patterns.contains { $0.matches(real, entry: entry) }
  }

  /// The patterns that leave out a file or folder, as they were given; empty if it is not left out.
  ///
  /// - Parameters:
  ///   - path: the file or folder, or the package that contains the entry.
  ///   - entry: the name of an entry of the package.
  public func patterns(excluding path: FilePath, entry: String? = nil) -> [String] {
    guard !patterns.isEmpty, let real = RealPath.place(of: path) else { return [] }
    return patterns.filter { $0.matches(real, entry: entry) }.map(\.text)
  }

  /// Whether the first parts of a path match all parts of a pattern: then the path is in the folder, or is the file.
  private static func matchesBeginning(
    of path: ArraySlice<[Unicode.Scalar]>, _ pattern: ArraySlice<[Unicode.Scalar]>
  ) -> Bool {
    guard let part = pattern.first else { return true }
    if part == ["*", "*"] {
      let rest = pattern.dropFirst()
      // At the end it stands for everything in the folder, but not for the folder itself.
      guard !rest.isEmpty else { return !path.isEmpty }
      return (0...path.count).contains { matchesBeginning(of: path.dropFirst($0), rest) }
    }
    guard let name = path.first, matches(name[...], part[...]) else { return false }
    return matchesBeginning(of: path.dropFirst(), pattern.dropFirst())
  }

  /// Whether a name matches a part of a pattern.
  ///
  /// After a mismatch, only the last `*` takes one more character. So the time is at most the product of both lengths.
  private static func matches(_ name: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>) -> Bool {
    var (name, pattern) = (name, pattern)
    var last: (name: ArraySlice<Unicode.Scalar>, pattern: ArraySlice<Unicode.Scalar>)?
    while let scalar = name.first {
      if pattern.first == "*" {
        pattern = pattern.dropFirst()
        last = (name, pattern)
      } else if pattern.first == "?" || pattern.first == scalar {
        (name, pattern) = (name.dropFirst(), pattern.dropFirst())
      } else if let again = last {
        name = again.name.dropFirst()
        pattern = again.pattern
        last = (name, pattern)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == "*" }
  }
}
