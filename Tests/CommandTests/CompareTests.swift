import Foundation
import TestSupport
import Testing

@Suite("compare")
struct CompareTests {
  private func compare(_ arguments: String...) throws -> CommandRun {
    // Wide enough for every table and sentence; LineWidthTests check narrow lines.
    try CommandRun.tilescheme(["compare"] + arguments, environment: ["COLUMNS": "300"])
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let run = try CommandRun.tilescheme(["compare"] + arguments + ["--format", "json"])
    return try object(run.output)
  }

  private func firstLine(_ run: CommandRun) -> String { run.text.split(separator: "\n").first.map(String.init) ?? "" }

  /// A copy of a sample with one text replaced, in the folder of the test.
  private func changed(_ sample: String, _ old: String, _ new: String, in folder: TemporaryDirectory) throws -> String {
    let text = try String(contentsOf: TestFiles.sample(sample), encoding: .utf8)
    try #require(text.contains(old))
    return try folder.write(text.replacingOccurrences(of: old, with: new), "changed/conf.xml")
  }

  // MARK: The sheet

  @Test("a part of ArcGIS Online compared with all of it: the verdict, the properties, the levels, the differences")
  func sheet() throws {
    let run = try compare("Samples/comments-and-unknown/conf.xml", "arcgis-online")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.text == """
        overlay exactly: all levels of A (0–3) overlay levels 5–8 of B

                           Samples/comments-and-unknown/conf.xml                              arcgis-online
        coordinate system  WGS_1984_Web_Mercator_Auxiliary_Sphere (WKID 102100, latest 3857)  the same
        tile origin        -20037508.342787, 20037508.342787                                  -20037508.342787, 20037508.342787
        tile size          256 × 256 px                                                       256 × 256 px
        DPI                96                                                                 96
        image format       PNG                                                                -
        levels             4: 0–3                                                             24: 0–23

        compared over -20037508.342789244, -20037508.342789244 to 20037508.342789244, 20037508.342789244: the whole world, as far as the coordinate system covers it
        tolerance 0.5 px

        A  B  resolution  differs  origin off (px)  drift (px)  off in extent (px)
        0  5   4891.9698        0                0           0                   0  overlays
        1  6   2445.9849        0                0           0                   0  overlays
        2  7   1222.9925        0                0           0                   0  overlays
        3  8   611.49623        0                0           0                   0  overlays

        differences:
        - only in B: levels 0–4, coarser than all levels of A
        - only in B: levels 9–23, finer than all levels of A
        - level numbers: 5 higher in B than in A; subtract 5 from a level of B to get that of A

        """)
  }

  @Test("a scheme is identical to itself, whichever way it is given")
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

  @Test("names of built-in schemes ignore letter case; a file with such a name is given with its folder")
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

  // MARK: Verdicts checked by hand

  @Test("ArcGIS’s default origin of Web Mercator never aligns, and the offset in tiles is reported")
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
    #expect(firstLine(run) == "do not overlay at any level: origin off by 0.4926 tiles (126 px) at level 19")
    let result = try json(path, "arcgis-online")
    #expect(result["verdict"] as? String == "never")
    let levels = try #require(result["levels"] as? [[String: Any]])
    #expect(levels.count == 20)
    let first = try #require(levels.first?["originOffsetPixels"] as? Double)
    #expect(abs(first - 65.1807) < 0.0001)
  }

  @Test("A rounded origin: the levels that fit alone are named, and marked in the table")
  func roundedOrigin() throws {
    let folder = try TemporaryDirectory()
    let path = try changed(
      "web-mercator-legacy/conf.xml", "<X>-20037508.342787001</X>", "<X>-20037508</X>", in: folder)
    let run = try compare(path, "arcgis-online")
    // 0.342787 units are 0.287 pixels at level 17, and 0.574 at level 18.
    #expect(
      firstLine(run).hasPrefix(
        "do not overlay as a whole: levels 0–17 of A fit within 0.5 px, but levels 18, 19 do not: origin off by "))
    #expect(run.text.components(separatedBy: "  fits alone\n").count == 19)
    #expect(run.text.components(separatedBy: "  off\n").count == 3)
    #expect(run.text.contains("\nfits alone: within the tolerance of its own pixels"), "\(run.text)")
    // A directory with a single scheme would be taken for a cache.
    for name in ["a", "b"] {
      let cache = folder.path("estate/\(name)")
      try FileManager.default.createDirectory(atPath: cache, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: path, toPath: "\(cache)/conf.xml")
    }
    let estate = try compare("arcgis-online", folder.path("estate"))
    #expect(estate.text.contains("never (levels 0–17 fit within 0.5 px)"), "\(estate.text)")
  }

  @Test("A base map with a long path does not make the lines of a directory long")
  func longBaseName() throws {
    let folder = try TemporaryDirectory()
    let name = String(repeating: "national-topographic-", count: 5)
    let base = folder.path("\(name).xml")
    for place in [base, folder.path("estate/a/conf.xml"), folder.path("estate/b/conf.xml")] {
      try FileManager.default.createDirectory(
        at: URL(filePath: place).deletingLastPathComponent(), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: TestFiles.sample("web-mercator-legacy/conf.xml"), to: URL(filePath: place))
    }
    let heading = try #require(try compare(base, folder.path("estate")).text.split(separator: "\n").first)
    #expect(heading.hasPrefix("on the base map  path"), "\(heading)")
  }

  @Test("A table of more than thirty levels leaves out those without a counterpart, and counts them")
  func longTable() throws {
    let folder = try TemporaryDirectory()
    let scales = (0..<20).map { "\(750_000_000 / Double(1 << $0))" }.joined(separator: ",")
    let path = folder.path("odd.xml")
    let made = try CommandRun.tilescheme(
      "generate", "--like", "arcgis-online", "--scales", scales, "-o", path)
    try #require(made.status == 0, "\(made.errors)")
    let run = try compare(path, "arcgis-online")
    #expect(
      run.text.contains("no two levels have nearly the same resolution; --format json has all levels\n"), "\(run.text)")
    #expect(run.text.contains("- only in B: levels 0–18, between levels of A\n"))
    #expect(run.text.split(separator: "\n").count < 30)
  }

  @Test("resolutions with six decimals overlay down to a level; the drift of finer levels is reported in pixels")
  func truncated() throws {
    let folder = try TemporaryDirectory()
    let text = try String(contentsOf: TestFiles.sample("web-mercator-legacy/conf.xml"), encoding: .utf8)
      .replacing(/<Resolution>(\d+\.\d{0,6})\d*/) { "<Resolution>\($0.1)" }
    let path = try folder.write(text, "conf.xml")
    let run = try compare(path, "arcgis-online")
    #expect(run.status == 1)
    #expect(
      firstLine(run)
        == "overlay at levels 0–15 of B; levels 16–19 of A drift by up to 63.67 px; levels 20–23 of B have no counterpart"
    )
    let result = try json(path, "arcgis-online")
    #expect(result["verdict"] as? String == "partial")
    let levels = try #require(result["levels"] as? [[String: Any]])
    #expect(levels.filter { $0["overlays"] as? Bool == true }.map { $0["b"] as? Int } == Array(0...15))
    let drift = try #require(levels.last?["driftPixels"] as? Double)
    #expect(abs(drift - 63.673) < 0.001)
    // With a tolerance of a tile, all levels overlay.
    #expect(try compare(path, "arcgis-online", "--tolerance", "64").status == 0)
    // Near the tile origin there is no drift.
    #expect(try compare(path, "arcgis-online", "--extent", "-20037000,20037000,-20036000,20037500").status == 0)
  }

  @Test("tiles of 256 and 512 pixels overlay on the screen, but not as files")
  func tileSizes() throws {
    let run = try compare("Samples/geographic-wgs84-v2-512", "wgs84-v2")
    #expect(run.status == 0)
    #expect(firstLine(run).hasPrefix("overlay on screen only, because tiles are 512 px in A and 256 px in B: "))
    #expect(run.text.contains("a tile of A is 2 × 2 tiles of B"))
  }

  @Test("the verdict decides the exit status; exchanging A and B changes neither")
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

  @Test("a scheme with errors is reported with all of them, and the exit status is 3")
  func broken() throws {
    let run = try compare("arcgis-online", sample("broken/several-faults.xml"))
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    for part in ["X is “west”", "ninety-six"] { #expect(run.errors.contains(part)) }
  }

  @Test(
    "a file without a scheme is reported with what to give instead",
    arguments: ["national-grid-nz/conf.cdi", "web-mercator-ready/iteminfo.json", "service/mapserver-dynamic.json"])
  func noScheme(_ name: String) throws {
    let run = try compare(sample(name), "arcgis-online")
    #expect(run.status == 3)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("contains no tiling scheme; give"))
  }

  @Test("the error for an unknown name suggests a similar built-in scheme, and lists all of them")
  func unknownName() throws {
    let run = try compare("arcgis-onlin", "arcgis-online")
    #expect(run.status == 3)
    #expect(
      run.errors.contains(
        "“arcgis-onlin” is neither a file nor a built-in scheme; did you mean “arcgis-online”? The built-in schemes are arcgis-online, wgs84"
      ))
    let other = try compare("arcgis-online", "conf.xml.bak")
    #expect(other.status == 3)
    #expect(
      other.errors.contains(
        "“conf.xml.bak” is neither a file nor a built-in scheme; the built-in schemes are arcgis-online, wgs84-v2"))
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

  @Test("the JSON follows its schema", .enabled(if: hasSchemaTools, "xmllint or check-jsonschema is not installed"))
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

  @Test("the offsets and drifts in the JSON equal those that Python computes with exact fractions")
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

  @Test("--all groups the caches in a tree by grid, and counts a scheme and its companion once")
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
    let run = try CommandRun.tilescheme(
      "compare", "--all", ".", environment: ["COLUMNS": "300"], directory: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    #expect(
      run.text == """
        family 1: 3 schemes, on the grid of arcgis-online, WebMercatorQuad
        WGS_1984_Web_Mercator_Auxiliary_Sphere (WKID 102100, latest 3857), origin -20037508.342787, 20037508.342787, tiles of 256 × 256 px, 20 resolutions, 156543.03 to 0.29858214
          deep/er/two/root.json  levels 0–19
          one/conf.xml           levels 0–19
          part/conf.xml          levels 0–3

        family 2: 1 scheme
        NZGD_2000_New_Zealand_Transverse_Mercator (WKID 2193), origin -4020900, 19998100, tiles of 256 × 256 px, 12 resolutions, 2116.6709 to 1.0583355
          zealand/conf.xml  levels 0–11

        2 families, 4 schemes

        """)
    let one = try CommandRun.tilescheme("compare", "--all", folder.path("one"))
    #expect(one.status == 0)
    #expect(one.text.hasSuffix("\n1 family, 1 scheme\n"))
  }

  @Test("--all reports what it cannot read, groups the other schemes, and exits with 3")
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

  @Test("--all exits with 3 for a directory without schemes and for a missing directory")
  func nothing() throws {
    let folder = try TemporaryDirectory()
    let empty = try CommandRun.tilescheme("compare", "--all", folder.url.path)
    #expect(empty.status == 3)
    #expect(empty.errors.contains(": contains no tiling scheme"))
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
