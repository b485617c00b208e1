import ArgumentParser
import TileSchemeKit

struct CompareCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Tell whether the grids of two schemes line up: at which levels, and by how many pixels they do not.",
    usage: """
      tilescheme compare <a> <b> [--extent <xmin,ymin,xmax,ymax>] [--tolerance <pixels>]
      tilescheme compare --all <directory> [--extent <xmin,ymin,xmax,ymax>] [--tolerance <pixels>]
      """,
    discussion: """
      Levels correspond by their resolutions, whatever their numbers: when the drift across the extent is under half a \
      pixel. They overlay when the origins differ by a whole number of tiles, within half a pixel of the finest common \
      level. identical: every tile has the same level, row and column in both. overlay: all levels of the one with fewer \
      levels overlay the other. partial: some. never: none, or another coordinate system.

      The extent is what the full extents of both share, else that of one, else all that the coordinate system shows.

      --all groups the schemes of a directory and of all below it by grids that overlay each other.

      Exit status: 0 identical or overlay, or one family; 1 partial or never, or several families; 2 wrong usage; \
      3 unreadable.
      """)

  @Argument(
    help: "A scheme file, a cache directory, a package, “-”, or a built-in scheme such as arcgis-online.",
    completion: .file())
  var a: String?

  @Argument(help: "The other scheme, as any of these.", completion: .file())
  var b: String?

  @Option(
    help: ArgumentHelp("Group the schemes in a directory and below it.", valueName: "directory"),
    completion: .directory)
  var all: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the grids are to line up, in map units.", valueName: "xmin,ymin,xmax,ymax"),
    transform: ExtentArgument.init)
  var extent: ExtentArgument?

  @Option(help: ArgumentHelp("How far tiles may be apart.", valueName: "pixels"))
  var tolerance = GridAlignment.defaultTolerance

  @OptionGroup var output: OutputOptions

  func validate() throws {
    switch (all, a, b) {
    case (nil, _, nil): throw ValidationError("two schemes are compared, A and B; or all of a directory, with --all")
    case (_?, _?, _): throw ValidationError("--all takes the place of A and B")
    default: break
    }
    guard tolerance > 0, tolerance < 1e9 else { throw ValidationError("--tolerance is a number of pixels above 0") }
    if a == "-", b == "-" { throw ValidationError("standard input can be read once only") }
  }

  func run() async throws {
    if let all { return try await group(FilePath(all)) }
    guard let a, let b else { return }
    let comparison = GridComparison(
      try SchemeArgument(text: a).open(output), try SchemeArgument(text: b).open(output), over: extent?.envelope,
      tolerance: tolerance)
    switch output.format {
    case .text: Terminal.standardOutput(CompareSheet(comparison).text)
    case .json: output.print(CompareJSON.object(comparison))
    }
    if comparison.verdict == .partial || comparison.verdict == .never {
      throw CommandFailure(exitStatus: .findings)
    }
  }

  private func group(_ directory: FilePath) async throws {
    let report: FamilyReport
    do throws(FileAccessError) {
      report = try await FamilyJob(FamilyRequest(directory, over: extent?.envelope, tolerance: tolerance)).run()
    } catch {
      throw CommandFailure(saying: error.message)
    }
    let unreadable = report.unreadable.map(FamilySheet.words)
    for problem in unreadable { Terminal.error(problem) }
    if report.families.isEmpty, unreadable.isEmpty {
      throw CommandFailure(saying: "\(directory): no tiling scheme lies here")
    }
    switch output.format {
    case .text: Terminal.standardOutput(FamilySheet(report.families).text)
    case .json: output.print(CompareJSON.families(report.families, unreadable: unreadable))
    }
    if !unreadable.isEmpty { throw CommandFailure(exitStatus: .failed) }
    if report.families.count > 1 { throw CommandFailure(exitStatus: .findings) }
  }
}
