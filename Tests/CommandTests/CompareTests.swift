import Foundation
import TestSupport
import Testing

@Suite("compare")
struct CompareTests {
  private func compare(_ arguments: String...) throws -> CommandRun {
    try CommandRun.tilescheme(["compare"] + arguments)
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let run = try CommandRun.tilescheme(["compare"] + arguments + ["--format", "json"])
    return try object(run.output)
  }

  private func firstLine(_ run: CommandRun) -> String { run.text.split(separator: "\n").first.map(String.init) ?? "" }

  /// A sample with one text for another, in a folder of the test's own.
  private func changed(_ sample: String, _ old: String, _ new: String, in folder: TemporaryDirectory) throws -> String {
    let text = try String(contentsOf: TestFiles.sample(sample), encoding: .utf8)
    try #require(text.contains(old))
    return try folder.write(text.replacingOccurrences(of: old, with: new), "changed/conf.xml")
  }

  // MARK: The sheet

  @Test("a part of ArcGIS Online against the whole: the verdict, the facts, the levels, the differences")
  func sheet() throws {
    let run = try compare("Samples/comments-and-unknown/conf.xml", "arcgis-online")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.text == """
        overlay exactly at levels 5–8 of B, which are all levels of A, there 0–3

                           Samples/comments-and-unknown/conf.xml                              arcgis-online
        coordinate system  WGS_1984_Web_Mercator_Auxiliary_Sphere (WKID 102100, latest 3857)  the same
        tile origin        -20037508.342787, 20037508.342787                                  -20037508.342787, 20037508.342787
        tile size          256 × 256 px                                                       256 × 256 px
        DPI                96                                                                 96
        image format       PNG                                                                -
        levels             4: 0–3                                                             24: 0–23

        compared over -20037508.342789244, -20037508.342789244 to 20037508.342789244, 20037508.342789244: all of the world that the coordinate system shows
        tolerance 0.5 px

        A  B        resolution  differs  origin off (px)  drift (px)  off in extent (px)
        0  5  4891.96981024998        0                0           0                   0  overlays
        1  6  2445.98490512499        0                0           0                   0  overlays
        2  7  1222.99245256249        0                0           0                   0  overlays
        3  8   611.49622628138        0                0           0                   0  overlays

        differences:
        - only in B: levels 0–4, coarser than all of A
        - only in B: levels 9–23, finer than all of A
        - level numbers: those of B are 5 higher than those of A

        """)
  }

  @Test("a scheme against itself is identical, however it is given")
  func identical() throws {
    for path in ["Samples/national-grid-nz", "Samples/national-grid-nz/conf.xml"] {
      let run = try compare(path, "Samples/service/mapserver-wrapped.json")
      #expect(run.status == 0)
      #expect(firstLine(run).hasPrefix("identical: "))
    }
    let bytes = try Data(contentsOf: TestFiles.sample("web-mercator-ready/root.json"))
    let run = try CommandRun.tilescheme("compare", "-", "Samples/web-mercator-legacy", input: bytes)
    #expect(run.status == 0)
    #expect(firstLine(run) == "identical: a tile has the same level, row and column in both (20 levels)")
  }

  @Test("built-in schemes are named in any letter case, and a file of such a name is given with its folder")
  func builtInNames() throws {
    #expect(try compare("ArcGIS-Online", "arcgis-online").status == 0)
    let folder = try TemporaryDirectory()
    let text = try String(contentsOf: TestFiles.sample("national-grid-nz/conf.xml"), encoding: .utf8)
    _ = try folder.write(text, "arcgis-online")
    let file = try CommandRun.tilescheme("compare", "./arcgis-online", "nztm", directory: folder.url)
    #expect(firstLine(file).hasPrefix("overlay at ") || firstLine(file).hasPrefix("never"))
    let name = try CommandRun.tilescheme("compare", "arcgis-online", "nztm", directory: folder.url)
    #expect(firstLine(name).contains("different coordinate systems"))
  }

  // MARK: Verdicts of experts

  @Test("ArcGIS’s default origin of Web Mercator never aligns, and the part of a tile is told")
  func domainOrigin() throws {
    let folder = try TemporaryDirectory()
    let text = try String(contentsOf: TestFiles.sample("web-mercator-legacy/conf.xml"), encoding: .utf8)
      .replacingOccurrences(of: "<X>-20037508.342787001</X>", with: "<X>-20037700</X>")
      .replacingOccurrences(of: "<Y>20037508.342787001</Y>", with: "<Y>30241100</Y>")
    try #require(text.contains("<X>-20037700</X><Y>30241100</Y>"))
    let path = try folder.write(text, "conf.xml")
    let run = try compare(path, "arcgis-online")
    #expect(run.status == 1)
    // 10,203,591.657213 units are 133,490.1668… tiles of 0.298582141647617 × 256, and 191.657213 are 2.5074.
    #expect(firstLine(run) == "never align: origin off by 0.4926 tiles (126 px) at level 19")
    let result = try json(path, "arcgis-online")
    #expect(result["verdict"] as? String == "never")
    let levels = try #require(result["levels"] as? [[String: Any]])
    #expect(levels.count == 20)
    let first = try #require(levels.first?["originOffsetPixels"] as? Double)
    #expect(abs(first - 65.1807) < 0.0001)
  }

  @Test("resolutions of six decimals overlay down to a level, and drift by the pixels that are told")
  func truncated() throws {
    let folder = try TemporaryDirectory()
    let text = try String(contentsOf: TestFiles.sample("web-mercator-legacy/conf.xml"), encoding: .utf8)
      .replacing(/<Resolution>(\d+\.\d{0,6})\d*/) { "<Resolution>\($0.1)" }
    let path = try folder.write(text, "conf.xml")
    let run = try compare(path, "arcgis-online")
    #expect(run.status == 1)
    #expect(
      firstLine(run)
        == "overlay at levels 0–15 of B; levels 16–19 of A: drift by up to 63.67 px; levels 20–23 of B have no counterpart"
    )
    let result = try json(path, "arcgis-online")
    #expect(result["verdict"] as? String == "partial")
    let levels = try #require(result["levels"] as? [[String: Any]])
    #expect(levels.filter { $0["overlays"] as? Bool == true }.map { $0["b"] as? Int } == Array(0...15))
    let drift = try #require(levels.last?["driftPixels"] as? Double)
    #expect(abs(drift - 63.673) < 0.001)
    // With a tolerance of a tile, all overlay.
    #expect(try compare(path, "arcgis-online", "--tolerance", "64").status == 0)
    // Near the origin nothing drifts.
    #expect(try compare(path, "arcgis-online", "--extent", "-20037000,20037000,-20036000,20037500").status == 0)
  }

  @Test("tiles of 256 and 512 pixels overlay on screen and not as files")
  func tileSizes() throws {
    let run = try compare("Samples/geographic-wgs84-v2-512", "wgs84-v2")
    #expect(run.status == 0)
    #expect(firstLine(run).hasSuffix("; on screen, not as files: tiles of 512 against 256 px"))
    #expect(run.text.contains("a tile of A is 2 × 2 tiles of B"))
  }

  @Test("the verdict makes the exit status, whichever of the two comes first")
  func status() throws {
    let schemes = [
      ("arcgis-online", "identical", 0 as Int32), ("Samples/comments-and-unknown", "overlay", 0),
      ("WebMercatorQuad", "partial", 1), ("nztm", "never", 1),
    ]
    for (scheme, verdict, status) in schemes {
      for pair in [["arcgis-online", scheme], [scheme, "arcgis-online"]] {
        let run = try CommandRun.tilescheme(["compare"] + pair + ["--format", "json"])
        #expect(run.status == status, "\(pair)")
        #expect(try object(run.output)["verdict"] as? String == verdict, "\(pair)")
      }
    }
  }

  // MARK: What cannot be compared

  @Test("a broken scheme is told with all its problems, and exit status 3")
  func broken() throws {
    let run = try compare("arcgis-online", sample("broken/several-faults.xml"))
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    for part in ["X is “west”", "ninety-six"] { #expect(run.errors.contains(part)) }
  }

  @Test(
    "a file without a scheme is told so kindly",
    arguments: ["national-grid-nz/conf.cdi", "web-mercator-ready/iteminfo.json", "service/mapserver-dynamic.json"])
  func noScheme(_ name: String) throws {
    let run = try compare(sample(name), "arcgis-online")
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("there is no tiling scheme in this"))
  }

  @Test("what is neither a file nor a built-in scheme is told with the name that was meant, and those there are")
  func unknownName() throws {
    let run = try compare("arcgis-onlin", "arcgis-online")
    #expect(run.status == 3)
    #expect(
      run.errors.contains(
        "“arcgis-onlin” is no file, and no built-in scheme; did you mean “arcgis-online”? Built in are arcgis-online, wgs84"
      ))
    let other = try compare("arcgis-online", "conf.xml.bak")
    #expect(other.status == 3)
    #expect(other.errors.contains("“conf.xml.bak” is no file, and no built-in scheme: arcgis-online, wgs84-v2"))
  }

  @Test(
    "wrong usage exits with 2",
    arguments: [
      [], ["a"], ["a", "b", "c"], ["-", "-"], ["a", "b", "--all", "c"], ["a", "--all", "c"],
      ["a", "b", "--tolerance", "0"], ["a", "b", "--tolerance", "-1"], ["a", "b", "--tolerance", "nan"],
      ["a", "b", "--tolerance", "inf"], ["a", "b", "--extent", "1,2,3"], ["a", "b", "--extent", "3,2,1,4"],
      ["a", "b", "--format", "yaml"],
    ])
  func wrongUsage(_ arguments: [String]) throws {
    let run = try CommandRun.tilescheme(["compare"] + arguments)
    #expect(run.status == 2)
    #expect(run.errors.lowercased().contains("error"))
    #expect(run.output.isEmpty)
  }

  @Test("control characters in names do not reach the terminal")
  func controlCharacters() throws {
    let folder = try TemporaryDirectory()
    let text = try String(contentsOf: TestFiles.sample("national-grid-nz/conf.xml"), encoding: .utf8)
    let path = try folder.write(text, "a\u{1B}[31m.xml")
    let run = try compare(path, "nztm")
    #expect(!run.text.contains("\u{1B}"))
  }

  // MARK: JSON

  @Test("its JSON follows its schema", .enabled(if: hasSchemaTools, "xmllint or check-jsonschema is not installed"))
  func schema() throws {
    let folder = try TemporaryDirectory()
    let pairs = [
      ["Samples/web-mercator-legacy", "arcgis-online"], ["arcgis-online", "nztm"],
      ["arcgis-online", "WebMercatorQuad"],
      ["Samples/geographic-wgs84", "wgs84-v2"], ["Samples/geographic-wgs84-v2-512", "wgs84-v2"], ["nztm", "nztm"],
      ["Samples/custom-scales", "Samples/utf16"], ["--all", "Samples"],
    ]
    var files: [String] = []
    for (index, pair) in pairs.enumerated() {
      let run = try CommandRun.tilescheme(["compare"] + pair + ["--format", "json"])
      try run.output.write(to: folder.url.appending(path: "\(index).json"))
      files.append(folder.path("\(index).json"))
    }
    let schema = TestFiles.root.appending(path: "Schemas/compare.schema.json").path
    let check = try SchemaCheck.runJSON(schema: schema, files)
    #expect(check.status == 0, "\(check.text)")
  }

  @Test("the offsets and drifts of its JSON are those that Python computes with exact fractions")
  func numbers() throws {
    let folder = try TemporaryDirectory()
    let path = try changed("national-grid-nz/conf.xml", "<X>-4020900</X>", "<X>-4020800.5</X>", in: folder)
    let run = try CommandRun.tilescheme("compare", path, "nztm", "--format", "json")
    let script = """
      import json, sys
      from fractions import Fraction as F
      result = json.load(sys.stdin)
      a, b, box = result["a"], result["b"], result["extent"]
      step = min(a["tileWidth"], b["tileWidth"])
      assert result["sameCoordinateSystem"] and len(result["levels"]) > 5
      for level in result["levels"]:
          assert abs(level["resolutionDifference"]) < 1e-12, level
          offsets = []
          for axis in "xy":
              r = F(resolutions[level["b"]])
              tiles = abs(F(a["origin"][axis]) - F(b["origin"][axis])) / (step * r)
              offsets.append(abs(tiles - round(tiles)) * step)
          assert abs(level["originOffsetPixels"] - float(max(offsets))) < 1e-6, (level, offsets)
          assert level["overlays"] == False and level["corresponds"] == True
      """
    let resolutions = """
      resolutions = {0: 2116.670900008467, 2: 1058.3354500042335, 4: 529.16772500211675, 5: 264.58386250105838,
          6: 132.29193125052919, 7: 66.145965625264594, 8: 33.072982812632297}

      """
    let check = try Python.run(resolutions + script, input: run.output)
    #expect(check.status == 0, "\(check.errors)")
  }

  // MARK: Families

  @Test("--all groups the caches of a tree by grid, with a companion counted once")
  func families() throws {
    let folder = try TemporaryDirectory()
    for (name, target) in [
      ("web-mercator-legacy", "one"), ("web-mercator-ready", "deep/er/two"), ("comments-and-unknown", "part"),
      ("national-grid-nz", "zealand"),
    ] {
      let place = folder.url.appending(path: target)
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: TestFiles.sample(name), to: place)
    }
    _ = try folder.write("{\"a recipe\": 1}", "notes.json")
    let run = try CommandRun.tilescheme("compare", "--all", ".", directory: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    #expect(
      run.text == """
        family 1: 3 schemes, on the grid of arcgis-online, WebMercatorQuad
        WGS_1984_Web_Mercator_Auxiliary_Sphere (WKID 102100, latest 3857), origin -20037508.342787, 20037508.342787, tiles of 256 × 256 px, 20 resolutions, 156543.033928 to 0.298582141647617
          deep/er/two/root.json  levels 0–19
          one/conf.xml           levels 0–19
          part/conf.xml          levels 0–3

        family 2: 1 scheme
        NZGD_2000_New_Zealand_Transverse_Mercator (WKID 2193), origin -4020900, 19998100, tiles of 256 × 256 px, 12 resolutions, 2116.670900008467 to 1.0583354500042335
          zealand/conf.xml  levels 0–11

        2 families, 4 schemes

        """)
    let one = try CommandRun.tilescheme("compare", "--all", folder.path("one"))
    #expect(one.status == 0)
    #expect(one.text.hasSuffix("\n1 family, 1 scheme\n"))
  }

  @Test("--all says what it cannot read, groups the others, and exits with 3")
  func unreadable() throws {
    let folder = try TemporaryDirectory()
    try FileManager.default.copyItem(at: TestFiles.sample("national-grid-nz"), to: folder.url.appending(path: "good"))
    for (name, target) in [("broken/several-faults.xml", "bad/conf.xml"), ("broken/truncated.xml", "cut/conf.xml")] {
      let text = try String(contentsOf: TestFiles.sample(name), encoding: .utf8)
      _ = try folder.write(text, target)
    }
    _ = try folder.write("no ZIP archive at all", "cut.tpkx")
    let run = try CommandRun.tilescheme("compare", "--all", folder.url.path)
    #expect(run.status == 3)
    #expect(run.text.contains("1 family, 1 scheme"))
    let errors = run.errors.split(separator: "\n")
    #expect(errors.count == 3)
    #expect(errors.filter { $0.contains("tilescheme lint") }.count == 2)
    #expect(errors.contains { $0.contains("cut.tpkx") })
    let json = try object(
      try CommandRun.tilescheme("compare", "--all", folder.url.path, "--format", "json").output)
    #expect((json["unreadable"] as? [String])?.count == 3)
    #expect((json["families"] as? [[String: Any]])?.count == 1)
  }

  @Test("--all of a directory without schemes, or of none, exits with 3")
  func nothing() throws {
    let folder = try TemporaryDirectory()
    let empty = try CommandRun.tilescheme("compare", "--all", folder.url.path)
    #expect(empty.status == 3)
    #expect(empty.errors.contains("no tiling scheme lies here"))
    #expect(try CommandRun.tilescheme("compare", "--all", folder.path("nowhere")).status == 3)
  }

  @Test("--all finds packages, and all real Web Mercator caches are one family", .needsCorpus)
  func corpus() throws {
    let result = try json("--all", Corpus.file("").path)
    let families = try #require(result["families"] as? [[String: Any]])
    let online = try #require(families.first)
    #expect((online["builtIn"] as? [String])?.contains("arcgis-online") == true)
    let members = try #require(online["members"] as? [[String: Any]]).compactMap { $0["path"] as? String }
    for name in ["Usa.tpkx", "nonstandard_zoom_levels.tpk", "esri-compact-v2/conf.xml"] {
      #expect(members.contains { $0.hasSuffix(name) }, "\(name)")
    }
    let others = families.dropFirst().compactMap { ($0["spatialReference"] as? [String: Any])?["wkid"] as? Int }
    #expect(!others.contains { [3857, 102_100].contains($0) })
  }
}
