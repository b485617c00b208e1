import ArgumentParser
import TileSchemeKit

/// `tilescheme generate`: writes the scheme file of a new cache without the cache.
///
/// It takes the options of `create`, so that the same options give the same scheme in both commands.
struct GenerateCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "generate",
    abstract: "Write a new scheme file without a cache: conf.xml, or root.json with --ready-to-serve or -o FILE.json.",
    discussion: """
      This is the counterpart of the ArcGIS tool Generate Map Server Cache Tiling Scheme. The options are those of \
      create. With --like, an existing scheme is the starting point.

      Example: tilescheme generate --like county.xml --add-levels 2 -o new.xml
      """)

  @Argument(
    help: "A service, scheme, cache, package or the output of gdalinfo -json. Without it, give --extent and --crs.",
    completion: .file())
  var service: String?

  @OptionGroup(title: "Scheme Options") var scheme: SchemeOptions

  @Option(
    name: .shortAndLong,
    help: "File to write instead of standard output, or a directory for all files of the form.", completion: .file())
  var output: String?

  @Flag(help: "Replace an existing file.")
  var overwrite = false

  @Option(
    parsing: .remaining,
    help: ArgumentHelp(
      """
      All parameters of the ArcGIS tool in its order: map, tile origin, file, number of scales, scales, DPI, tile size; \
      must be the last option.
      """, valueName: "value"))
  var arcpy: [String] = []

  /// `--service` and the names of ArcGIS for it, from scripts that give every parameter by its name.
  @Option(name: .customLong("service"), help: .hidden) var namedService: String?

  @OptionGroup var printing: OutputOptions

  static func spelled(_ arguments: [String]) -> [String] { ArcGISSpelling.replaced(in: arguments) }

  private var values: ArcPyValues { ArcPyValues(tool: .generateTilingScheme, words: arcpy) }

  func validate() throws {
    if !arcpy.isEmpty, let path = service ?? namedService {
      throw ValidationError("--arcpy gives the service, so \(path) has no meaning")
    }
    try values.validate()
  }

  func run() async throws {
    var arguments = values.texts
    if let service = service ?? namedService { arguments[.service] = service }
    if let output { arguments[.output] = output }
    if let missing = missingService { throw missing }
    var request = SchemeFileRequest(try scheme.request(arguments, for: .generateTilingScheme))
    request.scheme.faults = values.faults
    request.overwrites = overwrite
    // Not in `validate`: a parameter file may give the name of the file as well.
    if request.destination == nil, printing.format == .json {
      throw CommandFailure(
        saying:
          "--format json writes its report to standard output, where the scheme would go; give a file with -o", .usage)
    }
    do throws(CreationError) {
      report(try await request.run(printing.remarks(command: "generate")))
    } catch {
      throw CommandFailure(
        saying: error, parameterFile: request.scheme.parameterFile, printing, command: "generate",
        values: arcpy.isEmpty ? nil : values)
    }
  }

  /// The failure of a run whose first argument was meant as the new file; `nil` for every other run.
  private var missingService: CommandFailure? {
    guard output == nil, let path = service, !ServiceDocument.isAddress(path), BuiltInScheme.named(path) == nil,
      ["xml", "json"].contains(FilePath(path).extension?.lowercased() ?? ""), FileSystemEntry.at(FilePath(path)) == nil
    else { return nil }
    return CommandFailure(
      saying: """
        \(printable(path)): no such file or directory; to write the scheme into it, give -o \(ShellWord.text(path))
        """,
      .failed)
  }

  /// Prints the notices, and the scheme itself if there is no file. The JSON has the shape of `convert`, so that programs
  /// read both in the same way.
  private func report(_ report: SchemeFileReport) {
    let notices = report.notices.map(\.commandText)
    let warnings = report.warnings.map(\.commandText)
    let losses = report.losses.map(\.commandText)
    if printing.format == .json {
      printing.print(
        .object([
          .init("version", .integer(1)), .init("command", .string("generate")),
          .init("written", .array(report.written.map { .string($0.string) })),
          .init("notices", .array((warnings + notices).map { .string($0) })),
          .init("lost", .array(losses.map { .string($0) })),
        ]))
      return
    }
    for warning in warnings { printing.notice("warning", warning) }
    for notice in notices { printing.notice("notice", notice) }
    LossList.print(losses)
    for path in report.written { printing.notice("wrote", path.string) }
    if report.written.isEmpty { Terminal.standardOutput(report.file.bytes) }
  }
}
