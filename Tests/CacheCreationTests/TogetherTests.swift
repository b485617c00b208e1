import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@Suite("Independent faults are reported in one run")
struct TogetherTests {
  private func options(_ texts: [CreateOption: String]) throws -> [CreateOption?] {
    try #require(planningError(texts)).all.map(\.subject)
  }

  /// The options at fault if the texts are read from the command line.
  private func options(reading texts: [CreateOption: String]) async throws -> [CreateOption?] {
    let folder = try TemporaryDirectory()
    return try await failure(texts.with([.cacheDirectory: folder.url.path, .name: "a"])).all.map(\.subject)
  }

  private func failure(_ texts: [CreateOption: String], _ change: (inout PlanRequest) -> Void = { _ in }) async throws
    -> CreationError
  {
    var scheme = PlanRequest(OptionTexts(texts))
    change(&scheme)
    var request = CreationRequest(scheme)
    request.configuration = .none
    request.isDryRun = true
    let result: Result<CreationReport, CreationError>
    do throws(CreationError) { result = .success(try await request.run()) } catch { result = .failure(error) }
    guard case .failure(let error) = result else { throw UnexpectedSuccess() }
    return error
  }

  private struct UnexpectedSuccess: Error {}

  @Test("What cannot be read, what is missing and what ArcGIS does not support, in the order of the parameters")
  func mixed() async throws {
    let texts: [CreateOption: String] = [
      .storageFormat: "X", .scalesType: "CUSTOM", .dotsPerInch: "0", .tileSize: "300", .origin: "5",
      .tileFormat: "GIF",
    ]
    let expected: [CreateOption] = [.dotsPerInch, .tileSize, .origin, .scales, .tileFormat, .storageFormat]
    #expect(try await options(reading: newZealand.without(.numberOfScales).with(texts)) == expected)
  }

  @Test("An unknown scheme does not hide an unknown coordinate system, nor a value that cannot be read")
  func unknownScheme() async throws {
    let texts: [CreateOption: String] = [.predefined: "nothing", .crs: "utm", .compressionQuality: "900"]
    #expect(try await options(reading: newZealand.with(texts)) == [.crs, .predefined, .compressionQuality])
  }

  @Test("An origin inside the extent is reported beside missing scales")
  func origin() throws {
    let texts: [CreateOption: String] = [.scalesType: "CUSTOM", .origin: "1500000,5000000", .levels: "0-3"]
    #expect(try options(newZealand.without(.numberOfScales).with(texts)) == [.levels, .origin, .scales])
  }

  @Test("Levels that a predefined scheme does not have are the only fault: its coordinate system is known")
  func levelsOfPredefined() throws {
    let texts: [CreateOption: String] = [
      .predefined: "nztm", .levels: "0-99", .extent: "1748000,5425400,1749920,5427000",
    ]
    #expect(try options(texts) == [.levels])
  }

  @Test("All values that differ from a predefined scheme are reported")
  func predefined() throws {
    let texts: [CreateOption: String] = [.predefined: "nztm", .dotsPerInch: "72", .scales: "5", .ladder: "arcgis"]
    #expect(try options(newZealand.with(texts)) == [.dotsPerInch, .scales, .ladder])
  }

  @Test(
    "A fault is not reported again as something that is missing",
    arguments: [
      ([.numberOfScales: "eight"], [.numberOfScales]), ([.extent: "a"], [.extent]), ([.crs: "utm"], [.crs]),
      ([.predefined: "nothing"], [.predefined]), ([.like: "nothing"], [.like]),
      ([.scalesType: "CUSTOMS"], [.scalesType]), ([.scalesType: "CUSTOM", .scales: "abc"], [.scales]),
      ([.minScale: "1", .maxScale: "2"], [.minScale]), ([.extentCRS: "utm"], [.extentCRS]),
      ([.extent: "174.7,-41.4,174.9,-41.2", .extentCRS: "utm"], [.extentCRS]),
    ] as [([CreateOption: String], [CreateOption])])
  func followUps(texts: [CreateOption: String], expected: [CreateOption]) throws {
    #expect(try options(newZealand.with(texts)) == expected)
  }

  @Test("A service that cannot be read, a missing directory and a wrong value are reported together")
  func places() async throws {
    let folder = try TemporaryDirectory()
    let error = try await failure([
      .service: folder.path("none.json"), .cacheDirectory: folder.path("no/such/folder"), .tileFormat: "GIF",
    ])
    #expect(error.all.map(\.subject) == [.service, .cacheDirectory, .numberOfScales, .tileFormat])
  }

  @Test("A service in a connection file hides no other fault")
  func connection() async throws {
    let error = try await failure([.service: #"C:\a.ags\Roads.MapServer"#, .dotsPerInch: "0"])
    #expect(error.all.map(\.subject) == [.service, .cacheDirectory, .numberOfScales, .dotsPerInch])
  }

  @Test("An unknown name in a parameter file hides no wrong value, and explains what seems to be missing")
  func parameterFile() async throws {
    let folder = try TemporaryDirectory()
    let error = try await failure([.cacheDirectory: folder.url.path, .name: "a"]) { request in
      request.parameterFile = ParameterFile(
        Array(#"{"num_of_scale": 3, "extent": "1000000,4700000,2100000,6200000", "crs": 2193, "dpi": 0}"#.utf8),
        named: "job")
    }
    #expect(error.all.map(\.option) == [nil, .dotsPerInch], "\(error.message.words)")
  }

  @Test("A list with too many values hides no wrong value")
  func surplus() async throws {
    let folder = try TemporaryDirectory()
    let texts = newZealand.with([.cacheDirectory: folder.url.path, .name: "a", .tileSize: "300"])
    let values = Array(repeating: "#", count: 15)
    let error = try await failure(texts) { request in
      request.faults = [ArcGISTool.createMapServerCache.fault(of: values)].compactMap(\.self)
    }
    #expect(error.all.count == 2)
    #expect(error.all.last?.option == .tileSize)
    let file = ParameterFile(Array(#"["a", "b", "NEW", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]"#.utf8), named: "job")
    #expect(file.findings.hasErrors)
    #expect(file.texts[.service] == "a" && file.texts[.tilingSchemeType] == "NEW")
  }

  @Test("--like with a list of resolutions takes the resolutions, as with a list of scales")
  func likeResolutions() throws {
    let plan = try plan(newZealand.without(.numberOfScales).with([.like: "nztm", .resolutions: "20;10;5"]))
    #expect(plan.scheme.levels.map(\.resolution) == [20, 10, 5])
  }
}

@Suite("Words for a wrong value")
struct WrongValueTests {
  @Test(
    "The value, what is accepted, and an example",
    arguments: [
      (.numberOfScales, "eight", "“eight” is not a whole number from 1 to 64; write it as 8"),
      (.dotsPerInch, "96dpi", "“96dpi” is not a number from 1 to 100000; write the dots per inch as 96"),
      (.tileSize, "big", "“big” is not a tile size; write the pixels of a side as 256"),
      (.tileSize, "256 x 300", "are not square, but ArcGIS requires square tiles; write 256"),
      (.origin, "12", "“12” is not a point; write it as x,y, such as"),
      (.origin, "west,north", "“west,north” is not a point"),
      (.scales, "abc", "“abc” is not a scale above 0; write the list as 500000,250000"),
      (.compressionQuality, "75.5", "“75.5” is not a whole number from 1 to 100; write it as 75"),
      (.tilingSchemeType, "OLD", "“OLD” is not one of NEW, PREDEFINED"),
      (.readyToServeFormat, "NOT_READY_TO_SERVE", "did you mean “NON_READY_TO_SERVE_FORMAT”?"),
      (.storageFormat, "ZIP", "“ZIP” is not one of COMPACT, COMPACTV2, COMPACT_V2, EXPLODED"),
      (.extent, "a,b,c,d", "“a,b,c,d” is not four numbers; write xmin,ymin,xmax,ymax with a point in fractions"),
      (.extent, "xmin=1.5,ymin=2,xmax=3,ymax=4", "with a point in fractions: 1.5,2,3,4"),
      (.extent, "174,5 -41,5 175,0 -41,0", "8 given; with a point in fractions it is 174.5,-41.5,175.0,-41.0"),
      (.crs, "utm", "“utm” is neither a known coordinate system nor a file"),
    ] as [(CreateOption, String, String)])
  func words(option: CreateOption, text: String, words: String) throws {
    let error = try #require(planningError(newZealand.with([option: text])))
    #expect(error.option == option && error.message.contains(words), "\(error.message.words)")
  }
}
