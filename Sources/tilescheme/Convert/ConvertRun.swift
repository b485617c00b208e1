import ArgumentParser
import TileSchemeKit

/// Runs a conversion, and prints what it tells.
struct ConvertRun {
  let isStrict: Bool
  let output: OutputOptions

  /// Converts a cache with its tiles.
  func run(_ request: ConversionRequest) async throws {
    let progress = ProgressLine(output)
    let report: ConversionReport
    do throws(ConversionError) {
      report = try await CacheConverter(request) { event in tell(event, progress) }.convert()
    } catch {
      throw failure(error)
    }
    progress.end()
    try finish(report)
    if isStrict, let census = report.census, census.damagedCount > 0 {
      throw CommandFailure(saying: "\(census.damagedCount) tiles are damaged (--strict)", .findings)
    }
  }

  /// Converts a scheme alone.
  func run(_ request: SchemeConversionRequest) throws {
    let report: ConversionReport
    do throws(ConversionError) {
      report = try SchemeConverter.convert(request) { event in tell(event, nil) }
    } catch {
      throw failure(error)
    }
    if case .memory = request.destination, case .written = report.outcome {
      for file in report.files { Terminal.standardOutput(file.bytes) }
    }
    try finish(report)
  }

  private func tell(_ event: ConversionEvent, _ progress: ProgressLine?) {
    switch event {
    case .opened(let findings): output.report(findings, command: "convert")
    case .begins(let tiles, let bytes): progress?.begin(tiles: tiles, bytes: bytes)
    case .carried(let tiles, let bytes): progress?.add(tiles: tiles, bytes: bytes)
    case .beginsAnew(let others):
      let names = others.map(\.string).joined(separator: ", ")
      output.notice(
        "notice",
        others.isEmpty
          ? "there is nothing to continue; the conversion begins anew"
          : "what was interrupted was of another source or other options, and is left as it is: \(names); the conversion begins anew"
      )
    }
  }

  private func finish(_ report: ConversionReport) throws {
    ConvertReport(report).print(output)
    if case .refused = report.outcome {
      throw CommandFailure(saying: "nothing was written, because of what would be lost (--strict)", .findings)
    }
  }

  /// Says why there is no result, with the option that helps.
  private func failure(_ error: ConversionError) -> any Error {
    switch error {
    case .opening(.hasErrors(let findings)):
      output.report(findings, command: "convert")
      return CommandFailure(exitStatus: .failed)
    case .needsDirectory(let path, let form):
      return ValidationError("--to \(form.rawValue) makes two files, and \(path) is a file; name a directory")
    case .interrupted(_, isKept: true):
      return CommandFailure(saying: "\(error.message.commandText), and --resume continues")
    default: return CommandFailure(saying: error.message.commandText)
    }
  }
}
