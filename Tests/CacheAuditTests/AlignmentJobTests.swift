import Foundation
import TestSupport
import Testing
import TileSchemeKit

@Suite("The alignment of an estate")
struct AlignmentJobTests {
  private let estate: Estate

  init() throws { estate = try Estate() }

  private func lines() async throws -> [AlignmentJob.Line] {
    try await AlignmentJob(FilePath(estate.path), on: try estate.request.baseMap).run()
  }

  @Test("The alignments are those of the audit, in the order of the paths")
  func sameAsAudit() async throws {
    try estate.addSample("comments-and-unknown", as: "b")
    try estate.addSample("national-grid-nz", as: "c")
    try estate.addCache("a")
    let lines = try await lines()
    #expect(lines.map { String($0.path.dropFirst(estate.path.count + 1)) } == ["a", "b", "c"])
    #expect(try lines.map { try $0.result.get().kind } == [.exact, .renumbered(by: 5), .never])
    let audited = try await estate.audit().caches.sorted { $0.path < $1.path }
    #expect(try lines.map { try $0.result.get() } == audited.map { $0.content?.alignment })
  }

  @Test("A cache that cannot be read is a line with the reason")
  func unreadable() async throws {
    try estate.addCache("a")
    _ = try estate.folder.write("no package", "x.tpk")
    try estate.addSample("broken/missing-origin.xml", as: "b/conf.xml")
    let reasons = try await lines().compactMap { line -> String? in
      if case .failure(let error) = line.result { error.reason } else { nil }
    }
    #expect(reasons.count == 2)
    #expect(reasons.first?.contains("run “tilescheme lint") == true, "\(reasons)")
  }

  @Test("A directory of caches is an estate; a cache, a service with one cache, and anything else are not")
  func isEstate() throws {
    try estate.addCache("one/service/Layers")
    #expect(!AlignmentJob.isEstate(FilePath(estate.folder.path("one"))))
    #expect(!AlignmentJob.isEstate(FilePath(estate.folder.path("one/service"))))
    #expect(!AlignmentJob.isEstate(FilePath(estate.folder.path("one/service/Layers"))))
    #expect(!AlignmentJob.isEstate(FilePath(estate.folder.path("nowhere"))))
    // The only cache is too deep to be that of a service.
    #expect(AlignmentJob.isEstate(FilePath(estate.path)))
    _ = try estate.folder.write("no package", "one/x.tpk")
    #expect(AlignmentJob.isEstate(FilePath(estate.folder.path("one"))))
    _ = try estate.folder.write("{}", "empty/a.json")
    #expect(!AlignmentJob.isEstate(FilePath(estate.folder.path("empty"))))
  }
}
