/// All formats in which findings are reported.
public enum ReportFormats {
  /// The formats in the order in which help and error messages list them; no two have one name.
  public static let all: [any ReportFormat] = [
    TextReport(.automatic), TextReport(.full), TextReport(.concise), JSONReport(), SARIFReport(), GitHubReport(),
    JUnitReport(), CheckstyleReport(),
  ]

  /// The format of a name.
  public static func named(_ name: String) -> (any ReportFormat)? { all.first { $0.name == name } }
}
