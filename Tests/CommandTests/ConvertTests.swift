import Foundation
import TestSupport
import Testing

@Suite("convert")
struct ConvertTests {
  private let folder: TemporaryDirectory
  private let nz = sample("national-grid-nz")

  init() throws { folder = try TemporaryDirectory() }

  @Test("A conf.xml that is written alone says where the lost extent belongs; both files lose nothing")
  func companion() throws {
    let input = sample("web-mercator-legacy")
    let alone = try CommandRun.tilescheme("convert", input, folder.path("alone.xml"), "--scheme-only")
    #expect(alone.errors.contains("lost: full extent"), "\(alone.errors)")
    #expect(alone.errors.contains("belongs in conf.cdi, the second file of this form"), "\(alone.errors)")
    let both = try CommandRun.tilescheme("convert", input, folder.path("both"), "--scheme-only", "--to", "legacy")
    #expect(both.status == 0 && !both.errors.contains("lost: "), "\(both.errors)")
  }

  @Test(
    "the name of the destination determines the format",
    arguments: ["root.json", "iteminfo.json", "conf.xml", "conf.cdi", "a.xml", "a.cdi"])
  func byName(_ name: String) throws {
    let run = try CommandRun.tilescheme("convert", nz, folder.path(name))
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.names == [name])
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("wrote: \(folder.path(name))"))
  }

  @Test(
    "--to with the name of a pair writes a directory with both files, and a thumbnail of an item",
    arguments: zip(
      ["legacy", "ready-to-serve"], [["conf.cdi", "conf.xml"], ["iteminfo.json", "root.json", "thumbnail.png"]]))
  func pairs(_ form: String, _ names: [String]) throws {
    let run = try CommandRun.tilescheme("convert", nz, folder.path("cache"), "--to", form, "--scheme-only")
    #expect(run.status == 0, "\(run.errors)")
    let made = try FileManager.default.contentsOfDirectory(atPath: folder.path("cache")).sorted()
    #expect(made == names)
  }

  @Test("a directory as destination without --to is wrong usage")
  func directoryAlone() throws {
    #expect(try CommandRun.tilescheme("convert", nz, folder.url.path).status == 2)
    #expect(folder.names.isEmpty)
  }

  @Test("the same format is copied byte for byte", arguments: ["utf16", "comments-and-unknown", "exploded-9.3"])
  func copy(_ name: String) throws {
    let source = try Data(contentsOf: TestFiles.sample("\(name)/conf.xml"))
    #expect(try CommandRun.tilescheme("convert", sample(name), folder.path("conf.xml")).status == 0)
    #expect(try folder.bytes("conf.xml") == source)
  }

  @Test("“-” reads standard input and writes standard output")
  func streams() throws {
    let source = try Data(contentsOf: TestFiles.sample("national-grid-nz/conf.xml"))
    let there = try CommandRun.tilescheme("convert", "-", "-", "--to", "root.json", input: source)
    #expect(there.status == 0)
    #expect(try object(there.output)["tileBundlesPath"] as? String == "./tile")
    let back = try CommandRun.tilescheme("convert", "-", "-", "--to", "conf.xml", input: there.output)
    #expect(back.status == 0)
    #expect(back.text.contains("<Resolution>66.145965625264594</Resolution>"))
  }

  @Test(
    "an extent may begin with a minus sign", arguments: [["--extent", "-4,-3.5,2,1e3"], ["--extent=-4,-3.5,2,1e3"]])
  func extent(_ option: [String]) throws {
    let tool = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "tilescheme").path
    let run = try CommandRun(tool, ["convert", nz, folder.path("root.json")] + option)
    #expect(run.status == 0, "\(run.errors)")
    let extent = try #require(try object(folder.bytes("root.json"))["fullExtent"] as? [String: Any])
    #expect(["xmin", "ymin", "xmax", "ymax"].map { extent[$0] as? Double } == [-4, -3.5, 2, 1000])
  }

  @Test("an existing file is kept, and nothing else is written")
  func exists() throws {
    let kept = try folder.write("mine", "conf.cdi")
    let run = try CommandRun.tilescheme(
      "convert", sample("web-mercator-ready"), folder.url.path, "--to", "legacy", "--scheme-only")
    #expect(run.status == 3)
    #expect(run.errors.contains(kept) && run.errors.contains("--overwrite"))
    #expect(folder.names == ["conf.cdi"])
    #expect(try folder.bytes("conf.cdi") == Data("mine".utf8))
  }

  @Test("a directory without a parent is refused, and the message contains the parent")
  func missingParent() throws {
    let run = try CommandRun.tilescheme("convert", nz, folder.path("new/cache/"), "--to", "legacy", "--scheme-only")
    #expect(run.status == 3)
    #expect(run.errors.contains("the folder \(folder.path("new")) does not exist"))
    #expect(folder.names.isEmpty)
  }

  @Test("--overwrite replaces an existing file")
  func overwrite() throws {
    _ = try folder.write("mine", "root.json")
    #expect(try CommandRun.tilescheme("convert", nz, folder.path("root.json"), "--overwrite").status == 0)
    #expect(try object(folder.bytes("root.json"))["tileInfo"] != nil)
    #expect(folder.names == ["root.json"])
  }

  @Test("losses are listed with and without --quiet, and the exit status stays 0", arguments: [[], ["--quiet"]])
  func losses(_ options: [String]) throws {
    let tool = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "tilescheme").path
    let run = try CommandRun(
      tool, ["convert", sample("comments-and-unknown"), folder.path("root.json")] + options)
    #expect(run.status == 0)
    #expect(run.errors.contains("lost: comment"))
    #expect(run.errors.contains("lost: CacheInfo/CacheControlInfo"))
    #expect(run.errors.contains("wrote: ") == options.isEmpty)
    #expect(run.errors.contains("notice: ") == options.isEmpty)
  }

  @Test("--strict writes nothing and exits with 1 if anything is lost")
  func strict() throws {
    let run = try CommandRun.tilescheme(
      "convert", sample("comments-and-unknown"), folder.path("new"), "--to", "ready-to-serve", "--strict",
      "--scheme-only")
    #expect(run.status == 1)
    #expect(run.errors.contains("lost: CacheInfo/CacheControlInfo"))
    #expect(folder.names.isEmpty)
  }

  @Test("--strict writes the result if nothing is lost")
  func strictWithoutLoss() throws {
    let ready = sample("web-mercator-ready")
    let run = try CommandRun.tilescheme(
      "convert", ready, folder.path("new"), "--to", "ready-to-serve", "--strict", "--scheme-only")
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test("the JSON lists files, notices and losses, and follows its schema")
  func json() throws {
    let run = try CommandRun.tilescheme(
      "convert", sample("comments-and-unknown"), folder.path("root.json"), "--format", "json")
    let report = try object(run.output)
    #expect(report["written"] as? [String] == [folder.path("root.json")])
    #expect((report["lost"] as? [String])?.contains("CacheInfo/CacheControlInfo") == true)
    #expect((report["notices"] as? [String])?.isEmpty == false)
    if hasSchemaTools {
      try run.output.write(to: folder.url.appending(path: "report.json"))
      #expect(try accepts(schema: "convert.schema.json", folder.path("report.json")).status == 0)
    }
  }

  @Test("without an extent, root.json has none, and a notice says how to give it")
  func noExtent() throws {
    let run = try CommandRun.tilescheme("convert", sample("custom-scales"), folder.path("root.json"))
    #expect(run.errors.contains("notice: root.json has no extents"))
    #expect(try object(folder.bytes("root.json"))["fullExtent"] == nil)
  }

  @Test(
    "what is made is accepted by the schemas",
    .enabled(if: hasSchemaTools, "xmllint or check-jsonschema is not installed"))
  func schemas() throws {
    let names = [
      "web-mercator-legacy", "web-mercator-ready", "geographic-wgs84", "geographic-wgs84-v2-512", "national-grid-nz",
      "us-feet-washington", "custom-scales",
    ]
    for name in names {
      for form in ["legacy", "ready-to-serve"] {
        let run = try CommandRun.tilescheme(
          "convert", sample(name), folder.path("\(name)-\(form)"), "--to", form, "--extent", "10,20,380,395",
          "--scheme-only")
        #expect(run.status == 0, "\(run.errors)")
      }
    }
    let checks = [
      ("conf-xml.xsd", "legacy/conf.xml"), ("conf-cdi.xsd", "legacy/conf.cdi"),
      ("root.schema.json", "ready-to-serve/root.json"), ("iteminfo.schema.json", "ready-to-serve/iteminfo.json"),
    ]
    for (schema, file) in checks {
      let check = try SchemaCheck.run(schema, names.map { folder.path("\($0)-\(file)") })
      #expect(check.status == 0, "\(file): \(check.text)\(check.errors)")
    }
  }
}
