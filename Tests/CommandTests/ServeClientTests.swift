import Foundation
import TestSupport
import Testing

@Suite("Clients of the command serve", .tags(.peer))
struct ServeClientTests {
  private func run<Seen: Decodable>(_ script: String, _ arguments: [String] = []) throws -> Seen {
    let folder = try TemporaryDirectory()
    let run = try CommandRun(
      "python3", ["Tests/CommandTests/\(script)", CommandRun.tool.path, folder.url.path] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    return try JSONDecoder().decode(Seen.self, from: run.output)
  }

  private struct Proxied: Decodable {
    let same: [String: Int]
    let all: [String: Int]
    let missing: [Proxy]

    /// A status or a number.
    enum Proxy: Decodable, Equatable {
      case text(String)
      case number(Int)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = try (try? container.decode(Int.self)).map(Proxy.number) ?? .text(container.decode(String.self))
      }
    }
  }

  @Test(
    "MapProxy gives the tiles that it fetches by WMTS, XYZ and ArcGIS REST with the pixels of the cache",
    .enabled(if: Python.has("mapproxy") && Python.has("PIL") && Python.has("yaml"), "MapProxy or Pillow is missing"))
  func mapProxy() throws {
    let seen: Proxied = try run("mapproxy_client.py")
    #expect(seen.all.keys.sorted() == ["nz", "rest", "web"])
    #expect(seen.all.values.allSatisfy { $0 > 5 })
    #expect(seen.same == seen.all)
    // The missing tile is transparent.
    #expect(seen.missing == [.text("200 OK"), .number(0)])
  }

  private struct Drawn: Decodable {
    let errors: [String]
    let circles: [String: Int]
    let usa: [String: Int]
  }

  private static let hasQGIS =
    (try? CommandRun("/usr/bin/python3", ["-c", "import qgis.core"]))?.status == 0

  @Test(
    "QGIS draws the WMTS and the ArcGIS REST service of a server, and a folder behind nginx, in the right place",
    .tags(.slow), .needsCorpus,
    .enabled(if: TestRun.isLong && hasQGIS && WebFolderClientTests.hasServers, "a short run, or QGIS is missing"))
  func qgis() throws {
    let seen: Drawn = try run("qgis_clients.py", [Corpus.file("packages/Usa.tpkx").path])
    #expect(seen.errors.isEmpty)
    let kinds = ["folder", "rest", "served"]
    let names = ["NZ", "Web"].flatMap { name in kinds.map { "\(name) \($0)" } }
    #expect(seen.circles == Dictionary(uniqueKeysWithValues: names.map { ($0, 180) }))
    // An empty map has one colour; the tiles of the states have hundreds.
    #expect(seen.usa.keys.sorted() == kinds)
    #expect(seen.usa.values.allSatisfy { $0 > 50 })
  }
}
