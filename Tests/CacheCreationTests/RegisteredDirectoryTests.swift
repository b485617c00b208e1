import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@Suite("A registered directory cannot be left through a link")
struct RegisteredDirectoryTests {
  private let folder: TemporaryDirectory

  /// A folder with a configuration that registers `caches`, and a folder `elsewhere` that is not registered.
  init() throws {
    folder = try TemporaryDirectory()
    try make("caches")
    try make("elsewhere")
    let text = #"{"cacheDirectories": ["caches", "more"]}"#
    try Data(text.utf8).write(to: folder.url.appending(path: ".tilescheme.json"))
  }

  private func make(_ path: String) throws {
    try FileManager.default.createDirectory(at: folder.url.appending(path: path), withIntermediateDirectories: true)
  }

  private func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(path), withDestinationPath: folder.path(target))
  }

  private func create(in directory: String = "caches", overwrites: Bool = false) async throws -> CreationReport {
    let given: [CreateOption: String] = [.cacheDirectory: folder.path(directory), .name: "M"]
    var request = CreationRequest(PlanRequest(OptionTexts(newZealand.with(given))))
    request.configuration = .file(FilePath(folder.path(".tilescheme.json")))
    request.overwrites = overwrites
    return try await request.run()
  }

  private func expectRefusal(in directory: String = "caches", overwrites: Bool = false) async throws {
    let error = await #expect(throws: CreationError.self) {
      try await create(in: directory, overwrites: overwrites)
    }
    guard case .place(.unregistered)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("elsewhere")).isEmpty)
  }

  @Test("The folder of the service is a link to another place")
  func serviceFolder() async throws {
    try link("caches/M", to: "elsewhere")
    try await expectRefusal()
    try await expectRefusal(overwrites: true)
  }

  @Test("The folder of the data frame is a link to another place")
  func dataFrame() async throws {
    try make("caches/M")
    try link("caches/M/Layers", to: "elsewhere")
    try await expectRefusal()
    try await expectRefusal(overwrites: true)
  }

  @Test("The registered directory is given through a link that leads to another place")
  func directory() async throws {
    try link("caches/inner", to: "elsewhere")
    try await expectRefusal(in: "caches/inner")
    try await expectRefusal(in: "caches/inner/new")
  }

  @Test("A link from one registered directory to another is followed")
  func amongRegistered() async throws {
    try make("more/M")
    try link("caches/M", to: "more/M")
    _ = try await create()
    #expect(FileManager.default.fileExists(atPath: folder.path("more/M/Layers/conf.xml")))
  }

  @Test("Without links a cache is created in the registered directory")
  func plain() async throws {
    _ = try await create()
    #expect(FileManager.default.fileExists(atPath: folder.path("caches/M/Layers/conf.xml")))
  }
}
