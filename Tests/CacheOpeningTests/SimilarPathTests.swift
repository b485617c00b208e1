import CacheOpening
import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("A path where nothing is finds what was probably meant")
struct SimilarPathTests {
  private let folder: TemporaryDirectory

  init() throws {
    folder = try TemporaryDirectory()
    for name in ["bay.tpkx", "conf.xml", "roads.mbtiles", ".hidden.tpk"] { _ = try folder.write("x", name) }
  }

  private func question(_ name: String) -> String {
    SimilarPath.question(for: FilePath(folder.path(name))).replacing("\(folder.url.path)/", with: "")
  }

  @Test(
    "A typing error, or another suffix, is a question",
    arguments: [
      ("bay.tpk", "bay.tpkx"), ("bayy.tpkx", "bay.tpkx"), ("cnof.xml", "conf.xml"), ("roads.tpkx", "roads.mbtiles"),
    ])
  func found(name: String, expected: String) { #expect(question(name) == "; did you mean \(expected)?") }

  @Test("Other names, hidden files and what exists are none", arguments: ["parcels.tpkx", ".hiden.tpk", "bay.tpkx"])
  func notFound(name: String) { #expect(question(name).isEmpty) }
}
