public import SourceText

/// What a command found, whatever the format in which it is reported.
public struct FindingReport: Sendable {
  /// The command that found it, such as `lint`.
  public let command: String
  public var files: [FileFindings]
  /// How many more files there are, without findings.
  public var cleanCount: Int
  /// The rules that ran.
  public let rules: [RulePage]
  /// What the command adds to the JSON.
  public let members: [JSONOutput.Member]

  public init(
    command: String, files: [FileFindings], cleanCount: Int = 0, rules: [RulePage], members: [JSONOutput.Member] = []
  ) {
    self.command = command
    self.files = files
    self.cleanCount = cleanCount
    self.rules = rules
    self.members = members
  }

  public var summary: FindingSummary { FindingSummary(files, cleanCount: cleanCount) }
}
