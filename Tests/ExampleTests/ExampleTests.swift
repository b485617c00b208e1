import Foundation
import TestSupport
import Testing

@Suite("The examples")
struct ExampleTests {
  private func run(_ program: String, _ arguments: String...) throws -> CommandRun { try run(program, arguments) }

  private func run(_ program: String, _ arguments: [String]) throws -> CommandRun {
    // An error that a program does not catch ends it by a trap, as is usual for programs of a few lines. Swift would then
    // start a process that prints the stack, which takes thirty times as long as the program.
    try CommandRun(CommandRun.program(program).path, arguments, environment: ["SWIFT_BACKTRACE": "enable=no"])
  }

  @Test("PrintLevels prints the numbers that the conf.xml has")
  func printLevels() throws {
    let file = TestFiles.sample("national-grid-nz/conf.xml")
    let text = try String(contentsOf: file, encoding: .utf8)
    func numbers(_ element: String) throws -> [Double] {
      try text.matches(of: Regex("<\(element)>([^<]*)</\(element)>", as: (Substring, Substring).self)).map {
        try #require(Double($0.output.1))
      }
    }
    let levels = zip(try numbers("LevelID"), zip(try numbers("Scale"), try numbers("Resolution")))
    let expected = levels.map { "level \(Int($0)): 1:\($1.0), \($1.1) map units per pixel\n" }
    #expect(expected.count > 1)
    #expect(try run("PrintLevels", file.path).text == expected.joined())
  }

  @Test("LintFolder prints the line and column of the fault")
  func lintFolder() throws {
    let folder = try TemporaryDirectory()
    let file = folder.path("conf.xml")
    let sample = try String(contentsOf: TestFiles.sample("broken/several-faults.xml"), encoding: .utf8)
    try Data(sample.utf8).write(to: URL(filePath: file))
    let lines = sample.components(separatedBy: "\n")
    let line = try #require(lines.firstIndex { $0.contains("<X>west") })
    let column = try #require(lines[line].range(of: "west")).lowerBound.utf16Offset(in: lines[line])
    let run = try run("LintFolder", folder.url.path)
    #expect(run.text.contains("\(file):\(line + 1):\(column + 1): "))
    #expect(run.status == 0)
  }

  @Test("CountTiles counts the tiles that intersect an extent, equal to rows and columns computed by hand")
  func countTiles() throws {
    let file = TestFiles.sample("web-mercator-ready/root.json")
    // San Francisco: 20037508.342787 - 14120000 m and so on, divided by 256 pixels of 156543.033928 m / 2^level.
    let run = try run("CountTiles", file.path, "-14120000", "4510000", "-13600000", "4680000")
    func index(_ metres: Double, _ level: Int) -> Int { Int(metres / (256 * 156_543.033928 / Double(1 << level))) }
    let world = 20_037_508.342787
    for level in 0...6 {
      let columns = index(world - 13_600_000, level) - index(world - 14_120_000, level) + 1
      let rows = index(world - 4_510_000, level) - index(world - 4_680_000, level) + 1
      #expect(run.text.contains("level \(level): \(rows * columns) tiles in "), "\(run.text)\(run.errors)")
    }
  }

  @Test("ReadTile writes the bytes that were stored at a row and column", arguments: SmallCache.Storage.allCases)
  func readTile(storage: SmallCache.Storage) throws {
    var tiles = try SmallCache.world
    let stored = try SmallCache.tile("png8.png")
    tiles[SmallCache.Place(2, 1, 3)] = stored
    let cache = try SmallCache(tiles, storage: storage, format: "MIXED")
    let result = cache.folder.path("tile.png")
    #expect(try run("ReadTile", cache.path, "2", "1", "3", result).errors == "")
    #expect(try Data(contentsOf: URL(filePath: result)) == stored)
  }

  @Test("ReadTile reports a missing tile, and writes nothing")
  func noTile() throws {
    let cache = try SmallCache([SmallCache.Place(0, 0, 0): SmallCache.tile("tile.jpg")])
    let result = cache.folder.path("tile.jpg")
    let run = try run("ReadTile", cache.path, "2", "1", "3", result)
    #expect(run.status != 0)
    #expect(run.errors.contains("level 2 has no tile at row 1, column 3\n"))
    #expect(!FileManager.default.fileExists(atPath: result))
  }

  @Test("ConvertCache makes a package that another ZIP reader can read, and converts it back to a cache")
  func convertCache() throws {
    let cache = try SmallCache(SmallCache.world)
    let package = cache.folder.path("world.tpkx")
    #expect(try run("ConvertCache", cache.path, package).text.hasSuffix("21 tiles\n"))
    let list = "import sys, zipfile; print(*zipfile.ZipFile(sys.argv[1]).namelist())"
    let names = Set(try CommandRun("python3", ["-c", list, package]).text.split(whereSeparator: \.isWhitespace))
    let bundles = (0...2).map { "tile/L0\($0)/R0000C0000.bundle" }
    #expect(names.isSuperset(of: ["root.json", "iteminfo.json"] + bundles.map { $0[...] }))

    let folder = cache.folder.url.appending(path: "again")
    #expect(try run("ConvertCache", package, folder.path).text.hasSuffix("21 tiles\n"))
    let bundle = try Data(contentsOf: folder.appending(path: bundles[0]))
    #expect(bundle.range(of: try SmallCache.tile("tile.jpg")) != nil)
  }

  @Test("Each prints to standard error why it cannot read a path", arguments: Example.allCases)
  func missing(example: Example) throws {
    let more: [Example: [String]] = [
      .readTile: ["0", "0", "0", "/nowhere/tile"], .convertCache: ["/nowhere/result"],
      .countTiles: ["0", "0", "1", "1"],
    ]
    let run = try run(example.rawValue, ["/nowhere/cache"] + more[example, default: []])
    #expect(run.status != 0)
    #expect(run.errors.contains("/nowhere/cache: no such file or directory\n"))
  }

  @Test("Each prints its usage if arguments are missing", arguments: Example.allCases)
  func usage(example: Example) throws {
    let run = try run(example.rawValue)
    #expect(run.status != 0)
    #expect(run.errors.contains("usage: \(example.rawValue) "))
  }

  @Test("Each has at most 25 lines, and imports only the library", arguments: Example.allCases)
  func size(example: Example) throws {
    let lines = try example.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 25)
    #expect(lines.filter { $0.contains(/^\s*(@\w+ )*(public |private )?import\b/) } == ["import TileSchemeKit"])
  }
}
