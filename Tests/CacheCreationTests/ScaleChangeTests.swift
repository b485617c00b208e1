import Diagnostics
import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

/// The values of the levels of a conf.xml as they are written, read with regular expressions and not with our code.
struct WrittenLevels: Equatable {
  var numbers: [String]
  var scales: [String]
  var resolutions: [String]

  init(_ text: String) {
    numbers = text.matches(of: /<LevelID>(\d+)<\/LevelID>/).map { String($0.1) }
    scales = text.matches(of: /<Scale>([^<]*)<\/Scale>/).map { String($0.1) }
    resolutions = text.matches(of: /<Resolution>([^<]*)<\/Resolution>/).map { String($0.1) }
  }
}

@Suite("Changing the scales of a scheme file")
struct ScaleChangeTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  /// A copy of a sample that may be changed.
  private func copy(_ name: String, as file: String = "conf.xml") throws -> URL {
    let url = folder.url.appending(path: file)
    try? FileManager.default.removeItem(at: url)
    try FileManager.default.copyItem(at: TestFiles.sample(name), to: url)
    return url
  }

  @discardableResult private func change(
    _ url: URL, _ scales: ScaleChange.Scales, from first: Int? = nil
  ) throws -> ScalesReport {
    var request = ScalesRequest(FilePath(url.path), ScaleChange(scales, firstNumber: first))
    request.configuration = .none
    return try request.run()
  }

  private func text(_ url: URL) throws -> String { try String(contentsOf: url, encoding: .utf8) }

  private func error(_ url: URL, _ scales: ScaleChange.Scales, from first: Int? = nil) -> String? {
    do {
      try change(url, scales, from: first)
      return nil
    } catch {
      return (error as? ScalesError)?.message.words
    }
  }

  @Test(
    "A level that is removed and added again with its resolution gives the same bytes",
    arguments: [
      "custom-scales/conf.xml", "geographic-wgs84/conf.xml", "us-feet-washington/conf.xml", "service/mapserver.json",
    ])
  func undo(name: String) throws {
    let url = try copy(name, as: String(name.split(separator: "/")[1]))
    let before = try Data(contentsOf: url)
    let levels = try SchemeOpener.open(FilePath(url.path)).model.scheme?.levels ?? []
    for level in levels {
      let report = try change(url, .edited(adding: [], removing: [level.scale]))
      #expect(try Data(contentsOf: url) != before)
      var request = ScalesRequest(FilePath(url.path), report.reverse)
      request.configuration = .none
      _ = try request.run()
      #expect(try Data(contentsOf: url) == before, "1:\(level.scale)")
    }
  }

  @Test("A resolution that does not fit its scale is refused, and others are read from the list")
  func statedResolution() throws {
    let url = try copy("custom-scales/conf.xml")
    let list = try AdditionList(["200000@52.9", "40000"])
    #expect(list.scales == [200_000, 40_000])
    #expect(list.resolutions == [200_000: 52.9])
    var plan = ScaleChange(.edited(adding: list.scales, removing: []))
    plan.resolutions = [200_000: 5]
    var request = ScalesRequest(FilePath(url.path), plan)
    request.configuration = .none
    #expect(throws: ScalesError.self) { try request.run() }
    request.change.resolutions = list.resolutions
    let report = try request.run()
    #expect(report.levels.first { $0.level.scale == 200_000 }?.level.resolution == 52.9)
    #expect(throws: CreationError.self) { try AdditionList(["200000@"]) }
    #expect(throws: CreationError.self) { try AdditionList(["200000@5@6"]) }
  }

  @Test("Levels that stay keep every digit of their scale and resolution, and get consecutive numbers")
  func kept() throws {
    let url = try copy("custom-scales/conf.xml")
    let before = WrittenLevels(try text(url))
    try change(url, .edited(adding: [200_000], removing: [750_000]))
    let after = WrittenLevels(try text(url))
    #expect(after.numbers == (0..<before.numbers.count).map(String.init))
    #expect(after.scales == [before.scales[0], before.scales[2], "200000"] + before.scales[3...])
    #expect(after.resolutions[0] == before.resolutions[0])
    #expect(after.resolutions[1] == before.resolutions[2])
    #expect(Array(after.resolutions[3...]) == Array(before.resolutions[3...]))
  }

  @Test("A new level gets the resolution that ArcGIS computes: scale / (96 × 39.37) in metres")
  func resolution() throws {
    let url = try copy("custom-scales/conf.xml")
    try change(url, .edited(adding: [200_000], removing: []))
    // 200000 / (96 · 39.37), with 17 digits by Python.
    #expect(WrittenLevels(try text(url)).resolutions[3] == "52.916772500211671")
  }

  @Test(
    "A level that is removed and added again has its old numbers",
    arguments: [
      "custom-scales/conf.xml", "national-grid-nz/conf.xml", "us-feet-washington/conf.xml", "geographic-wgs84/conf.xml",
      "web-mercator-legacy/conf.xml", "exploded-9.3/conf.xml",
    ])
  func again(sample: String) throws {
    let url = try copy(sample)
    let before = WrittenLevels(try text(url))
    for (index, scale) in before.scales.enumerated() {
      let denominator = try #require(Double(scale))
      try change(url, .edited(adding: [], removing: [denominator]))
      #expect(WrittenLevels(try text(url)).scales.count == before.scales.count - 1)
      try change(url, .edited(adding: [denominator], removing: []))
      let after = WrittenLevels(try text(url))
      #expect(after.numbers == before.numbers)
      #expect(after.scales.compactMap(Double.init) == before.scales.compactMap(Double.init))
      let pair = try (#require(Double(after.resolutions[index])), #require(Double(before.resolutions[index])))
      // Files written with 15 digits have that precision.
      #expect(relativeDifference(pair.0, pair.1) < 2e-14, "\(scale): \(pair)")
    }
  }

  @Test(
    "Everything outside the list of levels is unchanged, in every encoding and layout",
    arguments: ["comments-and-unknown/conf.xml", "utf16/conf.xml", "national-grid-nz/conf.xml"])
  func surroundings(sample: String) throws {
    let url = try copy(sample)
    let encoding: String.Encoding = sample.hasPrefix("utf16") ? .utf16 : .utf8
    let before = try String(contentsOf: url, encoding: encoding)
    let last = try #require(before.matches(of: /<Scale>([^<]*)<\/Scale>/).last.flatMap { Double($0.1) })
    try change(url, .edited(adding: [last / 2, last / 4], removing: [last]))
    let after = try String(contentsOf: url, encoding: encoding)
    let levels = /(?s)<LODInfos.*<\/LODInfos>/
    #expect(after.replacing(levels, with: "") == before.replacing(levels, with: ""))
    #expect(WrittenLevels(after).scales.suffix(2).compactMap(Double.init) == [last / 2, last / 4])
  }

  @Test("A new level has the layout of its neighbours")
  func layout() throws {
    let url = try copy("national-grid-nz/conf.xml")
    let before = try text(url)
    let line = try #require(before.split(separator: "\n").first { $0.contains("<LevelID>0<") })
    try change(url, .edited(adding: [16_000_000, 100], removing: []))
    let after = try text(url)
    #expect(
      after.split(separator: "\n").filter { $0.contains("<LevelID>") }.allSatisfy {
        $0.prefix { $0 == " " || $0 == "\t" } == line.prefix { $0 == " " || $0 == "\t" }
      })
    #expect(WrittenLevels(after).scales.first == "16000000")
    #expect(WrittenLevels(after).scales.last == "100")
  }

  @Test("The list of ArcGIS's tool is the whole list: scales that are not in it are removed")
  func exactly() throws {
    let url = try copy("custom-scales/conf.xml")
    let report = try change(url, .exactly([300_000, 100_000, 5_250]))
    #expect(WrittenLevels(try text(url)).scales == ["300000", "100000", "5250"])
    #expect(report.removed.map(\.level.scale).contains(1_500_000))
    #expect(report.levels.map(\.oldNumber) == [2, 3, nil])
  }

  @Test("No level of the old list needs to stay")
  func replaced() throws {
    let url = try copy("custom-scales/conf.xml")
    try change(url, .exactly([64_000, 32_000]))
    let after = WrittenLevels(try text(url))
    #expect(after.numbers == ["0", "1"])
    #expect(after.scales == ["64000", "32000"])
  }

  @Test("The coarsest level gets the number that is requested")
  func renumbered() throws {
    let url = try copy("custom-scales/conf.xml")
    let count = WrittenLevels(try text(url)).numbers.count
    try change(url, .edited(adding: [], removing: []), from: 5)
    #expect(WrittenLevels(try text(url)).numbers == (5..<5 + count).map(String.init))
    // Without a number, the levels are numbered from 0 again, and a notice says how to keep the first one.
    let report = try change(url, .edited(adding: [600_000], removing: []))
    #expect(WrittenLevels(try text(url)).numbers.first == "0")
    #expect(report.notices.contains { $0.contains("--renumber 5") })
  }

  @Test("The same list is no change, and the file is not written")
  func unchanged() throws {
    let url = try copy("custom-scales/conf.xml")
    let before = try Data(contentsOf: url)
    let scales = WrittenLevels(try text(url)).scales.compactMap(Double.init)
    let report = try change(url, .exactly(scales))
    #expect(!report.isChange)
    #expect(report.written == nil)
    #expect(try Data(contentsOf: url) == before)
  }

  @Test("root.json: a new level beyond levels that clients did not show shows them, and a notice says so")
  func revealed() throws {
    let url = try copy("web-mercator-ready/root.json", as: "root.json")
    try Data(try text(url).replacing("\"maxLOD\":19", with: "\"maxLOD\":2").utf8).write(to: url)
    let report = try change(url, .edited(adding: [500], removing: []))
    let notices = report.notices.map { "\($0)" }
    #expect(
      notices.contains(
        "minLOD and maxLOD become 0 and 20, so that clients also show levels 3–19, which they did not show before"),
      "\(notices)")
  }

  @Test(
    "A rounded scale beside that of a level is refused with both ways out, and added if its resolution is given",
    arguments: [("9028", 9028.0, 2.388663145), ("9000", 9000, 2.381254743)])
  func rounded(text: String, scale: Double, resolution: Double) throws {
    let url = try copy("web-mercator-ready/root.json", as: "root.json")
    let before = try Data(contentsOf: url)
    let message = try #require(error(url, .edited(adding: [scale], removing: [])))
    #expect(message.contains("1:\(text) is nearly 1:9027.977411, the scale of level 16"), "\(message)")
    #expect(message.contains("leave out \(text), or for both write \(text)@2.38"), "\(message)")
    #expect(try Data(contentsOf: url) == before)
    var both = ScaleChange(.edited(adding: [scale], removing: []))
    both.resolutions = [scale: resolution]
    var request = ScalesRequest(FilePath(url.path), both)
    request.configuration = .none
    #expect(try request.run().levels.count == 21)
  }

  @Test("A rounded scale can replace a level, and is refused in a list of all scales, which would remove the level")
  func roundedInstead() throws {
    let url = try copy("web-mercator-ready/root.json", as: "root.json")
    let message = try #require(error(url, .exactly([18055.954822, 9028])))
    #expect(message.contains("write 9027.977411 to keep this level"), "\(message)")
    #expect(message.contains("--remove 9027.977411 and --add 9028"), "\(message)")
    #expect(error(url, .edited(adding: [9250], removing: [])) == nil)
    #expect(error(url, .edited(adding: [9028], removing: [9027.977411])) == nil)
  }

  @Test("root.json: a notice names the limits that undoing the change does not restore, with their values")
  func limitsAfterUndo() throws {
    let url = try copy("web-mercator-ready/root.json", as: "root.json")
    try Data(try text(url).replacing("\"maxLOD\":19", with: "\"maxLOD\":15").utf8).write(to: url)
    let report = try change(url, .edited(adding: [500], removing: []))
    let notice =
      "undoing this change does not restore every limit: maxLOD was 15 and becomes 19; write the old value into the "
      + "scheme file afterwards"
    #expect(report.notices.map { "\($0)" }.contains(notice), "\(report.notices)")
    var request = ScalesRequest(FilePath(url.path), report.reverse)
    request.configuration = .none
    _ = try request.run()
    #expect(try text(url).contains("\"maxLOD\":19"))
    let restored = try copy("web-mercator-ready/root.json", as: "root.json")
    let other = try change(restored, .edited(adding: [500], removing: []))
    #expect(!other.notices.contains { "\($0)".hasPrefix("undoing") }, "\(other.notices)")
  }

  @Test("root.json: the levels, minLOD, maxLOD and the scale limits change, and nothing else")
  func rootJSON() throws {
    let url = try copy("web-mercator-ready/root.json", as: "root.json")
    // The first and the last scale of the sample, as root.json files of ArcGIS state them.
    let limits = "\"minScale\":591657527.591555,\"maxScale\":1128.497176"
    let text = try text(url).replacing("\"minLOD\":0", with: "\(limits),\"minLOD\":0")
    try Data(text.utf8).write(to: url)
    func read() throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    }
    var before = try read()
    try change(url, .edited(adding: [500], removing: [591_657_527.591555]))
    var after = try read()
    func levels(_ root: [String: Any]) -> [[String: Double]] {
      (root["tileInfo"] as? [String: Any])?["lods"] as? [[String: Double]] ?? []
    }
    let (old, new) = (levels(before), levels(after))
    #expect(new.map { $0["level"] } == (0...19).map(Double.init))
    #expect(new.dropLast().map { $0["resolution"] } == old.dropFirst().map { $0["resolution"] })
    #expect(new.last?["scale"] == 500)
    #expect(after["minLOD"] as? Int == 0)
    #expect(after["maxLOD"] as? Int == 19)
    #expect(after["minScale"] as? Double == new.first?["scale"])
    #expect(after["maxScale"] as? Double == 500)
    for key in ["tileInfo", "minLOD", "maxLOD", "minScale", "maxScale"] {
      before[key] = nil
      after[key] = nil
    }
    #expect(NSDictionary(dictionary: before) == NSDictionary(dictionary: after))
  }

  @Test("The JSON of a service can be changed as well")
  func service() throws {
    let url = try copy("service/mapserver.json", as: "service.json")
    try change(url, .edited(adding: [], removing: [591_657_527.591555]))
    let object = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
    let levels = (object["tileInfo"] as? [String: Any])?["lods"] as? [[String: Double]]
    #expect(levels?.first?["level"] == 0)
    #expect(levels?.first?["scale"] == 295_828_763.795777)
  }

  @Test("Wrong scales are refused, and the message lists what the scheme has")
  func wrong() throws {
    let url = try copy("custom-scales/conf.xml")
    let before = try Data(contentsOf: url)
    #expect(error(url, .edited(adding: [], removing: [123])).map { $0.contains("1:1500000, 1:750000") } == true)
    #expect(error(url, .edited(adding: [300_000], removing: []))?.contains("at level 2") == true)
    let all = WrittenLevels(try text(url)).scales.compactMap(Double.init)
    #expect(error(url, .edited(adding: [], removing: all))?.contains("no level would be left") == true)
    #expect(error(url, .edited(adding: (1...64).map { Double($0) + 0.5 }, removing: []))?.contains("only 64") == true)
    #expect(error(url, .edited(adding: [], removing: []), from: 95)?.contains("at most 99") == true)
    #expect(error(url, .edited(adding: [], removing: []), from: -1)?.contains("at most 99") == true)
    #expect(try Data(contentsOf: url) == before)
  }

  @Test(
    "Levels to remove can be named: coarsest, finest, and by the name of a folder",
    arguments: [
      ("coarsest", "0"), ("finest", "9"), ("L01", "1"), ("l2", "2"), ("0", "0"), ("100000;coarsest", "0 3"),
    ])
  func removedLevels(list: String, removed: String) throws {
    let url = try copy("custom-scales/conf.xml")
    try #require(WrittenLevels(try text(url)).numbers == (0...9).map(String.init))
    let removals = try RemovalList([list])
    var plan = ScaleChange(.edited(adding: [], removing: removals.scales))
    plan.removedLevels = removals.levels
    var request = ScalesRequest(FilePath(url.path), plan)
    request.configuration = .none
    request.isDryRun = true
    #expect(try request.run().removed.map { String($0.level.number) }.joined(separator: " ") == removed)
  }

  @Test("A small number is a scale and not a level, and the error names the level or the nearest scale")
  func smallNumber() throws {
    let url = try copy("custom-scales/conf.xml")
    let near = try #require(error(url, .edited(adding: [], removing: [300_010])))
    #expect(near.contains("the nearest is 1:300000, which L2 names"))
    let level = try #require(error(url, .edited(adding: [], removing: [2])))
    #expect(level.contains("no level has the scale 1:2; write L2 for level 2, 1:300000"))
  }

  @Test("A level whose tiles would have rows above ArcGIS's limit is refused")
  func tooFine() throws {
    let url = try copy("national-grid-nz/conf.xml")
    try FileManager.default.copyItem(
      at: TestFiles.sample("national-grid-nz/conf.cdi"), to: folder.url.appending(path: "conf.cdi"))
    #expect(error(url, .edited(adding: [0.01], removing: []))?.contains("2147483647") == true)
  }

  @Test("A duplicate level number is refused, because the folder of its tiles is unclear")
  func duplicate() throws {
    let url = try copy("custom-scales/conf.xml")
    let text = try text(url).replacing("<LevelID>1</LevelID>", with: "<LevelID>0</LevelID>")
    try Data(text.utf8).write(to: url)
    #expect(error(url, .edited(adding: [600_000], removing: []))?.contains("level 0 occurs more than once") == true)
  }

  @Test("A scheme whose scales follow no convention gets resolutions in proportion, with a notice")
  func proportion() throws {
    let url = try copy("custom-scales/conf.xml")
    let text = try text(url).replacing("DPI>96<", with: "DPI>120<")
    try Data(text.utf8).write(to: url)
    let report = try change(url, .edited(adding: [200_000], removing: []))
    #expect(report.notices.contains { $0.contains("follow no convention") })
    // 300,000 has 79.37515875031751: two thirds of it.
    let resolution = try #require(report.levels.first { $0.level.scale == 200_000 }?.level.resolution)
    #expect(relativeDifference(resolution, 79.375_158_750_317_51 * 2 / 3) < 1e-14)
  }

  @Test("A file without levels, or with errors, is refused", arguments: ["web-mercator-legacy/conf.cdi"])
  func noLevels(sample: String) throws {
    let url = try copy(sample, as: "conf.cdi")
    #expect(error(url, .edited(adding: [500], removing: []))?.contains("no list of levels") == true)
  }

  @Test("A service in a connection file of ArcGIS gets a hint to the cache directory")
  func connectionFile() {
    let url = URL(filePath: "/C/arcgis on host_6443.ags/Base/Roads.MapServer")
    #expect(error(url, .edited(adding: [500], removing: []))?.contains("give the directory of its cache") == true)
  }
}
