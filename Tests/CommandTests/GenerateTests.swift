import Foundation
import TestSupport
import Testing

@Suite("generate")
struct GenerateTests {
  private let folder: TemporaryDirectory
  private let service = sample("service/mapserver-dynamic.json")

  init() throws { folder = try TemporaryDirectory() }

  @Test("Without a file, the scheme is written to standard output and notices are not")
  func standardOutput() throws {
    let run = try CommandRun.tilescheme("generate", service, "--number-of-scales", "2")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.hasPrefix("<?xml version=\"1.0\" encoding=\"utf-8\" ?><CacheInfo"))
    #expect(run.errors.contains("notice: STANDARD scales"))
  }

  @Test("-o writes a file, in the chosen format", arguments: [("conf.xml", false), ("root.json", true)])
  func file(name: String, isReady: Bool) throws {
    var arguments = ["generate", service, "--scales", "500000;250000", "-o", folder.path(name)]
    if isReady { arguments.append("--ready-to-serve") }
    let run = try CommandRun.tilescheme(arguments)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(folder.names == [name])
    let show = try CommandRun.tilescheme("show", folder.path(name), "--digits", "full")
    #expect(show.text.contains("132.29193125052"))
  }

  @Test("A file that does not exist as the service: the error says that -o names the new file")
  func serviceForOutput() throws {
    let path = folder.path("nz2.xml")
    let run = try CommandRun.tilescheme("generate", path, "--like", "nztm")
    #expect(run.status == 3)
    #expect(run.errors.contains("to write the scheme into it, give -o \(path)"), "\(run.errors)")
  }

  @Test("The suffix of the file decides on the form, and a notice says so")
  func suffix() throws {
    let run = try CommandRun.tilescheme("generate", service, "--scales", "500000", "-o", folder.path("s.JSON"))
    #expect(run.status == 0)
    #expect(run.errors.contains("notice: the form is ready-to-serve, after the suffix of the file"))
    #expect(try object(try folder.bytes("s.JSON"))["tileInfo"] != nil)
    let like = try CommandRun.tilescheme(
      "generate", "--like", sample("web-mercator-ready"), "-o", folder.path("s.xml"))
    #expect(like.status == 0, "\(like.errors)")
    #expect(String(decoding: try folder.bytes("s.xml"), as: UTF8.self).contains("<CacheInfo"))
    #expect(like.errors.contains("the form is legacy, after the suffix of the file"))
  }

  @Test(
    "A suffix that contradicts the requested form is wrong usage", arguments: [("s.xml", "true"), ("s.json", "false")])
  func wrongSuffix(name: String, form: String) throws {
    let run = try CommandRun.tilescheme(
      "generate", service, "--scales", "500000", "-o", folder.path(name), "--ready-to-serve-format", form)
    #expect(run.status == 2)
    #expect(run.errors.contains("give another suffix, or leave out --ready-to-serve-format"))
    #expect(folder.names.isEmpty)
  }

  @Test("--add-levels keeps every level of --like, and compare finds no drift in them")
  func addLevels() throws {
    let county = sample("geographic-wgs84-v2-512")
    let run = try CommandRun.tilescheme("generate", "--like", county, "--add-levels", "2", "-o", folder.path("new.xml"))
    #expect(run.status == 0, "\(run.errors)")
    let compared = try CommandRun.tilescheme("compare", county, folder.path("new.xml"))
    #expect(compared.status == 0 && compared.text.contains("overlay exactly"), "\(compared.text)")
    let lint = try CommandRun.tilescheme("lint", folder.path("new.xml"), "--fail-on", "info")
    #expect(lint.status == 0, "\(lint.text)")
    let lost = try CommandRun.tilescheme("generate", "--like", county, "--number-of-scales", "20")
    #expect(lost.errors.contains("warning: none of the 18 levels of \(county) is kept"))
  }

  @Test("An extent that conf.xml cannot hold is a loss, and a directory has it")
  func extent() throws {
    let options = ["generate", "--predefined", "arcgis-online", "--extent", "1000000,5000000,2000000,6000000", "-o"]
    let file = try CommandRun.tilescheme(options + [folder.path("a.xml")])
    #expect(file.errors.contains("lost: the extent: conf.xml has no place for it"))
    let json = try CommandRun.tilescheme(options + [folder.path("b.xml"), "--format", "json"])
    let report = try JSONSerialization.jsonObject(with: json.output) as? [String: Any]
    #expect((report?["lost"] as? [String])?.count == 1)
    let directory = try CommandRun.tilescheme(options + [folder.path("c") + "/"])
    #expect(!directory.errors.contains("lost:"))
    // The extent of a scheme to start from is lost too.
    let like = try CommandRun.tilescheme("generate", "--like", sample("national-grid-nz"), "-o", folder.path("nz512"))
    #expect(like.errors.contains("a directory as the output, such as \(folder.path("nz512"))/, gets both files"))
    #expect(like.errors.contains("\(folder.path("nz512")) is one file, a conf.xml; the name with a slash"))
    let none = try CommandRun.tilescheme(
      "generate", "--like", sample("national-grid-nz/conf.xml"), "-o", folder.path("d.xml"), "--name", "D")
    #expect(none.status == 0 && !none.errors.contains("is one file"), "\(none.errors)")
    #expect(try CommandRun("cat", [folder.path("c/conf.cdi")]).text.contains("<XMin>1000000</XMin>"))
  }

  @Test("A limit beyond the scales of the scheme has a notice")
  func unreachedScale() throws {
    let run = try CommandRun.tilescheme(
      "generate", "--like", sample("national-grid-nz"), "--min-scale", "500000", "--max-scale", "1000", "-o",
      folder.path("a.xml"))
    #expect(run.status == 0)
    let notice = "--max-scale 1:1000 is not reached: the finest scale of the scheme is 1:4000"
    #expect(run.errors.contains(notice), "\(run.errors)")
    #expect(!run.errors.contains("--min-scale"), "\(run.errors)")
  }

  @Test("The scheme is the same as that of create", arguments: [true, false])
  func sameAsCreate(isReady: Bool) throws {
    let options = [
      service, "--name", "Bay", "--number-of-scales", "5", "--ready-to-serve-format", isReady ? "true" : "false",
    ]
    #expect(try CommandRun.tilescheme(["generate"] + options + ["-o", folder.path("scheme")]).status == 0)
    #expect(try CommandRun.tilescheme(["create"] + options + [folder.path("caches")]).status == 0)
    let made = "caches/Bay/Lantern Bay parcels/\(isReady ? "root.json" : "conf.xml")"
    #expect(try folder.bytes("scheme") == folder.bytes(made))
  }

  @Test("No name is required, because a scheme has none")
  func noName() throws {
    let run = try CommandRun.tilescheme(
      "generate", "--extent", "1000000,4700000,2100000,6200000", "--crs", "2193", "--scales", "500000")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("<X>-4020900</X>"))
  }

  @Test("An existing file is kept without --overwrite")
  func overwrite() throws {
    let path = try folder.write("mine", "conf.xml")
    #expect(try CommandRun.tilescheme("generate", service, "--scales", "500", "-o", path).status == 3)
    #expect(try folder.bytes("conf.xml") == Data("mine".utf8))
    #expect(try CommandRun.tilescheme("generate", service, "--scales", "500", "-o", path, "--overwrite").status == 0)
    #expect(try folder.bytes("conf.xml").count > 1000)
  }

  @Test(
    "The report in JSON follows its schema, and requires a file for the scheme",
    .enabled(if: hasSchemaTools, "xmllint or check-jsonschema is not installed"))
  func report() throws {
    let run = try CommandRun.tilescheme(
      "generate", service, "--scales", "500", "-o", folder.path("conf.xml"), "--format", "json")
    try run.output.write(to: folder.url.appending(path: "report.json"))
    #expect(try accepts(schema: "generate.schema.json", folder.path("report.json")).status == 0)
    #expect(try CommandRun.tilescheme("generate", service, "--scales", "500", "--format", "json").status == 2)
  }

  @Test("The parameter file can name the output")
  func parameters() throws {
    let job = try folder.write(
      "{\"map_document\": \"\(service)\", \"output_tiling_scheme\": \"\(folder.path("a.xml"))\", \"scales\": [500, 250]}",
      "job.json")
    #expect(try CommandRun.tilescheme("generate", "--parameters", job).status == 0)
    #expect(folder.names == ["a.xml", "job.json"])
  }
}
