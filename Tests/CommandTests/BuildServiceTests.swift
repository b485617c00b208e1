import Foundation
import TestSupport
import Testing

@Suite(
  "build from a service",
  .enabled(if: PictureServer.isAvailable && CommandRun.isInstalled("gdalwarp"), "Python, curl or GDAL is not installed")
)
struct BuildServiceTests {
  private let folder: TemporaryDirectory
  private let route = "/arcgis/rest/services/Places/MapServer"

  init() throws { folder = try TemporaryDirectory() }

  private func configuration(_ faults: String = "", _ more: String = "") -> String {
    """
    {"origin": [-20037508.342787, 20037508.342787], "extent": [1610000, 6210000, 1990000, 6450000], "wkid": 3857,
     "limit": 4096, "faults": [\(faults)]\(more)}
    """
  }

  private func build(
    _ path: String, _ server: PictureServer, _ more: String..., environment: [String: String] = [:]
  ) throws -> CommandRun {
    try CommandRun.tilescheme(
      ["build", path, "--from", server.address + route, "--predefined", "arcgis-online", "--levels", "7-8"] + more,
      environment: environment)
  }

  @Test("A package is made, the requests are announced, and verify finds nothing")
  func package() throws {
    let server = try PictureServer(configuration())
    let path = folder.path("places.tpkx")
    let run = try build(path, server)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("from the service"))
    #expect(run.text.contains("13 tiles made"))
    #expect(run.errors.contains("notice: at most 3 requests"))
    #expect(run.errors.contains("notice: extent of the service"))
    let check = try CommandRun.tilescheme("verify", path)
    #expect(check.status == 0, "\(check.text)\(check.errors)")
  }

  @Test("The JSON is that of the schema", .enabled(if: hasSchemaTools, "check-jsonschema is not installed"))
  func json() throws {
    let server = try PictureServer(configuration())
    let run = try build(folder.path("places.tpkx"), server, "--format", "json")
    #expect(run.status == 0, "\(run.errors)")
    let file = folder.path("out.json")
    try run.output.write(to: URL(filePath: file))
    let accepted = try accepts(schema: "build.schema.json", file)
    #expect(accepted.status == 0, "\(accepted.text) \(run.text)")
    #expect(run.text.contains("\"retries\": 0"))
  }

  @Test("A dry run requests no picture")
  func dryRun() throws {
    let server = try PictureServer(configuration())
    let run = try build(folder.path("places.tpkx"), server, "--dry-run")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("nothing is written"))
    #expect(try server.requests().isEmpty)
  }

  @Test("If the pictures cannot be fetched, the exit status is 3, and no package appears", .tags(.slow))
  func failing() throws {
    // Three pictures fail five times each, which takes 15 seconds.
    let server = try PictureServer(configuration("\"html\""))
    let run = try build(folder.path("places.tpkx"), server, "--concurrency", "8")
    #expect(run.status == 3)
    #expect(run.errors.contains("13 tiles could not be fetched"), "\(run.errors)")
    #expect(run.errors.contains("an HTML page"))
    #expect(!FileManager.default.fileExists(atPath: folder.path("places.tpkx")))
  }

  @Test("A failing service is reported with what follows, and not as done")
  func failureNotice() throws {
    let faults = (Array(repeating: "\"503\"", count: 2) + Array(repeating: "\"ok\"", count: 100)).joined(separator: ",")
    let server = try PictureServer(configuration(faults))
    let run = try build(
      folder.path("a.tpkx"), server, "--concurrency", "1", environment: ["TILESCHEME_PROGRESS": "json"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("warning: a request to \(server.address)\(route)?f=json failed"), "\(run.errors)")
    #expect(run.errors.contains("up to 5 times; the build stops after 20 failures in a row"))
    // The line for a program says it too.
    #expect(run.errors.contains("failed in a row, next try in "), "\(run.errors)")
  }

  @Test("SIGTERM ends a build as usual, after words on how to continue")
  func stopped() throws {
    let server = try PictureServer(configuration("\"slow\""))
    let process = Process()
    let errors = Pipe()
    process.executableURL = CommandRun.tool
    process.arguments = [
      "build", folder.path("a.tpkx"), "--from", server.address + route, "--predefined", "arcgis-online", "--levels",
      "7-8", "--no-config",
    ]
    process.standardError = errors
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // A slow picture takes eight seconds, so the build goes on after it was asked for one.
    while try server.requests().isEmpty, process.isRunning { usleep(20_000) }
    // Not SIGINT, which a shell ignores for tests in its background.
    kill(process.processIdentifier, SIGTERM)
    let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGTERM)
    #expect(words.hasSuffix("complete bundles are kept: run the same command again to continue\n"), "\(words)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("a.tpkx")))
  }

  @Test("The layers in the address of a WMS are used, in any letter case", arguments: ["LAYERS", "layers", "Layers"])
  func layersInAddress(name: String) throws {
    let server = try PictureServer(
      configuration("", ", \"systems\": [\"EPSG:3857\"], \"degrees\": [14, 47, 18, 51]"))
    let path = folder.path("wms.tpkx")
    let run = try CommandRun.tilescheme(
      "build", path, "--from", "\(server.address)/wms?\(name)=places&map=a.map", "--predefined", "arcgis-online",
      "--levels", "7-8", "--no-config")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try server.requests().allSatisfy { $0["layers"] == "places" })
  }

  @Test("A token from the environment or a file opens the service, and is never printed")
  func token() throws {
    let server = try PictureServer(configuration("", ", \"token\": \"s3cret\""))
    let refused = try build(folder.path("a.tpkx"), server)
    #expect(refused.status == 3)
    #expect(refused.errors.contains("Token Required"))
    #expect(refused.errors.contains("--token-file"))
    let file = folder.path("token.txt")
    try Data("s3cret\n".utf8).write(to: URL(filePath: file))
    let runs = [
      try build(folder.path("b.tpkx"), server, environment: ["TILESCHEME_TOKEN": "s3cret"]),
      try build(folder.path("c.tpkx"), server, "--token-file", file, "--format", "json"),
    ]
    for run in runs {
      #expect(run.status == 0, "\(run.errors)")
      #expect(!(run.text + run.errors).contains("s3cret"))
      #expect(run.errors.contains("the token is sent over http") || run.text.contains("the token is sent over http"))
    }
  }

  @Test(
    "Wrong usage exits with 2 and says what to do",
    arguments: [
      (["--from", "http://a/MapServer", "http://b/MapServer"], "2 services, but a build has one"),
      (["--from", "http://a/MapServer", "a.tif"], "and the raster a.tif, but a build has one or the other"),
      (["--from", "a.tif", "--gutter", "4"], "--gutter is for a service"),
      (["--from", "http://a/MapServer", "--stretch", "minmax"], "--stretch is for rasters"),
      (["--from", "http://a/MapServer", "--concurrency", "9"], "--concurrency must be"),
      (["--from", "http://a/MapServer", "--gutter", "5000"], "--gutter must be"),
      (["--from", "http://a/MapServer", "--query", "layers"], "--query must be KEY=VALUE"),
      (["--from", "http://a/MapServer", "--delay", "-1"], "--delay"),
      (["--from", "http:///MapServer"], "no valid server name"),
    ])
  func usage(_ arguments: [String], _ message: String) throws {
    let run = try CommandRun.tilescheme(["build", folder.path("x.tpkx")] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test("Levels, parameters and confirmations that a service needs are asked for, with exit status 2")
  func required() throws {
    let server = try PictureServer(configuration())
    let address = server.address + route
    let levels = try CommandRun.tilescheme(
      "build", folder.path("x.tpkx"), "--from", address, "--predefined", "arcgis-online")
    #expect(levels.status == 2)
    #expect(levels.errors.contains("--levels"))
    let many = try CommandRun.tilescheme(
      "build", folder.path("x.tpkx"), "--from", address, "--predefined", "arcgis-online", "--levels", "23")
    #expect(many.status == 2)
    #expect(many.errors.contains("add --yes"))
    let reserved = try build(folder.path("x.tpkx"), server, "--query", "bbox=1,2,3,4")
    #expect(reserved.status == 2)
    #expect(reserved.errors.contains("“bbox”"))
    #expect(try server.requests().isEmpty)
  }
}
