/// A format in which findings are reported.
///
/// Adding one: a file in this folder with a type that conforms, and a line in `ReportFormats.all`.
public protocol ReportFormat: Sendable {
  /// The word by which a user asks for it.
  var name: String { get }
  /// Whether it is text for people, beside which the counts are printed as well.
  var isForPeople: Bool { get }
  /// Whether it names the files that have no findings.
  var listsCleanFiles: Bool { get }
  /// The whole report.
  func text(_ report: FindingReport, _ style: ReportStyle) -> String
}

extension ReportFormat {
  /// `false`: most formats are read by programs, for which no counts are printed beside them.
  public var isForPeople: Bool { false }
  /// `false`: most formats name the files with findings alone.
  public var listsCleanFiles: Bool { false }
}

/// What a report needs to know of where it goes.
public struct ReportStyle: Sendable {
  /// The colours; none where the reader is a program.
  public let palette: ReportPalette
  /// Whether a person sees it at once: text is then full, and concise elsewhere.
  public let isForTerminal: Bool
  /// What the reader does to have a safe fix made, such as an option of a command line.
  public let safeFixHint: String
  /// The same for a fix that changes what the scheme says.
  public let unsafeFixHint: String
  /// The version of the tool, for formats that state it.
  public let toolVersion: String

  /// By default no colours are used and the output is taken to be a file or a pipe, not a terminal.
  public init(
    palette: ReportPalette = .none, isForTerminal: Bool = false, safeFixHint: String, unsafeFixHint: String,
    toolVersion: String
  ) {
    self.palette = palette
    self.isForTerminal = isForTerminal
    self.safeFixHint = safeFixHint
    self.unsafeFixHint = unsafeFixHint
    self.toolVersion = toolVersion
  }
}

/// What stands around words to colour them; the terminal's codes are for the command to know.
public struct ReportPalette: Sendable {
  /// What stands before the word `error` and its colon.
  public let error: String
  /// What stands before the word `warning` and its colon.
  public let warning: String
  /// What stands before the word `info` and its colon.
  public let info: String
  /// What stands before a finding's message.
  public let strong: String
  /// What stands before the caret and the tildes below a line.
  public let place: String
  /// What ends any of the others.
  public let end: String

  /// Takes six texts that do not show on the screen, such as escape sequences, each of which may be empty.
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
