import ArgumentParser
import TileSchemeKit

/// `tilescheme compare`: compares the grids of two schemes, or groups the schemes of a directory by their grids.
struct CompareCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "compare",
    abstract: "Check whether the grids of two schemes line up, level by level, with differences in pixels.",
    usage: """
      tilescheme compare <a> <b> [<options>]
      tilescheme compare <base> <directory> [<options>]
      tilescheme compare --all <directory> [<options>]
      """,
    discussion: """
      Two levels correspond if their resolutions are so close that the drift across the extent is less than half a \
      pixel; level numbers do not matter. Corresponding levels overlay, which means that their tiles lie exactly on top of \
      each other, if the tile origins differ by a whole number of tiles. The remainder must be smaller than the \
      tolerance, measured in pixels of the finest matching level; a coarser level within the tolerance of its own pixels \
      is marked "fits alone". The result is one of: identical (every tile has the \
      same level, row and column in both), overlay (all levels of the smaller scheme match a level of the larger), \
      partial (some levels overlay) and never (no level overlays, or the coordinate systems differ).

      The grids are compared over the intersection of both full extents. If only one scheme has a full extent, it is \
      used; if none has, the whole world or the XY domain of the coordinate system is used. --extent overrides this.

      If B is a directory of caches and no cache itself, each of its caches and packages is compared with A, the base \
      map: exact (the same levels, rows and columns), renumbered by +N (add N to the level of the cache), overlay, \
      partial or never, with the reason.

      If A or B is a document with several schemes, such as the capabilities of a WMTS, each of them is compared with the \
      other argument, one line each; FILE#NAME chooses one.

      With --all, the schemes in a directory and its subdirectories are grouped into families. The tiles of the \
      schemes of one family overlay each other.

      Exit status: 0 identical or overlay, or one family; 1 partial or never, or several families; 2 wrong usage; \
      3 unreadable input.

      Example: tilescheme compare arcgis-online /arcgiscache/Roads/Layers
      """)

  @Argument(
    help: """
      Scheme file, cache directory, package, -, address of a service, or a built-in scheme such as arcgis-online.
      """,
    completion: .file())
  var a: String?

  @Argument(help: "The other scheme; the same kinds of input.", completion: .file())
  var b: String?

  @Option(
    help: ArgumentHelp("Group all schemes in a directory and its subdirectories.", valueName: "directory"),
    completion: .directory)
  var all: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Extent in which the grids must line up, in map units.", valueName: "xmin,ymin,xmax,ymax"),
    transform: ExtentArgument.init)
  var extent: ExtentArgument?

  @Option(help: ArgumentHelp("Largest accepted distance between tile edges, in pixels.", valueName: "pixels"))
  var tolerance = GridAlignment.defaultTolerance

  @Option(help: "Digits of resolutions in the table: short (8 significant digits) or full.")
  var digits: Digits = .short

  @OptionGroup var input: InputFormatOptions

  @OptionGroup var output: OutputOptions

  /// A and B are optional because `--all` replaces them; argument-parser cannot express the choice.
  func validate() throws {
    switch (all, a, b) {
    case (nil, _, nil): throw ValidationError("give two schemes, A and B, or a directory with --all")
    case (_?, _?, _): throw ValidationError("--all cannot be used together with A and B")
    case (_?, _, _) where input.format != nil:
      throw ValidationError("--input-format is the format of A and B; the files that --all finds are detected")
    default: break
    }
    guard tolerance > 0, tolerance < 1e9 else {
      throw ValidationError("--tolerance must be a number of pixels above 0 and below 1000000000")
    }
    if a == "-", b == "-" { throw ValidationError("standard input (-) can be used for one argument only") }
  }

  func run() async throws {
    if let all { return try await group(FilePath(all)) }
    guard let a, let b else { return }
    if AlignmentJob.isEstate(FilePath(b)) { return try await compare(a, with: FilePath(b)) }
    // Each scheme is opened in turn, so that the errors of A are reported before B is read.
    let first = try await SchemeArgument(text: a, format: input.format).content(output)
    let second = try await SchemeArgument(text: b, format: input.format).content(output)
    switch (first, second) {
    case (.scheme(let a), .scheme(let b)): try compare(a, b)
    case (.several(let schemes), .scheme(let base)):
      try compare(schemes, with: base, example: command(schemes.example, SchemeLocation.name(b)))
    case (.scheme(let base), .several(let schemes)):
      try compare(schemes, with: base, example: command(SchemeLocation.name(a), schemes.example))
    case (.several(let first), .several(let second)):
      let hint = first.hint(
        "\(second.path) contains \(counted(second.entries.count, "scheme")) too; choose one of each by its name behind "
          + "“#”, for example", command(first.example, second.example))
      throw CommandFailure(saying: hint, .usage)
    }
  }

  /// The words of a command that compares two schemes as this one does.
  private func command(_ a: String, _ b: String) -> [String] {
    ["tilescheme", "compare", a, b] + (input.format.map { ["--input-format", $0.name] } ?? [])
  }

  private func compare(_ a: ComparedScheme, _ b: ComparedScheme) throws {
    if let box = extent?.envelope,
      let fault = ExtentFault(box, in: a.scheme.spatialReference, of: a.fullExtent ?? b.fullExtent)
    {
      throw CommandFailure(saying: "--extent: \(fault.words)", .usage)
    }
    let comparison = GridComparison(a, b, over: extent?.envelope, tolerance: tolerance)
    switch output.format {
    case .text: Terminal.standardOutput(CompareSheet(comparison, digits: digits).text)
    case .json: output.print(CompareJSON.object(comparison))
    }
    // Printed first: the reader wants to see why the status is 1.
    if comparison.verdict == .partial || comparison.verdict == .never {
      throw CommandFailure(exitStatus: .findings)
    }
  }

  /// Compares all schemes of one document with another scheme.
  ///
  /// - Parameter example: the words of a command that compares one of them level by level.
  /// - Throws: `CommandFailure` with exit status 3 if a scheme is unreadable, after the others were reported; 1 if one does
  ///   not line up.
  private func compare(_ schemes: DocumentSchemes, with base: ComparedScheme, example: [String]) throws {
    let lines = schemes.entries.map { entry in
      switch entry.result {
      case .success(let opened):
        AlignmentJob.line(opened, named: entry.path, on: base, over: extent?.envelope, tolerance: tolerance)
      case .failure(let error): AlignmentJob.line(error, named: entry.path)
      }
    }
    try print(EstateAlignmentSheet(lines, base), hint: schemes.hint("to compare one of them level by level", example))
  }

  /// Compares the caches of a directory with a base map.
  ///
  /// - Throws: `CommandFailure` with exit status 3 if a cache is unreadable, after the others were reported; 1 if one does
  ///   not line up.
  private func compare(_ base: String, with directory: FilePath) async throws {
    let base = try await SchemeArgument(text: base, format: input.format).open(output)
    let lines: [AlignmentJob.Line]
    do throws(FileAccessError) {
      lines = try await AlignmentJob(directory, on: base, over: extent?.envelope, tolerance: tolerance).run()
    } catch {
      throw CommandFailure(saying: error)
    }
    if lines.isEmpty { throw CommandFailure(saying: AuditError.nothing(directory.string).message) }
    try print(EstateAlignmentSheet(lines, base))
  }

  /// Prints the alignments, and then a hint.
  ///
  /// - Throws: `CommandFailure` with the exit status of the result.
  private func print(_ sheet: EstateAlignmentSheet, hint: String? = nil) throws {
    switch output.format {
    case .text: Terminal.standardOutput(sheet.text)
    case .json: output.print(sheet.json)
    }
    if let hint { output.notice("notice", hint) }
    if sheet.hasUnreadable { throw CommandFailure(exitStatus: .failed) }
    if sheet.hasMisaligned { throw CommandFailure(exitStatus: .findings) }
  }

  /// Groups the schemes of a directory.
  ///
  /// - Throws: `CommandFailure` with exit status 3 if a scheme is unreadable, after the others were reported; 1 if the
  ///   schemes have more than one grid.
  private func group(_ directory: FilePath) async throws {
    let report: FamilyReport
    do throws(FileAccessError) {
      report = try await FamilyJob(FamilyRequest(directory, over: extent?.envelope, tolerance: tolerance)).run()
    } catch {
      throw CommandFailure(saying: error.message)
    }
    // The same sentences are printed as errors and are part of the JSON.
    let unreadable = report.unreadable.map(FamilySheet.words)
    for problem in unreadable { Terminal.error(problem) }
    if report.families.isEmpty, unreadable.isEmpty {
      throw CommandFailure(saying: "\(directory): contains no tiling scheme")
    }
    switch output.format {
    case .text: Terminal.standardOutput(FamilySheet(report.families).text)
    case .json: output.print(CompareJSON.families(report.families, unreadable: unreadable))
    }
    if !unreadable.isEmpty { throw CommandFailure(exitStatus: .failed) }
    if report.families.count > 1 { throw CommandFailure(exitStatus: .findings) }
  }
}
