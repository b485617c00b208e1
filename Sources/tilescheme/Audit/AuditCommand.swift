import ArgumentParser
import TileSchemeKit

/// `tilescheme audit`: one line for each cache and package of a directory, sorted by what needs work.
struct AuditCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "audit",
    abstract: "List all caches of a directory: what they are, whether they line up with the base map, what needs work.",
    usage: "tilescheme audit <directory> [<options>]",
    discussion: """
      Finds each cache directory (conf.xml or root.json), .tpk, .tpkx, .mbtiles, .pmtiles, .gpkg and .vtpk, however deep. For \
      each: form and version, coordinate system, tile size, levels, tiles and bytes, storage, when it was last written, \
      how it lies on the base map, the findings of lint and of a quick verification, and the family of caches with the \
      same grid. The caches that need work come first; below the table, each has the reason and the next command. A cache \
      in which a build was stopped is one of them.

      The quick verification reads the index of each bundle, and 12 tiles of each cache. verify reads all tiles.

      Exit status: 0 no errors; 1 a cache has errors or cannot be read; 2 wrong usage; 3 the directory contains no \
      cache or cannot be read. Vector tiles and WebP, which are not supported, do not make the exit status 1.

      Example: tilescheme audit /arcgiscache --report estate.html --table estate.csv
      """)

  enum Format: String, ArgumentChoice {
    case text, json, csv
  }

  @Argument(help: "Directory with caches and packages, at any depth.", completion: .directory)
  var directory: String

  @Option(
    help: ArgumentHelp(
      "Base map with which the caches are compared: scheme file, cache, package or built-in scheme.",
      valueName: "scheme"),
    completion: .file())
  var basemap = "arcgis-online"

  @Option(
    help: ArgumentHelp("Also write a page for people, as a single HTML file.", valueName: "file.html"),
    completion: .file(extensions: ["html"]))
  var report: String?

  @Option(
    help: ArgumentHelp("Also write the list as CSV, for a spreadsheet.", valueName: "file.csv"),
    completion: .file(extensions: ["csv"]))
  var table: String?

  @Option(
    help: ArgumentHelp("Heading of the page. (default: the name of the directory)", valueName: "text"))
  var title: String?

  @Option(help: "Output format: text, json, or csv for a spreadsheet.")
  var format: Format = .text

  @Option(help: "Lowest severity that makes the exit status 1: error, warning, info or never.")
  var failOn: FindingOptions.FailOn = .error

  @Option(
    help: ArgumentHelp(
      "Number of caches to check at once. (default: one per core, at most \(ParallelWork.usualLimit))",
      valueName: "number"))
  var jobs: Int?

  @Flag(help: "Replace an existing file; an input is never replaced.")
  var overwrite = false

  @Option(
    help: ArgumentHelp(
      "Configuration file to use instead of the .tilescheme.json nearest to each cache.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var config: String?

  @Flag(help: "Ignore .tilescheme.json.")
  var noConfig = false

  @Flag(name: [.short, .long], help: "Print the result and errors only, without notices and the summary.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    if ServiceDocument.isAddress(directory) { throw ValidationError(Self.advice(onAddress: directory)) }
    if directory == "-" { throw ValidationError("audit cannot read standard input; give the path of a directory") }
    for (file, option) in [(report, "--report"), (table, "--table")] where file == "-" {
      throw ValidationError("\(option) needs the path of a file; standard output has the list")
    }
  }

  /// What to use instead for the address of a service or of a package.
  private static func advice(onAddress text: String) -> String {
    let address = SchemeLocation.name(text)
    let quick =
      RemotePackage.kind(of: text) == .package
      ? ", or verify --quick to check the indexes of the package" : ""
    return
      "\(address): is an address, but audit reads a directory of caches on a disk; use tilescheme show or lint for "
      + "the scheme at an address\(quick)"
  }

  /// What to use instead for a file, which is one cache or its scheme.
  private static func advice(onFile text: String) -> String {
    let path = ShellWord.text(text)
    return "audit lists the caches of a directory; check this file with: tilescheme lint \(path), and its tiles with: "
      + "tilescheme verify \(path)"
  }

  func run() async throws {
    let inputs = InputFiles([FilePath(directory), FilePath(basemap)] + [config].compactMap { $0 }.map { FilePath($0) })
    // Checked before work that may take an hour.
    try check(inputs)
    let output = printing
    var request = AuditRequest(
      FilePath(directory), on: try await SchemeArgument(text: basemap).open(output), settings: settings)
    if let jobs { request.jobs = jobs }
    let progress = TransientLine(output)
    let result: AuditReport
    do throws(AuditError) {
      result = try await AuditJob(request).run { done, all in
        progress.show(fraction: Double(done) / Double(max(1, all))) { _ in "\(done) of \(all) caches" }
      }
      progress.end()
    } catch {
      progress.end()
      throw failure(error, output)
    }
    for link in result.linksAbove {
      output.notice("notice", "\(link): not followed, because the link leads to a folder above \(directory)")
    }
    if let leftovers = result.leftoversText { output.notice("notice", leftovers) }
    let steps = AuditSteps(result)
    if let report {
      let page = AuditPage(result, title: title, made: made, naming: CommandWords.name) { steps[$0] }
      try write(page.html, to: FilePath(report), inputs, output)
    }
    if let table { try write(AuditCSV.text(result, steps), to: FilePath(table), inputs, output) }
    switch format {
    case .text: Terminal.standardOutput(AuditSheet(result, steps).text)
    case .json: output.print(AuditJSON.object(result))
    case .csv: Terminal.standardOutput(AuditCSV.text(result, steps))
    }
    if format != .text, !quiet { Terminal.standardError(AuditSheet.summary(result)) }
    if fails(result) { throw CommandFailure(exitStatus: .findings) }
  }

  /// The date on the page. Pages that must be the same in every run state another one.
  /// Source: https://reproducible-builds.org/specs/source-date-epoch/
  private var made: FileTime {
    Terminal.environment("SOURCE_DATE_EPOCH").flatMap { Int($0) }.map(FileTime.init(seconds:)) ?? .now
  }

  private var settings: LintSettings {
    LintSettings(catalogue: .all, source: SettingsFile(config, isIgnored: noConfig))
  }

  private var printing: OutputOptions {
    var output = OutputOptions()
    output.format = format == .json ? .json : .text
    output.color = .auto
    output.quiet = quiet
    return output
  }

  /// Whether a finding, or a cache that cannot be read, makes the exit status 1. An unfinished build and a cache without
  /// tiles count as a warning.
  private func fails(_ result: AuditReport) -> Bool {
    result.caches.contains { cache in
      if cache.work == .unfinished || cache.work == .empty, failOn.threshold.fails(.warning) { return true }
      guard let content = cache.content else { return cache.work == .unreadable && failOn.threshold.fails(.error) }
      let tally = content.lint + content.verify
      return tally.errors > 0 && failOn.threshold.fails(.error)
        || tally.warnings > 0 && failOn.threshold.fails(.warning)
        || tally.infos > 0 && failOn.threshold.fails(.info)
    }
  }

  private func check(_ inputs: InputFiles) throws {
    for case let file? in [report, table] {
      do throws(FileAccessError) {
        try inputs.check(FilePath(file))
        if !overwrite, FileSystemEntry.at(FilePath(file)) == .file { throw FileAccessError(file, .exists) }
      } catch {
        throw CommandFailure(saying: error)
      }
    }
    try FileSuffix.check(report, ["html", "htm"], of: "--report", writing: "HTML")
    try FileSuffix.check(table, ["csv"], of: "--table", writing: "CSV")
  }

  private func write(_ text: String, to path: FilePath, _ inputs: InputFiles, _ output: OutputOptions) throws {
    do throws(FileAccessError) {
      // Checked again: a cache with the name of the page may have appeared in the meantime.
      try inputs.check(path)
      var staged = StagedFiles(overwrites: overwrite)
      try staged.add(Array(text.utf8), at: path)
      for path in try staged.commit() { output.notice("wrote", path.string) }
    } catch {
      throw CommandFailure(saying: error)
    }
  }

  private func failure(_ error: AuditError, _ output: OutputOptions) -> any Error {
    switch error {
    case .settings(.findings(let findings)):
      output.print(findings)
      return CommandFailure(exitStatus: .usage)
    case .directory(let problem) where problem.reason == .notDirectory:
      return CommandFailure(saying: "\(error.message); \(Self.advice(onFile: directory))")
    case .settings, .directory, .nothing: return CommandFailure(saying: error.message)
    }
  }
}
