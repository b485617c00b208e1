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
  public var isForPeople: Bool { false }
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
  public let error: String
  public let warning: String
  public let info: String
  public let strong: String
  public let place: String
  public let end: String

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
