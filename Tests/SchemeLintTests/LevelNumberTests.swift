import Diagnostics
import SchemeLint
import Testing

@Suite("The numbers of the levels")
struct LevelNumberTests {
  /// The findings about numbers in a conf.xml and in a root.json whose three levels have these numbers.
  private func found(_ numbers: [Int], reversingList: Bool = false) throws -> [[String]] {
    let xml = zip(
      [8_000_000, 4_000_000, 2_000_000], ["2116.670900008467", "1058.3354500042335", "529.16772500211675"]
    )
    .enumerated().map { index, level in
      """
      <LODInfo xsi:type="typens:LODInfo"><LevelID>\(numbers[index])</LevelID><Scale>\(level.0)</Scale>\
      <Resolution>\(level.1)</Resolution></LODInfo>
      """
    }
    let json = zip(["156543.033928", "78271.51696399994", "39135.75848200009"], [1.0, 2, 4]).enumerated().map {
      "{\"level\": \(numbers[$0]), \"resolution\": \($1.0), \"scale\": \(591657527.591555 / $1.1)}"
    }
    func joined(_ levels: [String], _ separator: String) -> String {
      (reversingList ? levels.reversed() : levels).joined(separator: separator)
    }
    let conf = RuleExample.Base.legacy.files.map {
      ExampleFile(
        $0.name,
        $0.text.replacing(/<LODInfos([^>]*)>(.|\n)*<\/LODInfos>/) { match in
          "<LODInfos\(match.1)>\(joined(xml, ""))</LODInfos>"
        })
    }
    let root = RuleExample.Base.readyToServe.files.map {
      ExampleFile(
        $0.name, $0.text.replacing(/"lods": \[(.|\n)*?\]/) { _ in "\"lods\": [\(joined(json, ", "))]" })
    }
    try #require(conf[0].text.contains("<LevelID>\(numbers[0])</LevelID>"))
    try #require(root[0].text.contains("\"level\": \(numbers[0]),"))
    return try [conf, root].map { files in
      try lint(files, .usual).compactMap(\.finding.identifier)
        .filter { ["LOD001", "LOD002", "LOD012", "LOD016"].contains($0) }
    }
  }

  @Test(
    "Numbers that decrease while the levels get finer are an error",
    arguments: [[2, 1, 0], [0, 2, 1], [1, 0, 2], [30, 20, 10]])
  func reversed(numbers: [Int]) throws {
    for found in try found(numbers) { #expect(found.contains("LOD016"), "\(found)") }
  }

  @Test("A list from the finest level to the coarsest is a fault of the order alone")
  func reversedList() throws {
    for found in try found([0, 1, 2], reversingList: true) { #expect(Set(found) == ["LOD002"], "\(found)") }
  }

  @Test("Two equal numbers are a fault of the repetition alone")
  func repeated() throws {
    for found in try found([0, 1, 1]) { #expect(found == ["LOD001"], "\(found)") }
  }

  @Test("All gaps are in one finding, with the level after each of them")
  func gaps() throws {
    let files = RuleExample.Base.legacy.files.map {
      ExampleFile(
        $0.name,
        $0.text.replacing("<LevelID>1<", with: "<LevelID>4<").replacing("<LevelID>2<", with: "<LevelID>9<"))
    }
    let found = try lint(files, .usual).filter { $0.finding.identifier == "LOD012" }
    #expect(
      found.map(\.finding.message) == [
        "level 4 follows level 0, level 9 follows level 4, with gaps between the numbers"
      ])
  }
}
