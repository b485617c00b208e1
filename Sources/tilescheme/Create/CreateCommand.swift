import ArgumentParser
import TileSchemeKit

struct CreateCommand: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: "Make a new cache: its scheme and the folders for its tiles.",
    usage: "tilescheme create [<service>] <cache-directory> [<options>]",
    discussion: """
      Does what ArcGIS's Create Map Server Cache does, and takes its words. SERVICE is an ArcGIS map or image service: \
      the JSON of its REST address as a file, as “-” or as the http(s) address itself; or a scheme, a cache, a \
      package, or what gdalinfo -json prints. Without SERVICE, --extent and --crs say what is to be mapped.

      The cache becomes CACHE-DIRECTORY/<folder>_<service>/<data frame>. Choices that were made for you are printed on \
      standard error. Where a file .tilescheme.json in this directory or above lists “cacheDirectories”, caches are \
      made only inside these.
      """)

  @Argument(
    help: ArgumentHelp("The service, where there is one, and the directory of caches.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup(title: "Scheme Options") var scheme: SchemeOptions

  @Flag(help: "Replace a cache that is there; what is not recognisably a cache stays.")
  var overwrite = false

  @Flag(help: "Print what would be made, the scheme's files included, and touch nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp("The configuration, instead of the nearest .tilescheme.json.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var config: String?

  @Flag(help: "Pass over .tilescheme.json.")
  var noConfig = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard paths.count <= 2 else {
      throw ValidationError("at most two paths are taken, SERVICE and CACHE-DIRECTORY; these are \(paths.count)")
    }
    if noConfig, config != nil { throw ValidationError("--config and --no-config contradict each other") }
  }

  func run() async throws {
    var arguments = OptionTexts()
    if paths.count == 1, isService(paths[0]) {
      arguments[.service] = paths[0]
    } else {
      arguments[.cacheDirectory] = paths.last
      if paths.count == 2 { arguments[.service] = paths.first }
    }
    var request = CreationRequest(try scheme.request(arguments))
    request.configuration = noConfig ? .none : config.map { .file(FilePath($0)) } ?? .nearest
    request.overwrites = overwrite
    request.isDryRun = dryRun
    do throws(CreationError) {
      CreationSheet(report: try await request.run(output.remarks(command: "create"))).print(output)
    } catch {
      throw CommandFailure(
        saying: error, parameterFile: request.scheme.parameterFile, output, command: "create")
    }
  }

  /// Whether the one path given cannot be a directory of caches, but may well be a service.
  private func isService(_ path: String) -> Bool {
    path == "-" || HTTPAddress.isAddress(path) || FileSystemEntry.at(FilePath(path)) == .file
  }
}
