import TileSchemeKit

/// Makes parts of a plan, and prints what was done.
struct PartRun {
  let options: PartOptions
  let configuration: ConfigurationOptions
  let output: OutputOptions
  let jobs: Int

  func run() async throws {
    let path = FilePath(options.plan ?? "")
    let choice = try options.choice()
    let progress = BuildProgress(output)
    let report: PartReport
    do throws(BuildError) {
      report = try await make(path, choice) { event in progress.note(event) }
    } catch {
      progress.end()
      throw CommandFailure(of: error)
    }
    progress.end()
    if output.format == .json { return output.print(json(report)) }
    if report.isFinished { output.notice("notice", "\(report.path) is complete already; nothing is left to do") }
    for marker in report.complete { Terminal.standardOutput("part \(marker.part)/\(marker.count) was complete\n") }
    for marker in report.made {
      Terminal.standardOutput(
        "part \(marker.part)/\(marker.count): \(counted(marker.blocks, "block")), \(counted(marker.tiles, "tile")), "
          + "\(marker.bytes) bytes\n")
    }
  }

  private func make(
    _ path: FilePath, _ choice: PartChoice, _ progress: @escaping @Sendable (BuildEvent) -> Void
  ) async throws(BuildError) -> PartReport {
    let plan: PartsPlan
    let parts: [Int]
    do throws(PartsError) {
      plan = try PartsPlan.read(path, for: "build")
      parts = try choice.parts(of: plan.count, Terminal.environment)
    } catch {
      throw .parts(error)
    }
    var request = PartRequest(plan, at: path, parts: parts, toolVersion: ToolVersion.current)
    request.configuration = configuration.file
    request.jobs = jobs
    request.isSynced = options.sync
    request.allowsOtherVersions = options.anyVersion
    return try await request.run(progress)
  }

  private func json(_ report: PartReport) -> JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("build-part")),
      .init("cache", .string(report.path.string)),
      .init("finished", .bool(report.isFinished)), .init("made", .array(report.made.map(\.summary))),
      .init("complete", .array(report.complete.map(\.summary))),
    ])
  }
}

extension PartMarker {
  /// What a marker says, for reports.
  var summary: JSONOutput {
    .object([
      .init("part", .integer(part)), .init("of", .integer(count)), .init("blocks", .integer(blocks)),
      .init("tiles", .integer(tiles)), .init("bytes", .integer(bytes)), .init("host", .string(host)),
      .init("seconds", .double(seconds)),
    ])
  }
}

extension CommandFailure {
  /// Prints why a plan cannot be made, carried out or finished. Status 2 says that the same command fails each time, so
  /// that an engine need not repeat it.
  init(of error: BuildError) {
    let isUsage = if case .parts(let error) = error { error.isAboutRequest } else { false }
    self.init(saying: error.message.commandText, isUsage ? .usage : .failed)
  }
}
