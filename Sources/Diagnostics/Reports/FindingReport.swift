public import SourceText

/// What a command found, whatever the format in which it is reported.
public struct FindingReport: Sendable {
  /// The command that found it, such as `lint`.
  public let command: String
  /// The files with findings, and those without where the report format lists clean files.
  public var files: [FileFindings]
  /// How many more files there are, without findings.
  public var cleanCount: Int
  /// The rules that ran.
  public let rules: [RulePage]
  /// What the command adds to the JSON.
  public let members: [JSONOutput.Member]

  /// By default there are no more files without findings, and nothing is added to the JSON.
  public init(
    command: String, files: [FileFindings], cleanCount: Int = 0, rules: [RulePage], members: [JSONOutput.Member] = []
  ) {
    self.command = command
    self.files = files
    self.cleanCount = cleanCount
    self.rules = rules
    self.members = members
  }

  /// The numbers of files and findings, counted anew at each call; clean files are included.
  public var summary: FindingSummary { FindingSummary(files, cleanCount: cleanCount) }
}
