import SourceText

/// Findings as a code quality report of GitLab, which shows them beside the changes of a merge request.
///
/// Source: GitLab, “Code Quality”, the section on the format of the report. It is a part of Code Climate's format. A path is
/// relative to the top of the repository, and must not begin with `./`.
public struct GitLabReport: ReportFormat {
  /// `gitlab`.
  public var name: String { "gitlab" }

  /// Makes the format, which has no settings.
  public init() {}

  /// A JSON array with one object for each finding. It is empty if there are none; GitLab then shows no problems.
  public func text(_ report: FindingReport, _ style: ReportStyle) -> String {
    let paths = style.paths()
    var repetitions: [String: Int] = [:]
    let issues = report.files.filter { !$0.findings.isEmpty }.flatMap { file in
      let lines = file.text.map(LineTable.init)
      // GitLab finds a file by its path in the repository, so a document in a package has the path of the package.
      let path = paths.path(of: file.package ?? file.file)
      let name = paths.path(of: file.file)
      return file.findings.map { finding in
        // The line is not a part of the identity: a finding that only moves is not a new one.
        let identity = [finding.identifier ?? finding.name, name, finding.message].joined(separator: "\n")
        let number = repetitions[identity, default: 0]
        repetitions[identity] = number + 1
        return Self.issue(finding, path, lines, fingerprint: Self.fingerprint("\(identity)\n\(number)"))
      }
    }
    return JSONOutput.array(issues).text(.indented) + "\n"
  }

  private static func issue(
    _ finding: Finding, _ path: String, _ lines: LineTable?, fingerprint: String
  ) -> JSONOutput {
    // A line is required. Findings about the whole file, or about tiles, are shown at its beginning.
    var line = 1
    if let range = finding.range, let lines { line = lines.position(of: range.lowerBound).line }
    return .object([
      .init("description", .string(finding.message)),
      .init("check_name", .string(finding.identifier ?? finding.name)),
      .init("fingerprint", .string(fingerprint)),
      .init("severity", .string(severity(finding.severity))),
      .init(
        "location",
        .object([.init("path", .string(path)), .init("lines", .object([.init("begin", .integer(line))]))])),
    ])
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }

  /// FNV-1a with 64 bits. GitLab only compares fingerprints, and `Hasher` gives another value in each run.
  ///
  /// Source: draft-eastlake-fnv, the constants for 64 bits.
  private static func fingerprint(_ text: String) -> String {
    let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
