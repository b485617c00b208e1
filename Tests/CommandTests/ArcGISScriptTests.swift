import Foundation
import TestSupport
import Testing

@Suite("Scripts that move from ArcGIS")
struct ArcGISScriptTests {
  private let folder: TemporaryDirectory
  private let service = sample("service/mapserver-dynamic.json")

  init() throws {
    folder = try TemporaryDirectory()
    try FileManager.default.createDirectory(atPath: folder.path("caches"), withIntermediateDirectories: true)
  }

  /// The scheme that `create` makes with arguments, without the folders above it.
  private func scheme(_ arguments: [String]) throws -> Data {
    let caches = folder.path("caches")
    let run = try CommandRun.tilescheme(["create", "--no-config"] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    let files = try contents(caches)
    defer { try? FileManager.default.removeItem(atPath: "\(caches)/Base_Bay") }
    return try #require(files["Base_Bay/Lantern Bay parcels/conf.xml"])
  }

  @Test("Values by their places cannot be left out, so an error says that # stands for the default")
  func defaultByPlace() throws {
    let run = try CommandRun.tilescheme([
      "create", "--no-config", "--crs", "2193", "--extent", "1748000,5425400,1749920,5427000", "--name", "Bay",
      "--arcpy", "#", folder.path("caches"), "NEW", "STANDARD", "3", "96", "256x256", "#", "-400 400",
    ])
    #expect(run.status == 2)
    #expect(
      run.errors.contains("write \"#\" for value 9 to get the origin of ArcGIS"),
      "\(run.errors)")
  }

  @Test("The names of ArcGIS's parameters, the values by position and the list in a file give the same cache as ours")
  func spellings() throws {
    let caches = folder.path("caches")
    let own = try scheme([
      "--name", "Base/Bay", service, caches, "--number-of-scales", "5", "--dpi", "96", "--tile-size", "512",
      "--tile-format", "JPEG", "--compression-quality", "80",
    ])
    let arcgis = try scheme([
      "--name=Base/Bay", "--input_service", service, "--service-cache-directory=\(caches)", "--tiling_scheme_type",
      "NEW",
      "--scales_type", "STANDARD", "--num-of-scales", "5", "--dots_per_inch", "96", "--tile_size", "512 x 512",
      "--predefined_tiling_scheme", "#", "--tile_origin", "0 0", "--scales", "", "--cache-tile-format", "jpeg",
      "--tile_compression_quality=80", "--storage_format", "COMPACT_V2", "--ready_to_serve_format",
      "NON_READY_TO_SERVE_FORMAT",
    ])
    #expect(arcgis == own)
    let positions = try scheme([
      "--name", "Base/Bay", "--arcpy", service, caches, "NEW", "STANDARD", "5", "96", "512 x 512", "#", "0 0", "",
      "JPEG", "80", "COMPACT", "NON_READY_TO_SERVE_FORMAT",
    ])
    #expect(positions == own)
    let list = try folder.write(
      ##"["\##(service)", "\##(caches)", "NEW", "STANDARD", 5, 96, "512 x 512", null, "0 0", "#", "JPEG", 80]"##,
      "job.json")
    #expect(try scheme(["--name", "Base/Bay", "--parameters", list]) == own)
  }

  @Test("Values by position may begin with a minus sign")
  func minus() throws {
    let run = try CommandRun.tilescheme([
      "create", "--no-config", "--dry-run", "--format", "json", "--arcpy", service, folder.path("caches"), "NEW",
      "STANDARD", "2", "96", "256 x 256", "", "-30000000 30000000",
    ])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("<X>-30000000</X>"))
  }

  @Test("0 0 as origin is the default, and a notice says so")
  func origin() throws {
    let run = try CommandRun.tilescheme("generate", service, "--num-of-scales", "2", "--origin", "0 0")
    #expect(run.status == 0)
    #expect(run.errors.contains("notice: --origin “0 0” means the default, as in ArcGIS"))
    #expect(run.text.contains("<X>-20037508.342787001</X>"))
  }

  @Test("An error names the parameter of the tool and its place, because the user wrote no option")
  func names() throws {
    func errors(_ values: String...) throws -> String {
      let run = try CommandRun.tilescheme(["create", "--no-config", "--arcpy"] + values)
      #expect(run.status == 2)
      return run.errors
    }
    let caches = folder.path("caches")
    #expect(try errors(service, caches, "NEW", "STANDARD").contains("num_of_scales (value 5 of --arcpy): is missing"))
    let custom = try errors(service, caches, "NEW", "CUSTOM", "3")
    #expect(custom.contains("scales (value 10 of --arcpy): CUSTOM scales need a list, for example value 10 \"500000;"))
    let shifted = try errors(
      service, caches, "NEW", "STANDARD", "96", "256 x 256", "#", "#", "#", "PNG", "0", "COMPACTV2")
    #expect(shifted.contains("notice: --arcpy has 12 of 14 values, and "))
    #expect(!custom.contains("notice: --arcpy has"))
    #expect(try errors(service, caches, "OLD").contains("tiling_scheme_type (value 3 of --arcpy): “OLD” is not one of"))
    #expect(try errors(service, caches, "NEW", "CUSTOM", "", "", "", "", "", "1,250").contains("write 1250, or"))
  }

  @Test("An option after the values, and a call of Python, are refused with what to write", arguments: [3, 8, 14])
  func optionAfterValues(count: Int) throws {
    let values = [service, folder.path("caches"), "NEW", "STANDARD", "2"] + Array(repeating: "#", count: 9)
    let run = try CommandRun.tilescheme(["create", "--arcpy"] + values.prefix(count) + ["--dry-run"])
    #expect(run.status == 2)
    #expect(run.errors.contains("--dry-run is an option; write it before --arcpy"))
    let call = try CommandRun.tilescheme("create", "--arcpy", "arcpy.server.CreateMapServerCache(r\"C:\\a\", 1)")
    #expect(call.status == 2 && call.errors.contains("needs the values one by one"), "\(call.errors)")
    #expect(try contents(folder.url.path).isEmpty)
  }

  @Test("generate takes the values of its tool, and writes the same scheme as with our options")
  func generate() throws {
    let file = folder.path("scheme.xml")
    let own = try CommandRun.tilescheme("generate", service, "--number-of-scales", "5", "--tile-size", "512")
    let run = try CommandRun.tilescheme(
      "generate", "--arcpy", service, "0 0", file, "5", "", "96", "512 x 512")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Data(contentsOf: URL(filePath: file)) == own.output)
    let missing = try CommandRun.tilescheme("generate", "--arcpy", service, "", "-")
    #expect(missing.status == 2 && missing.errors.contains("num_of_scales (value 4 of --arcpy)"), "\(missing.errors)")
  }

  @Test(
    "A path of Windows is refused as a place to write, and the mounted path is proposed",
    arguments: [#"D:\arcgisserver\arcgiscache"#, "D:/caches", #"\\server\caches"#, #"caches\roads"#, "d:"])
  func windows(path: String) throws {
    let rest = ["--extent", "0,0,9,9", "--crs", "4326", "--scales", "500000"]
    let scheme = sample("custom-scales")
    var commands: [[String]] = [
      ["create", path, "--name", "a"], ["generate", "-o", path], ["preflight", "--disk", path],
    ]
    commands = commands.map { $0 + rest }
    commands.append(["convert", scheme, path])
    commands.append(["build", path, "--from", "a.tif"])
    commands.append(["lint", scheme, "--output", "json:\(path)"])
    commands.append(["create", "--arcpy", scheme, path, "NEW", "CUSTOM", "", "", "", "", "", "500"])
    for command in commands {
      let run = try CommandRun.tilescheme(command, directory: folder.url)
      #expect(run.status == 2, "\(command): \(run.errors)")
      #expect(
        run.errors.contains(path == #"caches\roads"# ? "caches/roads" : "such as /mnt/arcgiscache"), "\(run.errors)")
    }
    #expect(folder.names == ["caches"])
  }

  @Test("A folder whose name only looks like a path of Windows is used if it exists")
  func existingName() throws {
    try FileManager.default.createDirectory(atPath: folder.path(#"D:\caches"#), withIntermediateDirectories: true)
    let run = try CommandRun.tilescheme(
      ["create", service, #"D:\caches"#, "--name", "a", "--scales", "500000"], directory: folder.url)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("The path of a scheme that does not exist is not answered with the names of the built-in schemes")
  func missingScheme() throws {
    for path in [#"C:\schemes\county.xml"#, "schemes/county.xml", "county.xml"] {
      let run = try CommandRun.tilescheme("create", service, folder.path("caches"), "--predefined", path)
      #expect(run.status == 2 && !run.errors.contains("nztm"), "\(run.errors)")
    }
  }

  @Test("Too many values, and a path beside them, are wrong usage")
  func wrongPositions() throws {
    let values = Array(repeating: "#", count: 15)
    let many = try CommandRun.tilescheme(["create", "--arcpy"] + values)
    #expect(many.status == 2)
    #expect(many.errors.contains("input_service, service_cache_directory, tiling_scheme_type"))
    #expect(many.errors.contains("service_cache_directory (value 2 of --arcpy) is missing"), "\(many.errors)")
    let both = try CommandRun.tilescheme(["create", "caches", "--arcpy", service])
    #expect(both.status == 2)
    #expect(both.errors.contains("caches has no meaning"))
  }

  @Test("A tile size of three words is one value, as if it had quotation marks")
  func tileSize() throws {
    let run = try CommandRun.tilescheme(
      ["create", "--no-config", "--dry-run", "--arcpy", service, folder.path("caches"), "NEW", "STANDARD", "5", "96"]
        + ["512", "x", "512", "#", "0 0"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("Scales and resolutions of a new scheme can be separate words", arguments: ["--scales", "--resolutions"])
  func separateNumbers(option: String) throws {
    let separate = try CommandRun.tilescheme("generate", service, option, "500000", "250000", "1000")
    #expect(separate.status == 0, "\(separate.errors)")
    #expect(separate.output == (try CommandRun.tilescheme("generate", service, option, "500000;250000;1000")).output)
    let first = try CommandRun.tilescheme("generate", option, "500000", "250000", "1000", service)
    #expect(first.output == separate.output, "\(first.errors)")
  }

  @Test("A service in a connection file is wrong usage, and the error proposes its address")
  func connection() throws {
    let path = #"C:\Users\me\arcgis on maps.example.org_6443.ags\Base\Roads.MapServer"#
    for command in ["create", "generate"] {
      let run = try CommandRun.tilescheme(
        [command, path] + (command == "create" ? [folder.path("caches")] : []) + ["--number-of-scales", "3"])
      #expect(run.status == 2)
      #expect(run.errors.contains("https://maps.example.org:6443/arcgis/rest/services/Base/Roads/MapServer"))
    }
    // Without a directory, the service is what the user must change first.
    let alone = try CommandRun.tilescheme("create", path)
    #expect(alone.status == 2)
    #expect(alone.errors.contains("https://maps.example.org:6443/arcgis/rest/services/Base/Roads/MapServer"))
  }

  @Test(
    "A misspelled command or option gets “did you mean”",
    arguments: [
      (["lnt", "a"], "did you mean “lint”?"), (["convrt"], "did you mean “convert”?"), (["Scales"], "“scales”"),
      (["help", "convertt"], "“convertt” is not a command; did you mean “convert”?"),
      (["help", "plan", "buid"], "“buid” is not a command; did you mean “build”?"),
      (["show", "a", "--fromat", "json"], "Did you mean '--format'?"),
      (["create", "a", "--tile-fromat", "PNG"], "Did you mean '--tile-format'?"),
    ])
  func didYouMean(arguments: [String], words: String) throws {
    let run = try CommandRun.tilescheme(arguments)
    #expect(run.status == 2)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test("A word that is like no command gets the list of all commands")
  func unknownCommand() throws {
    let run = try CommandRun.tilescheme("publish")
    #expect(run.status == 2)
    #expect(run.errors.contains("the commands are lint, explain, show, convert, create, generate, scales, verify"))
  }

  @Test(
    "Wrong usage that shows only while convert runs is printed with the usage of convert",
    arguments: [["-"], ["b.txt"], ["/tmp"]])
  func usageOfConvert(destination: [String]) throws {
    let run = try CommandRun.tilescheme(["convert", sample("custom-scales/conf.xml")] + destination)
    #expect(run.status == 2)
    #expect(run.errors.contains("Usage: tilescheme convert"), "\(run.errors)")
    #expect(!run.errors.contains("tilescheme <subcommand>"))
    #expect(run.errors.contains("tilescheme convert --help"))
  }

  @Test("generate --like inherits the tile size and the image format, and reports it")
  func like() throws {
    let text = try String(contentsOfFile: sample("custom-scales/conf.xml"), encoding: .utf8)
      .replacing("<TileCols>256", with: "<TileCols>512").replacing("<TileRows>256", with: "<TileRows>512")
    let house = try folder.write(text, "house.xml")
    let run = try CommandRun.tilescheme("generate", "--like", house, "--levels", "2-4")
    #expect(run.status == 0, "\(run.errors)")
    for part in ["<TileCols>512</TileCols>", "<CacheTileFormat>JPEG<", "<Resolution>79.37515875031751<"] {
      #expect(run.text.contains(part), "\(part)")
    }
    #expect(run.errors.contains("notice: like \(house): 3 levels, tiles of 512 px"))
    // As SERVICE, the scheme gives its extent alone, and a notice says what is not used.
    let plain = try CommandRun.tilescheme(
      "generate", house, "--extent", "300000,5000000,400000,5100000", "--scales", "500000")
    #expect(plain.status == 0, "\(plain.errors)")
    #expect(plain.text.contains("<TileCols>256</TileCols>"))
    #expect(plain.errors.contains("tiles of 512 px, JPEG, which is not used; --like inherits it"))
  }
}
