package import SourceText

/// Findings as a SARIF 2.1.0 log with the pages of the rules. Source: OASIS, SARIF Version 2.1.0.
public struct SARIFReport: ReportFormat {
  /// `sarif`.
  public var name: String { "sarif" }

  /// Makes the format, which has no settings.
  public init() {}

  /// An indented log with one run. It contains the pages of all rules that ran, also of those without findings.
  public func text(_ report: FindingReport, _ style: ReportStyle) -> String {
    Self.log(report.files, rules: report.rules, version: style.toolVersion).text(.indented) + "\n"
  }

  /// - Parameter version: the version of the tool.
  private static func log(_ files: [FileFindings], rules pages: [RulePage], version: String) -> JSONOutput {
    // Viewers find the page of a finding by its index in the list of rules.
    let indexes = Dictionary(pages.enumerated().map { ($1.identifier, $0) }) { first, _ in first }
    let results = files.filter { !$0.findings.isEmpty }.flatMap { file in
      let lines = file.text.map(LineTable.init)
      return file.findings.map { result($0, in: file.file, lines, indexes) }
    }
    return log(version: .string(version), rules: pages.map(rule), results: results)
  }

  /// A log with one run of tilescheme.
  ///
  /// - Parameter version: the version of the tool; `null` if it is not known.
  package static func log(version: JSONOutput, rules: [JSONOutput], results: [JSONOutput]) -> JSONOutput {
    let driver: [JSONOutput.Member] = [
      .init("name", .string("tilescheme")), .init("semanticVersion", version), .init("rules", .array(rules)),
    ]
    return .object([
      .init("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), .init("version", .string("2.1.0")),
      .init(
        "runs",
        .array([
          .object([
            .init("tool", .object([.init("driver", .object(driver))])),
            // Columns count Unicode scalars, as in all our output (§3.14.17).
            .init("columnKind", .string("unicodeCodePoints")), .init("results", .array(results)),
          ])
        ])),
    ])
  }

  private static func rule(_ page: RulePage) -> JSONOutput {
    .object([
      .init("id", .string(page.identifier)), .init("name", .string(page.name)),
      .init("shortDescription", text(page.summary)), .init("fullDescription", text(page.reason)),
      .init(
        "help",
        .object([.init("text", .string(page.remedy)), .init("markdown", .string(RuleMarkdown.text(page)))])),
      .init("defaultConfiguration", .object([.init("level", .string(level(page.severity)))])),
    ])
  }

  private static func result(
    _ finding: Finding, in file: String, _ lines: LineTable?, _ indexes: [String: Int]
  ) -> JSONOutput {
    let identifier = finding.identifier ?? finding.name
    var members: [JSONOutput.Member] = [.init("ruleId", .string(identifier))]
    if let index = indexes[identifier] { members.append(.init("ruleIndex", .integer(index))) }
    let message = finding.message + (finding.help.map { "\n\($0)" } ?? "")
    members += [
      .init("level", .string(level(finding.severity))), .init("message", text(message)),
      .init("locations", .array([.object([.init("physicalLocation", location(file, finding.range, lines))])])),
    ]
    if !finding.notes.isEmpty {
      members.append(
        .init(
          "relatedLocations",
          .array(
            finding.notes.map { note in
              .object([
                .init("physicalLocation", location(file, note.range, lines)), .init("message", text(note.message)),
              ])
            })))
    }
    return .object(members)
  }

  private static func location(_ file: String, _ range: SourceRange?, _ lines: LineTable?) -> JSONOutput {
    var members: [JSONOutput.Member] = [
      .init("artifactLocation", .object([.init("uri", .string(uri(file)))]))
    ]
    if let range, let lines {
      let start = lines.position(of: range.lowerBound)
      let end = lines.position(of: range.upperBound)
      members.append(
        .init(
          "region",
          .object([
            .init("startLine", .integer(start.line)), .init("startColumn", .integer(start.column)),
            .init("endLine", .integer(end.line)), .init("endColumn", .integer(end.column)),
          ])))
    }
    return .object(members)
  }

  private static func text(_ text: String) -> JSONOutput { .object([.init("text", .string(text))]) }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  /// A path as a URI reference (RFC 3986). Bytes that are not allowed there are percent-encoded. So are colons: before
  /// the first slash, a colon would end the name of a scheme such as `http`.
  private static func uri(_ path: String) -> String {
    var result = ""
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      let isKept =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-._~/!$&'()*+,;=@".unicodeScalars.contains(scalar))
      if isKept {
        result.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
