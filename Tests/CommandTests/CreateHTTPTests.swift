import Foundation
import TestSupport
import Testing

@Suite(
  "create, from an address", .tags(.slow), .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"))
struct CreateHTTPTests {
  private let server: LocalServer
  private let folder: TemporaryDirectory

  init() throws {
    server = try LocalServer(
      answer: String(contentsOf: TestFiles.sample("service/mapserver-dynamic.json"), encoding: .utf8))
    folder = try TemporaryDirectory()
  }

  private func create(_ path: String, _ more: String..., environment: [String: String] = [:]) throws -> CommandRun {
    try CommandRun.tilescheme(
      ["create", server.address + path, folder.path("caches"), "--number-of-scales", "3"] + more,
      environment: environment)
  }

  @Test("The folder and the name come from the address")
  func name() throws {
    let run = try create("/arcgis/rest/services/Base/Bay/MapServer")
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.path("caches/Base_Bay/Lantern Bay parcels/conf.xml")))
    #expect(!run.errors.contains("the service is named"))
  }

  @Test("A service in the root folder has no folder name, and --name takes precedence over the address")
  func otherNames() throws {
    #expect(try create("/arcgis/rest/services/Bay/MapServer").status == 0)
    #expect(try create("/arcgis/rest/services/Bay/MapServer", "--name", "A/B").status == 0)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("caches")).sorted()
    #expect(names == ["A_B", "Bay"])
  }

  @Test("A redirect is followed")
  func redirect() throws {
    let run = try create("/redirect")
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.path("caches/Moved_There")))
  }

  @Test(
    "An answer that is not a service is refused with the reason, and nothing is written",
    arguments: [
      ("/error-json", "499, “Token Required”"), ("/login", "an HTML page, perhaps a login page"),
      ("/status/404", "nothing at this address"), ("/status/401", "TILESCHEME_TOKEN"),
      ("/redirect-file", "neither http nor https"), ("/redirect-loop", "redirect loop"),
      ("/endless", "is larger than"), ("/truncated", "the connection was interrupted"),
      ("/echo", "not a tiling scheme"),
    ])
  func failures(path: String, words: String) throws {
    let run = try create(path, "--name", "a")
    #expect(run.status == 3)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("A token from a file or the environment is never printed", arguments: [true, false])
  func token(fromFile: Bool) throws {
    let path = try folder.write("s3cret\n", "token")
    for route in ["/status/403", "/error-json", "/echo", "/status/500"] {
      let run =
        fromFile
        ? try create(route, "--name", "a", "--token-file", path)
        : try create(route, "--name", "a", environment: ["TILESCHEME_TOKEN": "s3cret"])
      #expect(run.status == 3)
      #expect(!(run.errors + run.text).contains("s3cret"))
      #expect(run.errors.contains("the token is sent over http"))
    }
  }

  @Test("A token in the address is never printed")
  func tokenInTheAddress() throws {
    let run = try create("/status/403?token=s3cret", "--name", "a")
    #expect(run.status == 3)
    #expect(!run.errors.contains("s3cret"))
    #expect(run.errors.contains("may have expired"))
  }

  @Test("A missing token file is an error with its path")
  func noTokenFile() throws {
    let run = try create("/echo", "--token-file", folder.path("none"))
    #expect(run.status == 3)
    #expect(run.errors.contains("none"))
  }

  @Test("An invalid address is wrong usage")
  func badAddress() throws {
    let run = try CommandRun.tilescheme("create", "http://", folder.url.path, "--scales", "500")
    #expect(run.status == 2)
    #expect(run.errors.contains("contains no valid server name"))
  }
}
