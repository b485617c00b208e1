import Diagnostics
import Foundation
import TestSupport
import Testing
import TileSchemeKit
import TilingSchemes

@Suite("Levels that are added to an existing scheme")
struct AddedLevelTests {
  private let county = TestFiles.sample("geographic-wgs84-v2-512").path

  private func planned(_ texts: [CreateOption: String]) throws -> CachePlan {
    try CachePlan(nil, try CacheOptions(OptionTexts(texts)), isSchemeAlone: true)
  }

  private func error(_ texts: [CreateOption: String]) throws -> CreationError {
    try #require(throws: CreationError.self) { try planned(texts) }
  }

  private let extent: [CreateOption: String] = [.extent: "5,50,6,51", .crs: "4326"]

  @Test("All levels of the scheme stay bit for bit, and the new ones halve the last one")
  func halving() throws {
    let options = extent.with([.like: county])
    let before = try planned(options).scheme.levels
    let plan = try planned(options.with([.addLevels: "2"]))
    #expect(Array(plan.scheme.levels.prefix(before.count)) == before)
    #expect(before.count == 18)
    // 2256.9988666882755 / 2 and / 4, by Python.
    #expect(plan.scheme.levels.suffix(2).map(\.scale) == [1128.4994333441377, 564.2497166720689])
    #expect(plan.scheme.levels.suffix(2).map(\.number) == [18, 19])
    let last = try #require(before.last).resolution
    #expect(plan.scheme.levels.suffix(2).map(\.resolution) == [last / 2, last / 4])
    #expect(plan.hasNotice("20 levels, of which 2 are added"))
    #expect(plan.warnings.isEmpty)
  }

  @Test("A list of 2.5 and 2 in turn has no ratio that could be continued")
  func noRatio() throws {
    let folder = try TemporaryDirectory()
    let file = folder.path("steps.xml")
    let steps = try SchemeFile(
      try plan(newZealand.without(.numberOfScales).with([.scales: "250000;125000;64000"]))
    ).bytes
    try Data(steps).write(to: URL(filePath: file))
    let refused = try error([.like: file, .addLevels: "1"])
    #expect(refused.option == .addLevels)
    #expect(refused.explanation.contains("1:250000, 1:125000, 1:64000, have no constant ratio"))
  }

  @Test(
    "Added levels need --like, all of its levels, no other scales and no more than 64 levels",
    arguments: [
      [CreateOption.scales: "500"], [.like: "wgs84-v2", .scales: "500"], [.like: "wgs84-v2", .numberOfScales: "2"],
      [.predefined: "wgs84-v2"], [.like: "wgs84-v2", .levels: "0-3"], [.like: "wgs84-v2", .addLevels: "60"],
      [.like: "wgs84-v2", .addLevels: "0"],
    ])
  func refusals(texts: [CreateOption: String]) throws {
    #expect(try error(extent.with([.addLevels: "2"]).with(texts)).option == .addLevels)
  }

  @Test("A number with a plus sign is refused, because it would be read without it", arguments: ["+2", " +20"])
  func sign(text: String) throws {
    for option in [CreateOption.levels, .numberOfScales] {
      let refused = try error(extent.with([.like: county, option: text]))
      #expect(refused.option == option)
      #expect(refused.explanation.contains("--add-levels 2"))
    }
  }

  @Test("New scales that keep no level of the scheme are a warning, and those that keep one are not")
  func noneKept() throws {
    let options = extent.with([.like: county])
    let lost = try planned(options.with([.numberOfScales: "20"]))
    #expect(lost.warnings.map(\.words).contains { $0.hasPrefix("none of the 18 levels of \(county) is kept") })
    #expect(lost.warnings.map(\.words).contains { $0.hasSuffix("--add-levels N instead") })
    let kept = try planned(options.with([.scales: "2256.9988666882755;1000"]))
    #expect(kept.warnings.isEmpty)
    #expect(try planned(options.with([.dotsPerInch: "120"])).warnings.isEmpty)
  }
}
