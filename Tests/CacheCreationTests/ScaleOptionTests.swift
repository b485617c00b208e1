import Testing
import TileSchemeKit
import TilingSchemes

@Suite("Scale options")
struct ScaleOptionTests {
  @Test("STANDARD is the default: a number of scales, halving, from the one closest to the extent")
  func standard() throws {
    let plan = try plan(newZealand)
    // 1,500,000 m on 512 px are 1:11,072,812.
    #expect(plan.scales == [8_000_000, 4_000_000, 2_000_000])
    #expect(plan.hasNotice("the extent has the scale 1:11,072,812 on 512 px; the first level is 1:8,000,000"))
    #expect(plan.hasNotice("list “halving”"))
    #expect(plan.scheme.levels.map(\.number) == [0, 1, 2])
  }

  @Test("STANDARD in any letter case equals the default", arguments: ["STANDARD", "standard", " Standard "])
  func standardSpellings(text: String) throws {
    #expect(try plan(newZealand.with([.scalesType: text])).scales == plan(newZealand).scales)
  }

  @Test("An unknown type of scales is refused, with a list of the valid ones")
  func unknownType() throws {
    let error = try #require(planningError(newZealand.with([.scalesType: "EQUAL"])))
    #expect(error.option == .scalesType)
    #expect(error.isAboutRequest)
    #expect(error.explanation == "“EQUAL” is not one of STANDARD, CUSTOM, CELL_SIZE, SCALE")
  }

  @Test(
    "The example of the documentation is reproduced",
    arguments: ["121000000", "1:121000000", "1.21e8", "1:121,000,000"])
  func documentedExample(text: String) throws {
    let plan = try plan(newZealand.with([.extentScale: text]))
    #expect(plan.scales == [128_000_000, 64_000_000, 32_000_000])
    #expect(plan.hasNotice("the extent has the scale 1:121,000,000; the first level is 1:128,000,000"))
  }

  @Test("The reference size changes the scale of the extent")
  func referenceSize() throws {
    #expect(try plan(newZealand.with([.referenceSize: "256"])).scales.first == 16_000_000)
  }

  @Test("The ladder of ArcGIS is used if it is requested")
  func ladder() throws {
    let plan = try plan(newZealand.with([.ladder: "arcgis", .extentScale: "125000"]))
    #expect(plan.scales == [125_000, 64_000, 32_000])
    #expect(plan.hasNotice("list “arcgis” (1000, 500, 250, 125, 64"))
  }

  @Test(
    "Commas between thousands are read, and commas between scales as well",
    arguments: [
      ("1:500,000", [500_000.0]), ("1:500,000;1:250,000", [500_000, 250_000]),
      ("1:500,000,1:250,000", [500_000, 250_000]),
      ("500,000", [500_000]), ("1:591,657,528", [591_657_528]), ("500,250,125", [500, 250, 125]),
      ("1:500,1:250", [500, 250]), ("1:500,250,125", [500, 250, 125]), ("500000,250000", [500_000, 250_000]),
    ])
  func thousands(text: String, scales: [Double]) throws {
    let options = newZealand.without(.numberOfScales).with([.scales: text])
    #expect(try plan(options).scales == scales)
  }

  @Test(
    "Separators between thousands are read where a list of scales would make no sense",
    arguments: [
      ("1:1,250", [1250.0]), ("1:1 250", [1250]), ("25 000", [25_000]), ("1:25 000;1:10 000", [25_000, 10_000]),
      ("1:1,128.497176", [1128.497176]), ("1:591,657,527.591555", [591_657_527.591555]),
      ("1,250,000", [1_250_000]), ("500,000, 250,000", [500_000, 250_000]), ("500 000,250 000", [500_000, 250_000]),
      ("1;250", [250, 1]), ("10;5;2", [10, 5, 2]), ("64,32,16,8", [64, 32, 16, 8]), ("500 250", [500, 250]),
      ("1128.497,564.249", [1128.497, 564.249]), ("1128.5,564.25", [1128.5, 564.25]), ("564.2490", [564.249]),
    ])
  func clearLists(text: String, scales: [Double]) throws {
    #expect(try OptionValue.scales(text) == scales)
  }

  @Test(
    "A list of scales with two readings is refused, with what to write for each",
    arguments: [
      ("1,250", "write 1250, or for 2 scales \"1;250\""), ("1,250;500", "write 1250, or for 2 scales \"1;250\""),
      ("1 250", "write 1250, or for 2 scales \"1;250\""), ("12,500", "\"12;500\""), ("577,790", "write 577790"),
      ("250,500", "\"250;500\""), ("1,000,500", "write 1000500, or for 2 scales \"1000;500\""),
      ("1,250,500", "or for 2 scales \"1250;500\""),
      ("1:933,632", "write 933632"),
      ("500000,1,250", "\"500000;1;250\" or \"500000;1250\""),
      ("1,128.497", "write 1128.497,"), ("591,657,528", "write 591657528"),
      ("1.250", "write 1250, or 1.2500 for the fraction"), ("1:1.250", "write 1250"),
      ("100.000;50.000", "write 100000"),
      ("1.250.000", "write 1250000"), ("564.249;282.124", "564.2490 for the fraction"),
    ])
  func unclearLists(text: String, advice: String) throws {
    let error = try #require(throws: CreationError.self) { try OptionValue.scales(text) }
    #expect(error.isAboutRequest)
    #expect(error.explanation.contains("is unclear, because it has two readings"))
    #expect(error.explanation.contains(advice), "\(error.explanation.words)")
  }

  @Test(
    "Commas between thousands and between numbers are refused with how the list reads, and what to write instead",
    arguments: ["500,000,250,000", "1:500,000,250,000"])
  func thousandsInList(text: String) throws {
    let error = try #require(throws: CreationError.self) { try OptionValue.scales(text) }
    #expect(error.isAboutRequest)
    #expect(
      error.explanation.words == "“\(text)” reads as 4 scales, 500, 000, 250 and 000, because the same sign "
        + "separates thousands and scales; write 500000,250000 or \"500,000;250,000\"")
    for proposal in ["500000,250000", "500,000;250,000"] {
      #expect(try OptionValue.scales(proposal) == [500_000, 250_000])
    }
  }

  @Test(
    "Thousands in other lists of numbers are noticed as well",
    arguments: [
      ([CreateOption.resolutions: "1,000,500"], "write \"1000;500\" or \"1,000;500\""),
      ([.scalesType: "CELL_SIZE", .scales: "2,000,1,000"], "write 2000,1000"),
      (
        [.numberOfScales: "3", .extent: "1,000,000,5,000,000,1,100,000,5,100,000"],
        "12 given; without separators between thousands it is 1000000,5000000,1100000,5100000"
      ),
    ])
  func otherThousands(options: [CreateOption: String], advice: String) throws {
    let error = try #require(planningError(newZealand.without(.numberOfScales).with(options)))
    #expect(error.explanation.contains(advice), "\(error.explanation.words)")
  }

  @Test(
    "A limit of scales with two readings is refused too", arguments: [CreateOption.minScale, .maxScale, .extentScale])
  func unclearLimits(option: CreateOption) {
    #expect(planningError(newZealand.with([option: "1.250"]))?.option == option)
    #expect(planningError(newZealand.with([option: "1,250"]))?.option == option)
  }

  @Test("Resolutions are kept to the last digit, and scales follow from them at 39.37 inches per metre")
  func resolutions() throws {
    let options = newZealand.without(.numberOfScales)
    let plan = try plan(options.with([.resolutions: "0.1;20 5"]))
    #expect(plan.scheme.levels.map(\.resolution) == [20, 5, 0.1])
    #expect(plan.scales.map { ($0 * 1000).rounded() / 1000 } == [75_590.4, 18_897.6, 377.952])
    let listed = try CacheCreationTests.plan(options.with([.scalesType: "CELL_SIZE", .scales: "20;5;0.1"]))
    #expect(listed.scheme.levels == plan.scheme.levels)
  }

  @Test(
    "Resolutions beside scales, and lists that are none, are refused",
    arguments: [
      [CreateOption.resolutions: "20", .scales: "500"], [.resolutions: "20", .scalesType: "STANDARD"],
      [.resolutions: "20;x"], [.resolutions: "0"], [.resolutions: "20;20"], [.scalesType: "CELL_SIZE"],
    ])
  func badResolutions(options: [CreateOption: String]) {
    #expect(planningError(newZealand.without(.numberOfScales).with(options))?.option == .resolutions)
  }

  @Test("Only the levels between the scale limits get tiles; the scheme keeps the others")
  func limits() throws {
    let options = newZealand.with([.numberOfScales: "6", .readyToServeFormat: "true"])
    let plan = try plan(options.with([.minScale: "1:4,000,000", .maxScale: "1000000"]))
    #expect(plan.scales == [8_000_000, 4_000_000, 2_000_000, 1_000_000, 500_000, 250_000])
    let description = plan.description
    #expect(description.minLOD == 1 && description.maxLOD == 3)
    #expect(description.minScale == 4_000_000 && description.maxScale == 1_000_000)
    #expect(try CacheFiles(plan).tileFolders.map(\.string) == ["tile/L01", "tile/L02", "tile/L03"])
  }

  @Test(
    "Limits without a level, and limits in the wrong order, are refused",
    arguments: [
      [CreateOption.minScale: "100"], [.minScale: "3000000", .maxScale: "2500000"],
      [.minScale: "1000", .maxScale: "2000"],
      [.minScale: "0"],
    ])
  func badLimits(limits: [CreateOption: String]) {
    #expect(planningError(newZealand.with(limits))?.option == .minScale)
  }

  @Test("Without a number and without a list, a number is proposed that reaches 1:1,000")
  func proposal() throws {
    let error = try #require(planningError(newZealand.without(.numberOfScales)))
    #expect(error.option == .numberOfScales)
    #expect(error.message.contains("with --number-of-scales 14 the first scale is 1:8,000,000"))
    let scales = try plan(newZealand.with([.numberOfScales: "14"])).scales
    #expect(try #require(scales.last) <= 1000)
    #expect(scales[12] > 1000)
  }

  @Test("1 to 64 scales are accepted", arguments: [1, 64])
  func numbers(count: Int) throws {
    // With 64 levels the first must be coarse, so that the rows of the last are within ArcGIS's limit.
    let options = newZealand.with([
      .extent: "1600001,5000001,1600002,5000002", .origin: "1600000,5000003", .extentScale: "1e14",
      .numberOfScales: "\(count)",
    ])
    #expect(try plan(options).scales.count == count)
  }

  @Test("Any other number of scales is refused", arguments: ["0", "65", "-1", "2.5", "three", ""])
  func badNumbers(text: String) {
    #expect(planningError(newZealand.with([.numberOfScales: text]))?.option == .numberOfScales)
  }

  @Test(
    "A list of scales is CUSTOM, in every form, from the coarsest",
    arguments: [
      "500000;250000;125000", "125000,500000,250000", "500000 250000 125000", "1:500000; 1:250000; 1:125000",
      "500000.0;2.5e5;125000",
    ])
  func customForms(text: String) throws {
    let plan = try plan(newZealand.without(.numberOfScales).with([.scales: text]))
    #expect(plan.scales == [500_000, 250_000, 125_000])
    #expect(!plan.hasNotice("STANDARD"))
  }

  @Test("A number beside a list is ignored, as in ArcGIS, and reported")
  func ignoredNumber() throws {
    let plan = try plan(newZealand.with([.scales: "500;250", .numberOfScales: "7", .scalesType: "CUSTOM"]))
    #expect(plan.scales == [500, 250])
    #expect(plan.hasNotice("--number-of-scales 7 is ignored"))
  }

  @Test(
    "An invalid list is refused",
    arguments: [
      ("500;500", "500 is given twice"), ("500;1:500", "500 is given twice"), ("0;500", "“0” is not a scale above 0"),
      ("-500", "is not a scale above 0"), ("1:0", "is not a scale above 0"), (";,", "empty"),
      ("big", "“big” is not a scale"),
      ("1e400", "is not a scale above 0"), ("nan", "is not a scale above 0"),
    ])
  func badLists(text: String, reason: String) throws {
    let error = try #require(planningError(newZealand.with([.scales: text])))
    #expect(error.option == .scales)
    #expect(error.message.contains(reason))
  }

  @Test("CUSTOM without a list, and a list with STANDARD, are refused")
  func contradictions() {
    #expect(planningError(newZealand.with([.scalesType: "CUSTOM"]))?.option == .scales)
    #expect(planningError(newZealand.with([.scalesType: "STANDARD", .scales: "500"]))?.option == .scales)
  }

  @Test("More than 64 scales are refused")
  func tooManyScales() {
    let list = (1...65).map(String.init).joined(separator: ";")
    #expect(planningError(newZealand.with([.scales: list]))?.option == .scales)
  }
}
