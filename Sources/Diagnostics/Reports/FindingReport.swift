public import SourceText

/// The findings of a command, from which all report formats are made.
public struct FindingReport: Sendable {
  /// The name of the command, such as `lint`.
  public let command: String
  /// The files with findings. If the report format lists clean files, also the files without.
  public var files: [FileFindings]
  /// How many more files were checked, without findings.
  public var cleanCount: Int
  /// The rules that ran.
  public let rules: [RulePage]
  /// Which findings make the run fail, for formats that distinguish passed files from failed ones.
  public var failure = FailureThreshold.at(.error)
  /// Members that the command adds to the JSON report.
  public let members: [JSONOutput.Member]

  /// By default all files are in `files`, and nothing is added to the JSON report.
  public init(
    command: String, files: [FileFindings], cleanCount: Int = 0, rules: [RulePage], members: [JSONOutput.Member] = []
  ) {
    self.command = command
    self.files = files
    self.cleanCount = cleanCount
    self.rules = rules
    self.members = members
  }

  /// The numbers of files and findings, clean files included. They are counted at each call.
  public var summary: FindingSummary { FindingSummary(files, cleanCount: cleanCount) }
}
