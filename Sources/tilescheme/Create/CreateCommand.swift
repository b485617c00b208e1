import ArgumentParser
import TileSchemeKit

/// `tilescheme create`: makes a new cache without tiles.
///
/// The command only collects its arguments. `CreationRequest` in the library reads them together with the parameter file,
/// plans the cache, checks the directory and writes everything with one rename.
struct CreateCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "create",
    abstract: "Create a new cache: its scheme files and the folders for its tiles.",
    usage: "tilescheme create [<service>] <cache-directory> [<options>]",
    discussion: """
      This is the counterpart of the ArcGIS tool Create Map Server Cache, and accepts its values. SERVICE is \
      one of: the address (http or https) of an ArcGIS map or image service; the JSON of that address, as a file or on \
      standard input (-); a scheme, cache or package; the output of gdalinfo -json. Without SERVICE, give --extent and \
      --crs.

      The cache is written to CACHE-DIRECTORY/<folder>_<service>/<data frame>. Every automatic choice is reported on \
      standard error. If a .tilescheme.json in the working directory or above lists cacheDirectories, caches can be \
      created only inside these directories.

      Example: tilescheme create Roads.json /arcgiscache --number-of-scales 8
      """)

  @Argument(
    help: ArgumentHelp(
      "[SERVICE] CACHE-DIRECTORY: the service (can be omitted) and the directory for caches.", valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup(title: "Scheme Options") var scheme: SchemeOptions

  @Flag(help: "Replace an existing cache; a directory that is not a cache is never replaced.")
  var overwrite = false

  @Flag(help: "With --overwrite: replace a cache also if it has tiles, which are deleted.")
  var deleteTiles = false

  @Flag(help: "Print the files that would be written, with their contents, and write nothing.")
  var dryRun = false

  @OptionGroup var configuration: ConfigurationOptions

  @Option(
    parsing: .remaining,
    help: ArgumentHelp(
      """
      All parameters of the ArcGIS tool in its order, from the service on; must be the last option. "#" or "" is the \
      default, such as --arcpy Roads.json caches NEW STANDARD 8 96 "256 x 256" "#" "-400 400" "#" PNG32.
      """, valueName: "value"))
  var arcpy: [String] = []

  /// The arguments under their names, from scripts that give every parameter by its name.
  @Option(help: .hidden) var service: String?
  @Option(help: .hidden) var cacheDirectory: String?

  @OptionGroup var output: OutputOptions

  static func spelled(_ arguments: [String]) -> [String] { ArcGISSpelling.replaced(in: arguments) }

  /// Checks only what does not depend on the parameter file, which is read later and may give the missing paths.
  func validate() throws {
    guard paths.count <= 2 else {
      throw ValidationError(
        "create takes at most two paths, SERVICE and CACHE-DIRECTORY; \(paths.count) are given; --arcpy before them takes "
          + "all values of the ArcGIS tool in its order")
    }
    if !arcpy.isEmpty, !paths.isEmpty {
      throw ValidationError("--arcpy gives the service and the cache directory, so \(paths[0]) has no meaning")
    }
    try values.validate()
    if deleteTiles, !overwrite { throw ValidationError("--delete-tiles needs --overwrite, which replaces a cache") }
  }

  private var values: ArcPyValues { ArcPyValues(tool: .createMapServerCache, words: arcpy) }

  func run() async throws {
    var arguments = values.texts
    if let service { arguments[.service] = service }
    if let cacheDirectory { arguments[.cacheDirectory] = cacheDirectory }
    // SERVICE is optional and comes first, which argument-parser cannot express. One path is the directory, unless it
    // can only be a service; then the library's error asks for the directory.
    if paths.count == 1, isService(paths[0]) {
      arguments[.service] = paths[0]
    } else if let last = paths.last {
      arguments[.cacheDirectory] = last
      if paths.count == 2 { arguments[.service] = paths.first }
    }
    var request = CreationRequest(try scheme.request(arguments))
    request.scheme.faults = values.faults
    request.configuration = configuration.file
    request.overwrites = overwrite
    request.deletesTiles = deleteTiles
    request.isDryRun = dryRun
    if let directory = arguments[.cacheDirectory] { try FileLikeName.checkDirectory(directory) }
    // Caches are two folders below the directory for caches: service and data frame.
    if let directory = arguments[.cacheDirectory] { NewCacheWarning.print(for: directory, depth: 2, output) }
    do throws(CreationError) {
      CreationSheet(report: try await request.run(output.remarks(command: "create"))).print(output)
    } catch {
      throw CommandFailure(
        saying: error, parameterFile: request.scheme.parameterFile, output, command: "create",
        values: arcpy.isEmpty ? nil : values)
    }
  }

  /// Whether a path can be a service but not a directory for caches.
  private func isService(_ path: String) -> Bool {
    path == "-" || HTTPAddress.isAddress(path) || MapSource.isConnectionPath(path)
      || FileSystemEntry.at(FilePath(path)) == .file
  }
}
