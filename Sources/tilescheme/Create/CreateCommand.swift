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
    arguments[.cacheDirectory] = paths.last
    if paths.count == 2 { arguments[.service] = paths.first }
    let request = try PlanRequest(scheme, arguments, output, command: "create")
    guard let directory = request.texts[.cacheDirectory], paths.count != 1 || !isService(paths[0]) else {
      throw CommandFailure(saying: "CACHE-DIRECTORY is missing: the directory in which the cache is to be made", .usage)
    }
    let plan = try await request.plan()
    guard let name = plan.serviceName else {
      throw CommandFailure(
        saying:
          "--name is missing: nothing else says what the service is called; write --name FOLDER/NAME", .usage)
    }
    let configuration = try configuration()
    let destination = try request.understood { () throws(PlanningError) in
      try CacheDestination(
        FilePath(directory), name, dataFrame: plan.dataFrame, configuration: configuration, overwrites: overwrite)
    }
    let files = try request.understood { () throws(PlanningError) in try CacheFiles(plan) }
    let report = CreateReport(plan: plan, files: files, destination: destination)
    if dryRun {
      report.printPlan(output)
      return
    }
    do throws(FileAccessError) {
      let result = try destination.write(files)
      report.printResult(result.written, leftOver: result.leftOver, output)
    } catch {
      throw CommandFailure(saying: error.message)
    }
  }

  /// Whether the one path given cannot be a directory of caches, but may well be a service.
  private func isService(_ path: String) -> Bool {
    path == "-" || HTTPAddress.isAddress(path) || FileSystemEntry.at(FilePath(path)) == .file
  }

  private func configuration() throws -> CacheConfiguration {
    if noConfig { return CacheConfiguration() }
    let configuration: CacheConfiguration
    do throws(FileAccessError) {
      if let config {
        configuration = try CacheConfiguration(FilePath(config))
      } else {
        configuration = try CacheConfiguration.nearest(to: ".")
      }
    } catch {
      throw CommandFailure(saying: error.message)
    }
    if let findings = configuration.findings {
      output.report([findings], command: "create")
      if findings.hasErrors { throw CommandFailure(exitStatus: .failed) }
    }
    return configuration
  }
}
