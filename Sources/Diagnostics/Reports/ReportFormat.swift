/// A format for reports of findings.
///
/// To add one, write a file in this folder with a type that conforms, and a line in `ReportFormats.all`.
public protocol ReportFormat: Sendable {
  /// The name of the format in options.
  var name: String { get }
  /// Whether the report is text for people. The command then prints the counts as well.
  var isForPeople: Bool { get }
  /// Whether the report lists files without findings.
  var listsCleanFiles: Bool { get }
  /// The text of the whole report.
  func text(_ report: FindingReport, _ style: ReportStyle) -> String
}

extension ReportFormat {
  /// `false`, because most formats are read by programs.
  public var isForPeople: Bool { false }
  /// `false`, because most formats list only files with findings.
  public var listsCleanFiles: Bool { false }
}

/// The settings of a report that depend on its output.
public struct ReportStyle: Sendable {
  /// The colours; `.none` if the output is not a terminal.
  public let palette: ReportPalette
  /// Whether the output is a terminal. Text of automatic length is full on a terminal and concise elsewhere.
  public let isForTerminal: Bool
  /// How to make a safe fix, such as the name of a command line option.
  public let safeFixHint: String
  /// How to make a fix that changes values of the scheme.
  public let unsafeFixHint: String
  /// The version of the tool, for formats that contain it.
  public let toolVersion: String
  /// Finds the paths of files in formats for repositories. Other formats do not look for a repository.
  public let paths: @Sendable () -> RepositoryPaths

  /// By default without colours, for a file or a pipe.
  public init(
    palette: ReportPalette = .none, isForTerminal: Bool = false, safeFixHint: String, unsafeFixHint: String,
    toolVersion: String, paths: @escaping @Sendable () -> RepositoryPaths = { .asGiven }
  ) {
    self.palette = palette
    self.isForTerminal = isForTerminal
    self.safeFixHint = safeFixHint
    self.unsafeFixHint = unsafeFixHint
    self.toolVersion = toolVersion
    self.paths = paths
  }
}

/// The texts before and after coloured words. The command sets them, because only it knows the codes of terminals.
public struct ReportPalette: Sendable {
  /// The text before the word `error` and its colon.
  public let error: String
  /// The text before the word `warning` and its colon.
  public let warning: String
  /// The text before the word `info` and its colon.
  public let info: String
  /// The text before the message of a finding.
  public let strong: String
  /// The text before the caret and the tildes below a line.
  public let place: String
  /// The text that ends any of the others.
  public let end: String

  /// Takes six texts that are invisible on the screen, such as escape sequences. Each can be empty.
  public init(error: String, warning: String, info: String, strong: String, place: String, end: String) {
    self.error = error
    self.warning = warning
    self.info = info
    self.strong = strong
    self.place = place
    self.end = end
  }

  /// No colours.
  public static let none = ReportPalette(error: "", warning: "", info: "", strong: "", place: "", end: "")

  func start(_ severity: Severity) -> String {
    switch severity {
    case .error: error
    case .warning: warning
    case .info: info
    }
  }
}
