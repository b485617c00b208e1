import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("Builds in existing caches that were begun and are not finished")
struct StoppedBuildTests {
  private let estate: Estate

  init() throws { estate = try Estate() }

  /// The first line of a record, as `build` writes it before the first bundle.
  private func record(unfinished: String, selection: String = "") -> String {
    let identity = """
      {"rasters":[{"path":"/data/a.tif","bytes":1,"modified":"1.0","description":"d","files":"f"}],\
      "options":{},"optionsOfNew":{}}
      """
    let job =
      unfinished.isEmpty
      ? "null" : #"{"mode":"\#(unfinished)","selection":"\#(selection)","identity":\#(identity)}"#
    return #"{"tilescheme":"build","version":1,"base":\#(identity),"unfinished":\#(job)}"# + "\n"
  }

  private func audited(_ record: String, damaged: Bool = false) async throws -> AuditedCache {
    try estate.addCache("a") { cache in
      try Data(record.utf8).write(to: cache.file(".tilescheme-build.json"))
      if damaged { try cache.change(cache.bundle(0)) { $0[131_136 + 4] ^= 0xFF } }
    }
    return try #require(try await estate.audit().caches.first)
  }

  @Test("A cache whose build was stopped needs work, and the line says what was built from what")
  func stopped() async throws {
    let cache = try await audited(record(unfinished: "RECREATE_ALL_TILES", selection: "levels 2"))
    #expect(cache.work == .unfinished)
    #expect(cache.content?.stoppedBuild?.mode == .recreateAll)
    #expect(cache.content?.stoppedBuild?.rasters == ["/data/a.tif"])
    #expect(cache.content?.stoppedBuild?.selection == "levels 2")
  }

  @Test("A finished build and a damaged record need no work; an unfinished one of a newer version is a warning")
  func finished() async throws {
    for (number, text) in [record(unfinished: ""), "{", "", record(unfinished: "SOME_NEW_MODE")].enumerated() {
      try estate.addCache("c\(number)") { cache in
        try Data(text.utf8).write(to: cache.file(".tilescheme-build.json"))
      }
    }
    #expect(try await estate.audit().caches.map(\.work) == [.warnings, .none, .none, .none])
  }

  @Test("Errors come before an unfinished build, which the cell of the verification still names")
  func errors() async throws {
    let cache = try await audited(record(unfinished: "RECREATE_EMPTY_TILES"), damaged: true)
    #expect(cache.work == .errors)
    #expect(cache.content?.stoppedBuild != nil)
  }

  @Test("A new cache whose build was stopped is a line of its own, with what was built and how to begin again")
  func newCache() async throws {
    try estate.addCache("fine")
    let output = ".map.tpkx.tilescheme-abc.partial"
    _ = try estate.folder.write(record(unfinished: "RECREATE_EMPTY_TILES"), "\(output)/.tilescheme-build.json")
    let report = try await estate.audit()
    #expect(report.caches.map(estate.name) == ["map.tpkx", "fine"])
    #expect(report.caches.map(\.work) == [.unfinished, .none])
    #expect(report.caches[0].stoppedBuild?.rasters == ["/data/a.tif"])
    let reason = try #require(report.caches[0].reason)
    #expect(reason.hasPrefix("the build of this new cache from /data/a.tif was begun and is not finished; "))
    #expect(reason.hasSuffix("delete \(estate.path)/\(output) to begin again"), "\(reason)")
    // Named once.
    #expect(report.leftoversText == nil && report.leftovers.count == 1)
    let html = AuditPage(report).html
    #expect(html.contains("1 has an unfinished build."))
    #expect(html.contains("<strong>Unfinished build</strong>") && !html.contains("Cannot be read"))
    #expect(!html.contains("cannot be compared"))
  }

  @Test("A directory with nothing but the unfinished output of a new cache can be audited")
  func onlyNewCache() async throws {
    _ = try estate.folder.write(
      record(unfinished: "RECREATE_EMPTY_TILES"), ".map.tpkx.tilescheme-abc.partial/.tilescheme-build.json")
    #expect(try await estate.audit().caches.map(\.work) == [.unfinished])
  }

  @Test("The page names the build in the verdict and beside the cache")
  func page() async throws {
    _ = try await audited(record(unfinished: "RECREATE_EMPTY_TILES"))
    let html = AuditPage(try await estate.audit()).html
    #expect(html.contains("<strong>1 of 1 cache needs work:</strong> 1 has an unfinished build."))
    #expect(html.contains("A build (RECREATE_EMPTY_TILES) from /data/a.tif was begun and is not finished; "))
  }
}
