import TileSchemeKit

/// Makes parts of a plan, and prints what was done.
struct PartRun {
  let options: PartOptions
  let configuration: ConfigurationOptions
  let output: OutputOptions
  let jobs: Int

  func run() async throws {
    var request = try options.request(for: .build, jobs: jobs)
    request.configuration = configuration.file
    StopNotice.part.install(output)
    let progress = BuildProgress(output)
    let report: PartsReport
    do throws(BuildError) {
      report = try await request.build { event in progress.note(event) }
    } catch {
      progress.end()
      throw CommandFailure(of: error)
    }
    progress.end()
    PartsSheet(report: report).print(output)
  }
}

extension CommandFailure {
  /// Prints why a build in parts failed, with the status 2 if the plan is the reason.
  init(of error: BuildError) {
    if case .parts(let error) = error { self.init(of: error) } else { self.init(saying: error.message.commandText) }
  }
}
