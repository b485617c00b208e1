import ArgumentParser
import TileSchemeKit

/// The value of `--format` of a command that reports findings.
struct LintFormat: ExpressibleByArgument {
  let format: any ReportFormat

  init?(argument: String) {
    guard let format = ReportFormats.named(argument) else { return nil }
    self.format = format
  }

  /// The default: full on a terminal, and one line for each finding elsewhere, as editors and `grep` expect.
  static var text: LintFormat { LintFormat(format: TextReport(.automatic)) }

  private init(format: any ReportFormat) { self.format = format }

  /// Whether the format is text. Tables and counts are printed only then: they would damage JSON or XML.
  var isForPeople: Bool { format.isForPeople }

  static var allValueStrings: [String] { ReportFormats.all.map(\.name) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
  var defaultValueDescription: String { format.name }
}

/// The value of `--output`, such as `sarif:lint.sarif`.
struct LintOutput: ExpressibleByArgument {
  let format: any ReportFormat
  let path: String

  /// Reads the value of `--output`.
  ///
  /// - Throws: `ValidationError` with all formats if the value does not name one, or has no file.
  static func read(_ text: String) throws -> LintOutput {
    if let output = LintOutput(argument: text) { return output }
    let names = ReportFormats.all.map(\.name)
    let given = text.prefix { $0 != ":" }
    let isFormat = ReportFormats.named(String(given)) != nil
    throw ValidationError(
      (isFormat ? "the file is missing after “\(given)”" : "“\(given)” is not a format\(hint(given))")
        + "; write FORMAT:FILE, such as sarif:lint.sarif or junit:lint.xml; the formats are "
        + names.joined(separator: ", "))
  }

  /// Jenkins and Azure have no format of their own.
  private static func hint(_ name: Substring) -> String {
    ["jenkins", "azure", "xunit"].contains(name.lowercased())
      ? " (programs such as Jenkins read junit or checkstyle)" : ""
  }

  init?(argument: String) {
    // The first colon separates: a path may contain more of them, a format does not.
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let format = ReportFormats.named(String(parts[0])), !parts[1].isEmpty else { return nil }
    self.format = format
    path = String(parts[1])
  }
}
