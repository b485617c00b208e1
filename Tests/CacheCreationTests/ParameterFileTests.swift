import Diagnostics
import Testing
import TileSchemeKit

@Suite("Parameter files")
struct ParameterFileTests {
  private func read(_ text: String) -> ParameterFile { ParameterFile(Array(text.utf8), named: "job.json") }

  @Test("ArcGIS's parameter names are accepted, with values of any JSON type")
  func arcgisNames() {
    let file = read(
      """
      {"input_service": "service.json", "service_cache_directory": "caches", "tiling_scheme_type": "NEW",
       "scales_type": "CUSTOM", "num_of_scales": 3, "dots_per_inch": 96.0, "tile_size": "256 x 256",
       "predefined_tiling_scheme": null, "tile_origin": [-400, 400], "scales": [500000, "1:250000"],
       "cache_tile_format": "JPEG", "tile_compression_quality": 80, "storage_format": "COMPACT",
       "ready_to_serve_format": true}
      """)
    #expect(file.findings.findings.isEmpty)
    let expected: [CreateOption: String] = [
      .service: "service.json", .cacheDirectory: "caches", .tilingSchemeType: "NEW", .scalesType: "CUSTOM",
      .numberOfScales: "3", .dotsPerInch: "96.0", .tileSize: "256 x 256", .origin: "-400,400",
      .scales: "500000;1:250000", .tileFormat: "JPEG", .compressionQuality: "80", .storageFormat: "COMPACT",
      .readyToServeFormat: "true",
    ]
    for option in CreateOption.allCases { #expect(file.texts[option] == expected[option], "\(option)") }
  }

  @Test("A list of scales has no doubtful commas or points, because JSON separates its numbers")
  func scales() throws {
    let file = read(#"{"scales": [1128.497, 564.249, 250, 1]}"#)
    #expect(try CacheOptions(file.texts).scales == [1128.497, 564.249, 250, 1])
    #expect(try CacheOptions(read(#"{"scales": [564.249]}"#).texts).scales == [564.249])
    #expect(throws: CreationError.self) { try CacheOptions(read(#"{"scales": ["1,250"]}"#).texts) }
  }

  @Test("Our own names are accepted as well", arguments: CreateOption.allCases)
  func ownNames(option: CreateOption) {
    #expect(read("{\"\(option.rawValue)\": \"5\"}").texts[option] == "5")
  }

  @Test("The names of the tool that generates schemes are accepted too")
  func generateNames() {
    #expect(read(#"{"in_map": "a"}"#).texts[.service] == "a")
    #expect(read(#"{"map_document": "a"}"#).texts[.service] == "a")
    #expect(read(#"{"output_tiling_scheme": "a"}"#).texts[.output] == "a")
  }

  @Test("ArcGIS's default strings mean “not given”", arguments: ["\"\"", "\"#\"", "null"])
  func notGiven(value: String) {
    let file = read("{\"tile_origin\": \(value)}")
    #expect(file.texts[.origin] == nil)
    #expect(file.findings.findings.isEmpty)
  }

  @Test("An unknown name is an error at its place, with a list of the valid names")
  func unknownName() throws {
    let finding = try #require(read(#"{"num_of_scale": 3}"#).findings.findings.first)
    #expect(finding.severity == .error)
    #expect(finding.message == "“num_of_scale” is not a parameter")
    #expect(finding.range.map { $0.lowerBound } == 1)
    #expect(finding.help?.contains("num_of_scales") == true)
  }

  @Test("The same option under two names is an error")
  func duplicate() {
    #expect(read(#"{"dots_per_inch": 96, "dpi": 96}"#).findings.hasErrors)
  }

  @Test(
    "A file that is not an object of texts is an error and does not crash",
    arguments: [
      "", "[]", "5", "{", "{\"scales\": {}}", "{\"scales\": [[5]]}", "{\"scales\": [null]}", "\u{FEFF}", "{}x",
    ])
  func malformed(text: String) {
    #expect(read(text).findings.hasErrors)
  }

  @Test("An error about a value has its place in the file")
  func place() throws {
    let file = read(#"{"num_of_scales": 99}"#)
    let error = try #require(planningError(newZealand.merging([.numberOfScales: "99"]) { $1 }))
    let finding = try #require(file.finding(error, naming: \.rawValue)?.findings.first)
    #expect(finding.range.map { $0.lowerBound } == 18)
    #expect(finding.message.contains("1 to 64"))
    #expect(file.finding(.differs("other"), naming: \.rawValue) == nil)
  }

  @Test("The command line takes precedence over the file")
  func order() {
    let file = OptionTexts([.dotsPerInch: "120", .scales: "500"])
    let texts = OptionTexts([.dotsPerInch: "96"]).filled(from: file)
    #expect(texts[.dotsPerInch] == "96")
    #expect(texts[.scales] == "500")
  }
}
