import Foundation
import TestSupport
import Testing

@Suite("A scheme is named by a built-in name, an address or a path")
struct SchemeLocationTests {
  private let folder: TemporaryDirectory

  init() throws { folder = try TemporaryDirectory() }

  @Test("A built-in scheme is shown, converted and compared by its name")
  func builtIn() throws {
    let show = try CommandRun.tilescheme("show", "nztm")
    #expect(show.status == 0 && show.text.hasPrefix("nztm: built-in scheme\n"), "\(show.errors)")
    let path = folder.path("root.json")
    let convert = try CommandRun.tilescheme("convert", "nztm", path)
    #expect(convert.status == 0, "\(convert.errors)")
    let compare = try CommandRun.tilescheme("compare", "nztm", path)
    #expect(compare.status == 0 && compare.text.hasPrefix("identical"), "\(compare.text)")
  }

  @Test("A built-in scheme has no tiles, and a package cannot be made from it")
  func withoutTiles() throws {
    let run = try CommandRun.tilescheme("convert", "nztm", folder.path("a.tpkx"))
    #expect(run.status == 2 && run.errors.contains("to convert tiles, give the cache directory"), "\(run.errors)")
    #expect(folder.names.isEmpty)
  }

  @Test("A directory comes before the built-in scheme of the same name")
  func directory() throws {
    try FileManager.default.copyItem(
      at: TestFiles.sample("national-grid-nz"), to: folder.url.appending(path: "arcgis-online"))
    let run = try CommandRun.tilescheme("show", "arcgis-online", directory: folder.url)
    #expect(run.text.contains("NZGD_2000"), "\(run.text)")
  }

  @Test(
    "The address of a service is a scheme for show, convert, compare, preflight and --predefined",
    .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"))
  func address() throws {
    let answer = try String(contentsOf: TestFiles.sample("service/mapserver.json"), encoding: .utf8)
    let server = try LocalServer(answer: answer)
    let address = server.address + "/arcgis/rest/services/Base/Bay/MapServer"
    let path = folder.path("conf.xml")
    for arguments in [
      ["show", address], ["convert", address, path], ["compare", address, path],
      ["preflight", address, "--levels", "0", "--fail-on", "never"],
      ["preflight", "arcgis-online", "--levels", "0-1", "--basemap", address, "--fail-on", "never"],
      ["generate", "--predefined", address, "--extent", "0,0,1000,1000", "-o", folder.path("new.xml")],
    ] {
      let run = try CommandRun.tilescheme(arguments)
      #expect(run.status == 0, "\(arguments): \(run.errors)")
    }
    #expect(folder.names.sorted() == ["conf.xml", "new.xml"])
    let same = try CommandRun.tilescheme("compare", folder.path("new.xml"), path)
    #expect(same.text.hasPrefix("identical"), "\(same.text)")
  }

  @Test(
    "A server that refuses is an error with status 3",
    .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"), arguments: ["/status/404", "/login"])
  func refusal(path: String) throws {
    let server = try LocalServer()
    for arguments in [["show", server.address + path], ["convert", server.address + path, folder.path("a.xml")]] {
      let run = try CommandRun.tilescheme(arguments)
      #expect(run.status == 3 && run.errors.contains("error"), "\(run.errors)")
    }
    #expect(folder.names.isEmpty)
  }

  @Test("--input-format states the format; a document of another format then has errors")
  func inputFormat() throws {
    let path = sample("national-grid-nz") + "/conf.xml"
    #expect(try CommandRun.tilescheme("show", path, "--input-format", "conf.xml").status == 0)
    #expect(try CommandRun.tilescheme("show", path, "--input-format", "root.json").status == 3)
    let wrong = try CommandRun.tilescheme("show", path, "--input-format", "shapefile")
    #expect(wrong.status == 2, "\(wrong.errors)")
  }

  @Test(
    "Every command that reads a scheme file takes --input-format, and then reads the file as that format",
    arguments: [
      ["show", "FILE"], ["lint", "FILE", "--fail-on", "never"], ["compare", "FILE", "arcgis-online"],
      ["preflight", "FILE", "--fail-on", "never"], ["convert", "FILE", "OUT"],
      ["scales", "FILE", "--add", "50000000", "--dry-run"],
      ["generate", "--predefined", "FILE", "--extent=0,0,1000,1000"], ["generate", "--like", "FILE"],
      ["create", "--predefined", "FILE", "--extent=0,0,1000,1000", "--name", "a", "--dry-run", "DIRECTORY"],
      ["preflight", "--like", "FILE", "--extent=0,0,1000,1000", "--fail-on", "never"],
    ])
  func everyCommand(arguments: [String]) throws {
    let file = sample("web-mercator-legacy") + "/conf.xml"
    let run = { (format: String) in
      try CommandRun.tilescheme(
        arguments.map {
          switch $0 {
          case "FILE": file
          case "OUT": folder.path("out-\(format).xml")
          case "DIRECTORY": folder.url.path
          default: $0
          }
        } + ["--input-format", format])
    }
    let right = try run("conf.xml")
    #expect(right.status == 0, "\(right.errors)")
    // The content of a conf.xml is no root.json, which only a reader of root.json says.
    let wrong = try run("root.json")
    #expect(wrong.status != 0 || wrong.text.contains("error"), "\(wrong.text)\(wrong.errors)")
    #expect(try run("shapefile").status == 2)
  }

  @Test("--input-format has no meaning for files that are found in directories, and does not change how they are read")
  func inDirectory() throws {
    let place = folder.url.appending(path: "a")
    try FileManager.default.copyItem(at: TestFiles.sample("web-mercator-legacy"), to: place)
    let plain = try CommandRun.tilescheme("lint", place.path)
    let stated = try CommandRun.tilescheme("lint", place.path, "--input-format", "root.json")
    #expect(plain.text == stated.text && plain.status == stated.status)
    #expect(try CommandRun.tilescheme("compare", "--all", place.path, "--input-format", "conf.xml").status == 2)
  }

  @Test("lint checks a built-in scheme, which has no findings")
  func lintBuiltIn() throws {
    let run = try CommandRun.tilescheme("lint", "nztm", "arcgis-online")
    #expect(run.status == 0 && run.errors.contains("2 files checked") || run.text.contains("2 files checked"))
    #expect(try CommandRun.tilescheme("lint", "nztn").status == 3)
  }

  @Test(
    "A misspelled built-in scheme, or the name of it in another program, leads to the right name",
    arguments: [
      ["show", "NAME"], ["show", "NAME", "--format", "json"], ["lint", "NAME"], ["compare", "NAME", "nztm"],
      ["convert", "NAME", "--scheme-only", "--to", "conf.xml", "-"],
    ])
  func proposal(arguments: [String]) throws {
    for (name, meant) in [("nztn", "nztm"), ("agol", "arcgis-online")] {
      let run = try CommandRun.tilescheme(arguments.map { $0 == "NAME" ? name : $0 })
      #expect(run.status == 3, "\(run.errors)")
      #expect(
        run.errors.contains("“\(name)” is neither a file nor a built-in scheme; did you mean “\(meant)”?"),
        "\(run.errors)")
    }
  }

  @Test(
    "lint checks the description of a service by its address, and other paths with it",
    .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"))
  func lintAddress() throws {
    let good = try String(contentsOf: TestFiles.sample("service/mapserver.json"), encoding: .utf8)
    let server = try LocalServer(answer: good)
    let service = "/arcgis/rest/services/Base/Bay/MapServer"
    let fine = try CommandRun.tilescheme("lint", server.address + service)
    #expect(fine.status == 0, "\(fine.text)\(fine.errors)")
    // The second level appears twice, which is an error in every form.
    let bad = try LocalServer(answer: good.replacing("\"level\": 1,", with: "\"level\": 0,"))
    let run = try CommandRun.tilescheme("lint", bad.address + service, sample("national-grid-nz"))
    #expect(run.status == 1 && run.text.contains("LOD001"), "\(run.text)\(run.errors)")
    #expect(run.text.contains(service), "\(run.text)")
    // A fix has no file to be written into.
    #expect(try CommandRun.tilescheme("lint", bad.address + service, "--unsafe-fixes").status == 1)
    #expect(folder.names.isEmpty)
  }

  @Test(
    "An address that does not answer fails lint in the end, after the other paths were checked",
    .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"))
  func lintRefusal() throws {
    let server = try LocalServer()
    let broken = TestFiles.sample("broken/duplicate-level.xml").path
    let run = try CommandRun.tilescheme("lint", server.address + "/status/404", broken)
    #expect(run.status == 3 && run.text.contains("LOD001") && run.errors.contains("404"), "\(run.text)\(run.errors)")
  }

  @Test(
    "--like takes the address of a service, with its levels and its extent",
    .enabled(if: LocalServer.isAvailable, "python3 or curl is not installed"))
  func likeAddress() throws {
    let server = try LocalServer(
      answer: String(contentsOf: TestFiles.sample("service/mapserver.json"), encoding: .utf8))
    let address = server.address + "/arcgis/rest/services/Base/Bay/MapServer"
    let path = folder.path("new.xml")
    let run = try CommandRun.tilescheme("generate", "--like", address, "-o", path)
    #expect(run.status == 0, "\(run.errors)")
    let same = try CommandRun.tilescheme("compare", path, TestFiles.sample("service/mapserver.json").path)
    #expect(same.text.hasPrefix("identical"), "\(same.text)")
    let preflight = try CommandRun.tilescheme("preflight", "--like", address, "--fail-on", "never")
    #expect(preflight.status == 0, "\(preflight.errors)")
  }

  @Test("A name that is nothing is an error of --like, not of --predefined")
  func unknownLike() throws {
    let run = try CommandRun.tilescheme("generate", "--like", "nowhere.xml", "--scales", "500")
    #expect(run.status == 2 && run.errors.contains("--like: nowhere.xml: no such file"), "\(run.errors)")
  }

  @Test(
    "A raster given as a scheme is recognised by its content",
    arguments: [
      ([0x49, 0x49, 0x2A, 0x00], "TIFF"), ([0x4D, 0x4D, 0x00, 0x2B], "BigTIFF"), ([0xFF, 0xD8, 0xFF, 0xE0], "JPEG"),
    ] as [([UInt8], String)])
  func raster(head: [UInt8], name: String) throws {
    // Larger than the limit for scheme files, so that it must not be read as a whole.
    let path = folder.path("scheme.xml")
    try Data(head + [UInt8](repeating: 0, count: 100)).write(to: URL(filePath: path))
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    try handle.truncate(atOffset: 100 << 20)
    try handle.close()
    for arguments in [["show", path], ["lint", path], ["generate", path, "--number-of-scales", "3"]] {
      let run = try CommandRun.tilescheme(arguments)
      #expect(run.status == 3 && run.errors.contains("this is a raster (\(name))"), "\(arguments): \(run.errors)")
    }
  }
}

@Suite("Spellings of other programs")
struct HabitualSpellingTests {
  private func extent(_ arguments: String...) throws -> String {
    let run = try CommandRun.tilescheme(
      ["preflight", "nztm", "--levels", "3", "--format", "json", "--fail-on", "never"] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    let region = try #require(try object(run.output)["region"] as? [String: Any])
    return ["xmin", "ymin", "xmax", "ymax"].map { "\(region[$0] ?? "none")" }.joined(separator: ",")
  }

  @Test("--bbox, -te and four separate numbers mean --extent, also with minus signs")
  func extents() throws {
    let expected = try extent("--extent", "1700000,5400000,1800000,5500000")
    #expect(try extent("--bbox", "1700000,5400000,1800000,5500000") == expected)
    #expect(try extent("--bbox=1700000,5400000,1800000,5500000") == expected)
    #expect(try extent("-te", "1700000", "5400000", "1800000", "5500000") == expected)
    #expect(try extent("--extent", "1700000", "5400000", "1800000", "5500000") == expected)
    let west = try CommandRun.tilescheme(
      "generate", "--crs", "3857", "--scales", "500000", "--bbox", "-13000000", "-4000000", "-12000000", "-3000000")
    #expect(west.status == 0, "\(west.errors)")
  }

  @Test("Three numbers are refused, and arguments after -- are paths")
  func refused() throws {
    #expect(try CommandRun.tilescheme("preflight", "nztm", "--bbox", "1", "2", "3").status == 2)
    #expect(try CommandRun.tilescheme("show", "--", "--bbox").status == 3)
  }

  @Test(
    "ArcGIS's keywords for the storage are accepted for --to, in any letter case", arguments: ["COMPACTV2", "exploded"])
  func storage(keyword: String) throws {
    let folder = try TemporaryDirectory()
    let cache = try SmallCache(SmallCache.world)
    let run = try CommandRun.tilescheme("convert", cache.path, folder.path("out"), "--to", keyword)
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.path("out/conf.xml")))
    // The keyword does not say which scheme files are meant.
    let told = "--to COMPACTV2 is taken as legacy: conf.xml, conf.cdi and Compact V2 bundles; --to ready-to-serve"
    #expect(run.errors.contains(told) == (keyword == "COMPACTV2"), "\(run.errors)")
  }

  @Test("lint --client runs the rules of a client; another name is refused")
  func client() throws {
    let path = sample("web-mercator-ready")
    #expect(try !CommandRun.tilescheme("lint", path).text.contains("PKG014"))
    let run = try CommandRun.tilescheme("lint", path, "--client", "ArcGIS")
    #expect(run.status == 0 && run.text.contains("PKG014"), "\(run.text)")
    #expect(try CommandRun.tilescheme("lint", path, "--client", "word").status == 2)
  }
}
