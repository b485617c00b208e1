import ArgumentParser
import TileSchemeKit

/// `tilescheme serve`: serves caches to maps and programs, and shows them.
struct ServeCommand: Subcommand {
  static let configuration = CommandConfiguration.subcommand(
    "serve",
    abstract: "Serve caches as ArcGIS REST, WMTS and web map tiles, and show them in a browser.",
    usage: "tilescheme serve <path> ... [<options>]",
    discussion: """
      Serves any cache, package or tile database, read-only: a cache directory, .tpk, .tpkx, .mbtiles, .pmtiles and \
      .gpkg, or a directory with any number of them. Each gets the name of its file or folder: Usa.tpkx is Usa. The \
      addresses for each program are printed, and shown on the page of the cache.

      Only programs of this machine can connect, unless --bind is given. There is no log-in and no encryption; for use \
      by others, see Documentation/SERVE.md.

      The server runs until it is stopped (Ctrl-C). Exit status: 2 wrong usage; 3 there is no cache, or the port cannot \
      be used.

      Example: tilescheme serve Usa.tpkx
      """)

  @Argument(help: "Caches, packages and databases, or directories with them.", completion: .directory)
  var paths: [String]

  @Option(help: ArgumentHelp("Port, from 1; 0 takes a free one.", valueName: "number"))
  var port = 8080

  @Option(
    help: ArgumentHelp(
      "Address of this machine at which others can connect, such as 0.0.0.0 for all. (default: this machine alone)",
      valueName: "address"))
  var bind: [String] = []

  @Option(
    name: .customLong("public-url"),
    help: ArgumentHelp(
      "Address under which clients see the server behind a proxy, such as https://maps.example.com/tiles.",
      valueName: "address"))
  var publicURL: String?

  @Option(
    help: ArgumentHelp("Also answer requests for this host name; can be repeated.", valueName: "name"))
  var allowHost: [String] = []

  @Option(
    help: ArgumentHelp(
      "Website whose scripts may read the caches, or '*' for all; can be repeated. (default: those of this machine)",
      valueName: "origin"))
  var cors: [String] = []

  @Option(help: "Answer where a cache has no tile: 404, 204, or transparent for an empty image.")
  var missing: ServerSettings.MissingTile = .notFound

  @Option(
    help: ArgumentHelp(
      "Seconds for which a client may show a tile without asking whether it has changed.", valueName: "seconds"))
  var maxAge = 0

  @Flag(help: "Believe the X-Forwarded headers, which a proxy in front of the server sets.")
  var behindProxy = false

  @Option(
    help: ArgumentHelp(
      "Directory with ol.js and ol.css, the library of the map page. (default: the copy that is installed)",
      valueName: "directory"), completion: .directory)
  var mapLibrary: String?

  @Option(
    help: ArgumentHelp("Number of requests to work on at once. (default: one per core)", valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if paths.isEmpty { throw ValidationError("Missing expected argument '<path> ...'") }
    guard (0...65_535).contains(port) else { throw ValidationError("--port must be a number from 0 to 65535") }
    guard maxAge >= 0 else { throw ValidationError("--max-age must be a number from 0") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs must be a number from 1 to 256") }
    if let publicURL, PublicAddress(publicURL) == nil {
      throw ValidationError(
        "--public-url must be an http or https address without a query, such as https://maps.example.com/tiles")
    }
    for origin in cors where origin != "*" {
      // A browser sends no path with the name of a website.
      guard let address = PublicAddress(origin), address.text == origin, origin.split(separator: "/").count == 2 else {
        throw ValidationError("--cors must be '*' or a website without a path, such as https://maps.example.com")
      }
    }
  }

  func run() throws {
    try ServingProgram.start(request)
  }

  private var request: ServingRequest {
    var request = ServingRequest(paths.map { FilePath($0) })
    request.port = port
    request.addresses = bind
    request.jobs = jobs ?? ProcessorCount.active
    request.settings.publicAddress = publicURL.flatMap(PublicAddress.init)
    request.settings.allowedHosts = allowHost
    request.settings.missingTile = missing
    request.settings.maxAge = maxAge
    request.settings.isBehindProxy = behindProxy
    request.settings.mapLibrary = mapLibrary.map { FilePath($0) } ?? ProgramFolder.mapLibrary
    if cors.contains("*") {
      request.settings.origins = .all
    } else if !cors.isEmpty {
      request.settings.origins = .listed(cors)
    }
    return request
  }
}

extension ServerSettings.MissingTile: ArgumentChoice {}
