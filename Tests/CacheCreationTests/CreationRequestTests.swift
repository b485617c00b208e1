import Diagnostics
import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@Suite("Creating a cache as a job")
struct CreationRequestTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  private func request(_ texts: [CreateOption: String] = [:]) -> CreationRequest {
    let given: [CreateOption: String] = [.cacheDirectory: folder.url.path, .name: "Base/Roads"]
    var request = CreationRequest(PlanRequest(OptionTexts(newZealand.with(given).with(texts))))
    request.configuration = .none
    return request
  }

  private func failure(_ request: CreationRequest) async -> CreationError? {
    do {
      _ = try await request.run()
      return nil
    } catch {
      return error
    }
  }

  private func exists(_ path: FilePath) -> Bool { FileManager.default.fileExists(atPath: path.string) }

  @Test("The report lists the written files, and they exist")
  func written() async throws {
    let report = try await request().run()
    #expect(report.cache == FilePath(folder.url.path).appending("Base_Roads").appending("Layers"))
    let written = try #require(report.written)
    #expect(written.files.map { $0.lastComponent?.string } == ["conf.xml", "conf.cdi"])
    for path in written.files { #expect(exists(path)) }
    #expect(exists(report.cache.appending("_alllayers").appending("L02")))
    #expect(report.plan.scheme.levels.count == 3)
    #expect(report.notices.contains { $0.contains("tile origin") })
  }

  @Test("A dry run reports the same files, and writes nothing")
  func dryRun() async throws {
    var dry = request()
    dry.isDryRun = true
    let report = try await dry.run()
    #expect(report.written == nil)
    #expect(!exists(report.cache))
    #expect(try await request().run().files.files == report.files.files)
  }

  @Test("A cache is not created inside another one, even if a cache may be replaced")
  func inside() async throws {
    let cache = try await request().run().cache
    var inner = request([.cacheDirectory: cache.string])
    inner.overwrites = true
    let error = try #require(await failure(inner))
    guard case .place(.insideCache(_, let outer)) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(outer.lastComponent == cache.lastComponent)
    #expect(error.isAboutRequest)
  }

  @Test("An existing cache is kept, unless it may be replaced")
  func existing() async throws {
    let cache = try await request().run().cache
    let error = try #require(await failure(request()))
    guard case .place(.exists(cache)) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(!error.isAboutRequest)
    #expect(error.message.contains("--overwrite replaces a cache"))
    var replacing = request([.numberOfScales: "5"])
    replacing.overwrites = true
    #expect(try await replacing.run().written?.leftOver == nil)
    #expect(exists(cache.appending("_alllayers").appending("L04")))
  }

  @Test("A missing parameter is named", arguments: [CreateOption.cacheDirectory, .name])
  func missing(option: CreateOption) async throws {
    var request = request()
    request.scheme.texts[option] = nil
    let error = try #require(await failure(request))
    #expect(error.isAboutRequest)
    #expect(error.message.text(naming: \.rawValue).hasPrefix("\(option.rawValue) is missing: "))
  }

  @Test("A configuration that registers other directories refuses this one")
  func unregistered() async throws {
    let file = folder.path("registered.json")
    try Data(#"{"cacheDirectories": ["/usr"]}"#.utf8).write(to: URL(filePath: file))
    var request = request()
    request.configuration = .file(FilePath(file))
    let error = try #require(await failure(request))
    #expect(error.option == .cacheDirectory)
    #expect(error.message.contains("registers /usr"))
  }

  @Test("A parameter file completes the call, and its errors keep their cause")
  func parameterFile() async throws {
    var request = request()
    request.scheme.texts[.numberOfScales] = nil
    request.scheme.parameterFile = ParameterFile(Array(#"{"num_of_scales": 4, "name": "Other"}"#.utf8), named: "job")
    let report = try await request.run()
    #expect(report.plan.scheme.levels.count == 4)
    #expect(report.plan.serviceName?.name == "Roads")
    request.scheme.texts[.name] = "Base/Rivers"
    request.scheme.parameterFile = ParameterFile(Array("{".utf8), named: "job")
    guard case .documents(let files)? = await failure(request) else {
      Issue.record("no error")
      return
    }
    #expect(files.map(\.file) == ["job"])
  }

  @Test("Findings of the source are reported while the job runs")
  func remarks() async throws {
    let count = Mutex(0)
    var request = request([.service: TestFiles.sample("service/mapserver.json").path])
    request.isDryRun = true
    _ = try await request.run { remark in
      if case .findings(let files) = remark { count.withLock { $0 += files.count } }
    }
    #expect(count.withLock { $0 } > 0)
  }

  @Test("A scheme file alone is written, or only returned")
  func schemeFile() async throws {
    let path = folder.path("scheme.xml")
    let report = try await SchemeFileRequest(PlanRequest(OptionTexts(newZealand.with([.output: path])))).run()
    #expect(report.written == [FilePath(path)])
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == report.file.bytes)
    let silent = try await SchemeFileRequest(PlanRequest(OptionTexts(newZealand))).run()
    #expect(silent.written.isEmpty && silent.file.bytes == report.file.bytes)
    await #expect(throws: CreationError.self) {
      try await SchemeFileRequest(PlanRequest(OptionTexts(newZealand.with([.output: path])))).run()
    }
  }

  @Test(
    "All files of the form are written into a directory, existing or marked by a slash",
    arguments: [("true", ["root.json", "iteminfo.json", "thumbnail.png"]), ("false", ["conf.xml", "conf.cdi"])])
  func schemeDirectory(form: String, names: [String]) async throws {
    let options = newZealand.with([.output: folder.path("new") + "/", .readyToServeFormat: form])
    let report = try await SchemeFileRequest(PlanRequest(OptionTexts(options))).run()
    #expect(report.written.compactMap(\.lastComponent?.string) == names)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("new")).sorted() == names.sorted())
    let again = SchemeFileRequest(PlanRequest(OptionTexts(options.with([.output: folder.path("new")]))))
    await #expect(throws: CreationError.self) { try await again.run() }
  }
}
