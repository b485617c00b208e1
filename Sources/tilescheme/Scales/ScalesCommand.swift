import ArgumentParser
import TileSchemeKit

/// `tilescheme scales`: adds, removes and renumbers the levels of a cache or a scheme file.
struct ScalesCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "scales",
    abstract: "Add, remove and renumber the scales of a cache or scheme; the tiles of the others stay.",
    discussion: """
      This is the counterpart of the ArcGIS tool Manage Map Server Cache Scales. Levels that stay keep their resolutions \
      and their tiles. All levels are numbered again from 0, the coarsest first, and the folders of the tiles are \
      renamed with them. Tiles of removed levels are deleted only with --delete-tiles; without it, a level that has \
      tiles is not removed. The scheme and the folders change in one step: a run that is stopped leaves the cache as it \
      was.

      PATH is a cache directory, or a scheme file. A package (.tpkx, .tpk) or database is converted to a cache directory \
      first.

      Example: tilescheme scales /arcgiscache/Roads/Layers --add 1250,500
      """)

  @Argument(
    help: "Cache directory, or a scheme file: conf.xml, root.json or the JSON of a service.", completion: .file())
  var path: String

  @Option(
    help: ArgumentHelp(
      "Scales to add, such as 1250,500, or with their exact resolutions: 1250@0.33. Can be repeated.",
      valueName: "scales"))
  var add: [String] = []

  @Option(
    help: ArgumentHelp(
      "Scales to remove, such as 4000000; also coarsest, finest, or levels such as L5. Can be repeated.",
      valueName: "scales"))
  var remove: [String] = []

  @Option(
    help: ArgumentHelp(
      "All scales of the result, as in ArcGIS; scales that are not listed are removed. Can be repeated.",
      valueName: "scales"))
  var scales: [String] = []

  // Unconditional parsing, so that a negative number is explained.
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Number of the coarsest level. (default: 0)", valueName: "n"))
  var renumber: Int?

  @Flag(help: "Delete the tiles of removed levels.")
  var deleteTiles = false

  @Flag(help: "Print what would be changed, and change nothing.")
  var dryRun = false

  @Option(help: "Digits of resolutions in the table: short (8 significant digits) or full.")
  var digits: Digits = .short

  @OptionGroup var input: InputFormatOptions

  @OptionGroup var configuration: ConfigurationOptions

  @OptionGroup var output: OutputOptions

  static func spelled(_ arguments: [String]) -> [String] { SeparateScales.joined(in: arguments) }

  static func advice(on arguments: [String]) -> String? { SeparateScales.advice(on: arguments) }

  func validate() throws {
    if let renumber, renumber < 0 {
      throw ValidationError("--renumber \(renumber): the number of a level is 0 or more")
    }
    if !scales.isEmpty, !(add.isEmpty && remove.isEmpty) {
      throw ValidationError("--scales lists all scales of the result, so --add and --remove cannot be used with it")
    }
  }

  func run() async throws {
    // Not in `validate`, which runs before an unknown option is noticed.
    if add.isEmpty, remove.isEmpty, scales.isEmpty, renumber == nil {
      throw ValidationError("give --add, --remove, --scales or --renumber; tilescheme show lists the scales of a cache")
    }
    // A number that names no file is a scale too many: scales --add 1250 500.
    if Double(path) != nil, FileSystemEntry.at(FilePath(path)) == nil,
      let advice = SeparateScales.advice(on: Array(CommandLine.arguments.dropFirst(2)))
    {
      throw ValidationError(advice)
    }
    if ServiceDocument.isAddress(path) {
      throw CommandFailure(
        saying: "\(path): is the address of a service; scales are changed in its cache, so give the directory of the "
          + "cache, which the properties of the service show", .usage)
    }
    var request = ScalesRequest(FilePath(path), try change)
    request.inputFormat = input.format
    request.deletesTiles = deleteTiles
    request.isDryRun = dryRun
    request.configuration = configuration.file
    do throws(ScalesError) {
      let report = try request.run(output.remarks(command: "scales"))
      ScalesSheet(report: report, isDryRun: dryRun, digits: digits, path: path).print(output)
      if let refusal = report.refusal { throw refusal }
    } catch {
      throw failure(error)
    }
  }

  private var change: ScaleChange {
    get throws {
      var change = ScaleChange(firstNumber: renumber)
      guard scales.isEmpty else {
        change.scales = .exactly(try value("--scales") { () throws(CreationError) in try list(scales) })
        return change
      }
      let removals = try value("--remove") { () throws(CreationError) in try RemovalList(remove) }
      let additions = try value("--add") { () throws(CreationError) in try AdditionList(add) }
      change.scales = .edited(adding: additions.scales, removing: removals.scales)
      change.resolutions = additions.resolutions
      change.removedLevels = removals.levels
      return change
    }
  }

  private func list(_ texts: [String]) throws(CreationError) -> [Double] {
    texts.isEmpty ? [] : try OptionValue.scales(texts.joined(separator: ";"))
  }

  private func value<Value>(_ option: String, _ read: () throws(CreationError) -> Value) throws -> Value {
    do throws(CreationError) {
      return try read()
    } catch {
      throw ValidationError("\(option): \(error.explanation.commandText)")
    }
  }

  private func failure(_ error: ScalesError) -> CommandFailure {
    switch error {
    case .documents(let files), .opening(.hasErrors(let files)):
      output.report(files, command: "scales")
      return CommandFailure(exitStatus: .failed)
    case .kind(let path, .package):
      return CommandFailure(
        saying: "\(error.message.commandText): tilescheme convert \(path) CACHE --to ready-to-serve", .failed)
    default:
      return CommandFailure(saying: error.message.commandText, error.isAboutRequest ? .usage : .failed)
    }
  }
}
