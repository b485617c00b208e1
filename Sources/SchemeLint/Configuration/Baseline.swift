public import Diagnostics
public import FileAccess
import SourceText
public import SystemPackage

/// The findings of existing caches at the time when the tool was introduced. Only new findings are reported later.
///
/// A finding is identified by its file, its rule and its message, not by its line, so that lines can move. A fault
/// whose values change has another message and is new.
public struct Baseline: Sendable {
  /// The findings of one file, with how often each occurs: a file can have the same finding several times.
  private typealias Known = [Entry: Int]

  private struct Entry: Hashable, Sendable {
    let rule: String
    let message: String

    init(rule: String, message: String) {
      self.rule = rule
      self.message = message
    }

    var json: JSONOutput { .object([.init("rule", .string(rule)), .init("message", .string(message))]) }

    init(_ finding: Finding) { self.init(rule: finding.identifier ?? finding.name, message: finding.message) }
  }

  /// The findings of a file, compared with the baseline.
  public struct Comparison: Sendable {
    /// The file with only those findings that are not in the baseline.
    public let new: FileFindings
    /// How many findings of the file are in the baseline.
    public let knownCount: Int
    /// How many baseline entries of this file no longer occur.
    public let goneCount: Int
  }

  /// By the path relative to the folder of the baseline, or by the absolute path of a file outside that folder.
  private let files: [String: Known]
  private let folder: FilePath
  /// The problems of the baseline file itself; `nil` if it has none.
  public let problems: FileFindings?

  /// Reads a baseline. Problems of its content are in `problems`.
  ///
  /// - Throws: `FileAccessError` if the file cannot be read.
  public init(_ path: FilePath) throws(FileAccessError) {
    var settings = SettingsDocument(try FileReading.bytes(of: path), named: path.string, kind: "a baseline")
    files = Self.read(&settings)
    folder = Self.folder(of: path)
    problems = settings.findings.isEmpty ? nil : settings.fileFindings
  }

  /// Whether a file is a baseline as `text(of:at:)` writes it, so that a newer one may replace it.
  public static func isOne(_ path: FilePath) -> Bool {
    guard FileSystemEntry.at(path) == .file, let bytes = try? FileReading.bytes(of: path) else { return false }
    var settings = SettingsDocument(bytes, named: path.string, kind: "a baseline")
    guard let document = settings.document, document.root.isObject else { return false }
    _ = read(&settings)
    // Other documents can have a member “files” as well; ours has these two members and no others.
    return settings.findings.isEmpty && document.root.members.map(\.key).sorted() == ["files", "version"]
  }

  private static func read(_ settings: inout SettingsDocument) -> [String: Known] {
    guard let document = settings.document, document.root.isObject else { return [:] }
    var files: [String: Known] = [:]
    guard let list = document.root.members.first(where: { $0.key == "files" })?.value, list.isObject else {
      settings.add(.baseline, "a baseline must have an object “files”", at: document.range(of: document.root))
      return [:]
    }
    for file in list.members {
      for value in file.value.array ?? [] {
        func member(_ name: String) -> JSONValue? { value.members.first { $0.key == name }?.value }
        guard let rule = member("rule")?.string, let message = member("message")?.string else {
          settings.add(.baseline, "a finding must have a “rule” and a “message”", at: document.range(of: value))
          continue
        }
        files[file.key, default: [:]][Entry(rule: rule, message: message), default: 0] += 1
      }
    }
    return files
  }

  /// Compares the findings of a file with the baseline.
  public func compare(_ findings: FileFindings) -> Comparison {
    var left = files[Self.key(of: findings, in: folder)] ?? [:]
    guard !left.isEmpty else { return Comparison(new: findings, knownCount: 0, goneCount: 0) }
    var knownCount = 0
    let new = findings.filtered { finding in
      // Each entry hides one finding: a second equal finding in the file is new.
      guard let count = left[Entry(finding)], count > 0 else { return true }
      left[Entry(finding)] = count - 1
      knownCount += 1
      return false
    }
    return Comparison(new: new, knownCount: knownCount, goneCount: left.values.reduce(0, +))
  }

  /// How many entries are about files that do not exist any more.
  var lostFilesCount: Int {
    files.filter { !exists($0.key) }.reduce(0) { $0 + $1.value.values.reduce(0, +) }
  }

  /// Whether the file of an entry exists. Of an entry in a package, the package counts.
  private func exists(_ key: String) -> Bool {
    // The names of standard input and of services are no paths.
    if key.hasPrefix("<") || key.contains("://") { return true }
    let path = folder.pushing(FilePath(key))
    if FileSystemEntry.at(path) != nil { return true }
    guard let mark = path.string.lastIndex(of: "!") else { return false }
    return FileSystemEntry.at(FilePath(String(path.string[..<mark]))) != nil
  }

  /// The baseline without the entries that no longer occur. No finding is added.
  ///
  /// Entries of files that exist, but were not checked, stay.
  ///
  /// - Parameter checked: all files that were checked, with all their findings, also those in the baseline.
  public func pruned(to checked: [FileFindings]) -> Pruned {
    var left: [(key: String, entries: Known)] = []
    var removed = 0
    let found = checked.reduce(into: [String: Known]()) { found, file in
      var counts: Known = found[Self.key(of: file, in: folder)] ?? [:]
      for finding in file.findings { counts[Entry(finding), default: 0] += 1 }
      found[Self.key(of: file, in: folder)] = counts
    }
    for (key, known) in files.sorted(by: { $0.key < $1.key }) {
      let kept = exists(key) ? found[key].map { Self.common(known, $0) } ?? known : [:]
      removed += known.values.reduce(0, +) - kept.values.reduce(0, +)
      if !kept.isEmpty { left.append((key, kept)) }
    }
    let members = left.map { key, known in
      JSONOutput.Member(
        key,
        .array(
          known.sorted { ($0.key.rule, $0.key.message) < ($1.key.rule, $1.key.message) }
            .flatMap { Array(repeating: $0.key.json, count: $0.value) }))
    }
    return Pruned(text: Self.text(members), removedCount: removed)
  }

  /// The entries of both, as often as they occur in both.
  private static func common(_ known: Known, _ found: Known) -> Known {
    known.reduce(into: [:]) { common, entry in
      let count = min(entry.value, found[entry.key] ?? 0)
      if count > 0 { common[entry.key] = count }
    }
  }

  /// A baseline without the entries that no longer occur.
  public struct Pruned: Sendable {
    /// The text of the file.
    public let text: String
    /// How many entries were removed.
    public let removedCount: Int
  }

  /// The text of a baseline file with all findings.
  ///
  /// - Parameters:
  ///   - files: the files; those without findings are left out.
  ///   - path: where the baseline will be written. The names of the files are relative to its folder.
  public static func text(of files: [FileFindings], at path: FilePath) -> String {
    let folder = folder(of: path)
    let members = files.filter { !$0.findings.isEmpty }.map { file in
      JSONOutput.Member(
        key(of: file, in: folder),
        .array(file.findings.map { Entry($0).json }))
    }
    return text(members)
  }

  private static func text(_ members: [JSONOutput.Member]) -> String {
    JSONOutput.object([.init("version", .integer(1)), .init("files", .object(members))]).text(.indented) + "\n"
  }

  /// The folder without symbolic links, as `key` needs it.
  private static func folder(of path: FilePath) -> FilePath {
    let folder = path.removingLastComponent()
    return RealPath.of(folder.isEmpty ? "." : folder) ?? folder
  }

  /// The name of a file in the baseline: a path that does not depend on the working directory. The entry of a package
  /// follows after `!`.
  private static func key(of findings: FileFindings, in folder: FilePath) -> String {
    guard var path = RealPath.of(FilePath(findings.package ?? findings.file)) else { return findings.file }
    _ = path.removePrefix(folder)
    return path.string + (findings.entry.map { "!\($0)" } ?? "")
  }
}
