import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@Suite("House schemes at addresses", .enabled(if: LocalServer.isAvailable, "python3 or curl is missing"))
struct HouseAddressTests {
  private let folder: TemporaryDirectory

  /// Two folders with the same cache and each its own configuration.
  private let folders = ["a", "b"]

  init() throws {
    folder = try TemporaryDirectory()
    for name in folders {
      let cache = folder.url.appending(path: name)
      try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: false)
      try FileManager.default.copyItem(
        at: TestFiles.sample("national-grid-nz/conf.xml"), to: cache.appending(path: "conf.xml"))
    }
  }

  private func report(_ address: String) async throws -> LintReport {
    for name in folders {
      let text = "{\"lint\": {\"select\": [\"HSE001\"], \"scheme\": \"\(address)\"}}"
      try Data(text.utf8).write(to: folder.url.appending(path: "\(name)/.tilescheme.json"))
    }
    return try await LintJob(LintRequest([folder.url.path], settings: LintSettings(catalogue: .all))).run()
  }

  /// The description of a service with the scheme of a sample.
  private func service(_ sample: String) throws -> String {
    let opened = try SchemeOpener.open(FilePath(TestFiles.sample(sample).path))
    return try ServiceJSONFormat().write(opened.model).text
  }

  @Test("a cache with the scheme of the service has no finding")
  func same() async throws {
    let server = try LocalServer(answer: try service("national-grid-nz/conf.xml"))
    let report = try await report("\(server.address)/arcgis/rest/services/Base/MapServer")
    #expect(report.files.flatMap(\.findings).isEmpty)
    #expect(report.unreadable.isEmpty)
  }

  @Test("a cache with another scheme is found, and the address is asked once for two configurations")
  func other() async throws {
    let server = try LocalServer(answer: try service("web-mercator-legacy/conf.xml"))
    let report = try await report("\(server.address)/once/MapServer")
    let findings = report.files.flatMap(\.findings)
    #expect(findings.map(\.identifier) == ["HSE001", "HSE001"])
    #expect(findings.allSatisfy { $0.message.contains("not -20037508.342787") })
  }

  @Test(
    "a server without a scheme is an error that says what came and why nothing is checked",
    arguments: [
      ("status/404", "there is nothing at this address (HTTP 404)"), ("login", "this is an HTML page"),
      ("error-json", "this is an ArcGIS error answer (499, “Token Required”)"), ("echo", "not a tiling scheme"),
    ])
  func failures(_ path: String, _ words: String) async throws {
    let server = try LocalServer()
    let error = await #expect(throws: LintSettings.Problem.self) { try await report("\(server.address)/\(path)") }
    let message = try #require(error).description
    #expect(message.contains(words), "\(message)")
    #expect(message.contains("/a/.tilescheme.json: the house scheme cannot be fetched, and nothing is checked"))
  }

  @Test("a text that begins like an address and is none is refused without a request")
  func address() async throws {
    let error = await #expect(throws: LintSettings.Problem.self) { try await report("http://") }
    #expect(try #require(error).description.contains("the house scheme cannot be fetched"))
  }
}
