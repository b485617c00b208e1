import ArgumentParser
import TileSchemeKit

/// `tilescheme doctor`: says which optional libraries were found, and how to install the others.
struct DoctorCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "doctor",
    abstract: "Show which optional libraries were found, and how to install the others.",
    discussion: """
      tilescheme opens these libraries only when it needs them. It looks for them in the usual places of the system, \
      then in the wheels of the Python environment in which tilescheme is installed (or VIRTUAL_ENV), and in \
      CONDA_PREFIX. A missing library is not an error: the exit status is 0.
      """)

  @OptionGroup var output: OutputOptions

  func run() throws {
    let request = LibrarySurveyRequest(programFolders: Terminal.environment("PATH") ?? "")
    let report = LibrarySurveyJob(request).run()
    switch output.format {
    case .text:
      Terminal.standardOutput(DoctorSheet.text(report))
      // It is a part of tilescheme and no library: every package installs it.
      if FileSystemEntry.at(ServingProgram.path) == nil {
        output.notice(
          "warning", "\(ServingProgram.path.string) is missing, which serve needs; put both programs into one folder")
      }
    case .json: output.print(DoctorSheet.json(report))
    }
  }
}
