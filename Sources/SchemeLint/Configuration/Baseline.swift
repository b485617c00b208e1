public import Diagnostics
public import FileAccess
import SourceText
public import SystemPackage

/// Findings that an estate had when it took up the tool: they are known, and the new ones count.
///
/// A finding is known by its file, its rule and its message, so that lines may move; a defect that changes is new.
public struct Baseline: Sendable {
  /// What a file may have, each as many times.
  private typealias Known = [Entry: Int]

  private struct Entry: Hashable, Sendable {
    let rule: String
    let message: String

    init(rule: String, message: String) {
      self.rule = rule
      self.message = message
    }

    init(_ finding: Finding) { self.init(rule: finding.identifier ?? finding.name, message: finding.message) }
  }

  /// What is left of a file's findings.
  public struct Comparison: Sendable {
    /// The file with those findings only that the baseline does not list.
    public let new: FileFindings
    /// How many findings are known.
    public let knownCount: Int
    /// How many of those that the baseline lists are gone.
    public let goneCount: Int
  }

  /// By the path below the baseline’s folder, or the absolute one.
  private let files: [String: Known]
  private let folder: FilePath
  /// What is wrong with the file.
  public let problems: FileFindings?

  /// Reads a baseline; problems inside it are in `problems`.
  ///
  /// - Throws: `FileAccessError` where it cannot be read.
  public init(_ path: FilePath) throws(FileAccessError) {
    var settings = SettingsDocument(try FileReading.bytes(of: path), named: path.string, kind: "a baseline")
    files = Self.read(&settings)
    folder = Self.folder(of: path)
    problems = settings.findings.isEmpty ? nil : settings.fileFindings
  }

  private static func read(_ settings: inout SettingsDocument) -> [String: Known] {
    guard let document = settings.document, document.root.isObject else { return [:] }
    var files: [String: Known] = [:]
    guard let list = document.root.members.first(where: { $0.key == "files" })?.value, list.isObject else {
      settings.add(.baseline, "a baseline has an object “files”", at: document.range(of: document.root))
      return [:]
    }
    for file in list.members {
      for value in file.value.array ?? [] {
        func member(_ name: String) -> JSONValue? { value.members.first { $0.key == name }?.value }
        guard let rule = member("rule")?.string, let message = member("message")?.string else {
          settings.add(.baseline, "a finding has a “rule” and a “message”", at: document.range(of: value))
          continue
        }
        files[file.key, default: [:]][Entry(rule: rule, message: message), default: 0] += 1
      }
    }
    return files
  }

  /// What of a file's findings is new.
  public func compare(_ findings: FileFindings) -> Comparison {
    var left = files[Self.key(of: findings, in: folder)] ?? [:]
    guard !left.isEmpty else { return Comparison(new: findings, knownCount: 0, goneCount: 0) }
    var knownCount = 0
    let new = findings.filtered { finding in
      guard let count = left[Entry(finding)], count > 0 else { return true }
      left[Entry(finding)] = count - 1
      knownCount += 1
      return false
    }
    return Comparison(new: new, knownCount: knownCount, goneCount: left.values.reduce(0, +))
  }

  /// A baseline of all findings, as its file holds it.
  public static func text(of files: [FileFindings], at path: FilePath) -> String {
    let folder = folder(of: path)
    let members = files.filter { !$0.findings.isEmpty }.map { file in
      JSONOutput.Member(
        key(of: file, in: folder),
        .array(
          file.findings.map { finding in
            let entry = Entry(finding)
            return .object([.init("rule", .string(entry.rule)), .init("message", .string(entry.message))])
          }))
    }
    return JSONOutput.object([.init("version", .integer(1)), .init("files", .object(members))]).text(.indented) + "\n"
  }

  private static func folder(of path: FilePath) -> FilePath {
    let folder = path.removingLastComponent()
    return RealPath.of(folder.isEmpty ? "." : folder) ?? folder
  }

  /// A path that is the same from wherever the tool is called; what lies in a package keeps its `!`.
  private static func key(of findings: FileFindings, in folder: FilePath) -> String {
    guard var path = RealPath.of(FilePath(findings.package ?? findings.file)) else { return findings.file }
    _ = path.removePrefix(folder)
    return path.string + (findings.entry.map { "!\($0)" } ?? "")
  }
}
