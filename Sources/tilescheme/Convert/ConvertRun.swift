import ArgumentParser
import TileSchemeKit

/// Runs a conversion, and prints its events and its report.
struct ConvertRun {
  /// Whether losses and faulty tiles make the exit status 1.
  let isStrict: Bool
  let output: OutputOptions

  /// Converts a cache with its tiles.
  ///
  /// Losses are known before anything is written, but faulty tiles only afterwards: with `--strict` a result with
  /// faulty tiles stays, and only the exit status is 1.
  func run(_ request: ConversionRequest) async throws {
    StopNotice.conversion.install(output)
    let progress = ProgressLine(output)
    let report: ConversionReport
    do throws(ConversionError) {
      report = try await CacheConverter(request) { event in tell(event, progress) }.convert()
    } catch {
      if case .folders(_, _, let scheme) = request.input { throw failure(error, ofScheme: scheme) }
      throw failure(error)
    }
    progress.end()
    try end(report)
  }

  /// Prints the report of a cache. Faulty tiles are an error with `--strict`.
  private func end(_ report: ConversionReport) throws {
    try finish(report)
    let faulty = report.faults.map(\.count).reduce(0, +)
    if isStrict, faulty > 0 {
      throw CommandFailure(
        saying: "\(counted(faulty, "fault")) of tiles and bundles reported above (--strict)", .findings)
    }
  }

  /// Copies parts of a plan. Faulty tiles are reported by `finish`, so a part with them has the exit status 0.
  func run(_ request: PartRequest) async throws {
    StopNotice.part.install(output)
    let report: PartsReport
    do throws(ConversionError) {
      // The number of its tiles is known only when all of its indexes are read, so there is no line of progress.
      report = try await request.convert { event in tell(event, nil) }
    } catch {
      throw failure(error)
    }
    PartsSheet(report: report).print(output)
  }

  /// Makes the result of all parts of a plan.
  func finish(_ request: FinishRequest) async throws {
    let progress = ProgressLine(output)
    let report: ConversionReport?
    do throws(ConversionError) {
      report = try await request.convert(isStrict ? .refused : .listed) { event in tell(event, progress) }
    } catch {
      throw failure(error)
    }
    progress.end()
    guard let report else {
      output.notice("notice", "the result of this plan is complete already; nothing is left to do")
      if output.format == .json { StatusSheet(status: PartsStatus(request.plan)).print(output) }
      return
    }
    try end(report)
  }

  /// Converts a scheme without tiles.
  func run(_ request: SchemeConversionRequest) throws {
    let report: ConversionReport
    do throws(ConversionError) {
      report = try SchemeConverter.convert(request) { event in tell(event, nil) }
    } catch {
      throw failure(error, ofScheme: request.input)
    }
    // To standard output only if the conversion was not refused: a pipe must not get a result that `--strict` rejects.
    if case .memory = request.destination, case .written = report.outcome {
      for file in report.files { Terminal.standardOutput(file.bytes) }
    }
    try finish(report)
  }

  /// Prints an event of a conversion.
  ///
  /// - Parameters:
  ///   - event: may come from several threads at once.
  ///   - progress: `nil` for a scheme, which is converted in an instant.
  func tell(_ event: ConversionEvent, _ progress: ProgressLine?) {
    switch event {
    case .opened(let findings): output.report(findings, command: "convert")
    case .warning(let warning): output.notice("warning", warning.commandText)
    case .begins(let tiles, let bytes): progress?.begin(tiles: tiles, bytes: bytes)
    case .carried(let tiles, let bytes): progress?.add(tiles: tiles, bytes: bytes)
    case .beginsAnew(let others):
      let names = others.map(\.string).joined(separator: ", ")
      output.notice(
        "notice",
        others.isEmpty
          ? "found no unfinished output to resume; starting over"
          : "unfinished output from another source or with other options found at \(names), and left unchanged; starting over"
      )
    }
  }

  /// Prints the report, and fails if `--strict` refused the conversion.
  private func finish(_ report: ConversionReport) throws {
    ConvertReport(report).print(output)
    if case .refused = report.outcome {
      throw CommandFailure(saying: "nothing was written because of the losses listed above (--strict)", .findings)
    }
  }

  /// The same for a scheme that was given by a name, which can be that of a built-in scheme, misspelled.
  private func failure(_ error: ConversionError, ofScheme scheme: SchemeInput) -> any Error {
    guard case .opening(let reason) = error, let unknown = UnknownScheme.message(reason, given: [scheme.name]) else {
      return failure(error)
    }
    return CommandFailure(saying: unknown)
  }

  /// Prints why there is no result, with the option that helps.
  func failure(_ error: ConversionError) -> any Error {
    switch error {
    case .opening(.hasErrors(let findings)):
      output.report(findings, command: "convert")
      return CommandFailure(exitStatus: .failed)
    case .opening(let reason) where reason.isAboutChoice: return CommandFailure(saying: reason.message, .usage)
    case .extent: return CommandFailure(saying: error.message.commandText, .usage)
    case .parts(let error): return CommandFailure(of: error)
    case .needsDirectory(let path, let form):
      return ValidationError("--to \(form.rawValue) writes two files, but \(path) is a file; give a directory")
    case .interrupted(_, isKept: true):
      return CommandFailure(
        saying: "\(error.message.commandText); run the same command again with --resume to continue")
    // The scheme of folders of images is given already, so that nobody wants it alone.
    case .noTiles(_, let missing) where !missing.namings.isEmpty:
      return CommandFailure(
        saying: "\(error.message.commandText); give it with --layout, or with --input-layout if --to is folders")
    case .opening(.notAScheme(_, .emptyDirectory)):
      return CommandFailure(
        saying: "\(error.message.commandText); give it with --scheme, and their order with --layout")
    case .noTiles:
      return CommandFailure(saying: "\(error.message.commandText); --scheme-only converts the scheme alone")
    default: return CommandFailure(saying: error.message.commandText)
    }
  }
}
