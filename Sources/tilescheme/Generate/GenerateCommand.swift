import ArgumentParser
import TileSchemeKit

struct GenerateCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Make a new scheme file alone: conf.xml, or root.json with --ready-to-serve.",
    discussion: """
      Does what ArcGIS's Generate Map Server Cache Tiling Scheme does, from the same options as create.
      """)

  @Argument(
    help: "A service, a scheme, a cache, a package or what gdalinfo -json prints; else --extent and --crs.",
    completion: .file())
  var service: String?

  @OptionGroup(title: "Scheme Options") var scheme: SchemeOptions

  @Option(name: .shortAndLong, help: "The file, instead of standard output.", completion: .file())
  var output: String?

  @Flag(help: "Replace a file that exists.")
  var overwrite = false

  @OptionGroup var printing: OutputOptions

  func run() async throws {
    var arguments = OptionTexts()
    arguments[.service] = service
    arguments[.output] = output
    var request = SchemeFileRequest(try scheme.request(arguments))
    request.overwrites = overwrite
    if request.destination == nil, printing.format == .json {
      throw CommandFailure(
        saying:
          "--format json reports on standard output, where the scheme would go; name a file with -o", .usage)
    }
    do throws(CreationError) {
      report(try await request.run(printing.remarks(command: "generate")))
    } catch {
      throw CommandFailure(
        saying: error, parameterFile: request.scheme.parameterFile, printing, command: "generate")
    }
  }

  private func report(_ report: SchemeFileReport) {
    let notices = report.notices.map(\.commandText)
    let path = report.written?.string
    if printing.format == .json {
      printing.print(
        .object([
          .init("version", .integer(1)), .init("command", .string("generate")),
          .init("written", .array([path].compactMap { $0.map { .string($0) } })),
          .init("notices", .array(notices.map { .string($0) })), .init("lost", .array([])),
        ]))
      return
    }
    for notice in notices { printing.notice("notice", notice) }
    if let path {
      printing.notice("wrote", path)
    } else {
      Terminal.standardOutput(report.file.bytes)
    }
  }
}
