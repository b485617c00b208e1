/// All formats in which findings are reported.
public enum ReportFormats {
  /// The formats, each with another name, in the order in which help and error messages list them.
  public static let all: [any ReportFormat] = [
    TextReport(.automatic), TextReport(.full), TextReport(.concise), JSONReport(), SARIFReport(), GitHubReport(),
    JUnitReport(), CheckstyleReport(), GitLabReport(),
  ]

  /// The format with a name; `nil` if there is none.
  public static func named(_ name: String) -> (any ReportFormat)? { all.first { $0.name == name } }
}
