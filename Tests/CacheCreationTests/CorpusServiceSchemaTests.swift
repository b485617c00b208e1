import Foundation
import SystemPackage
import TestSupport
import Testing
import TileSchemeKit

@Suite(
  "Caches for real services against the schemas",
  .tags(.peer),
  .enabled(if: SchemaCheck.isAvailable, "xmllint or check-jsonschema is not installed"))
struct CorpusServiceSchemaTests {
  /// Every file that is made for every service, by the name of its format.
  private func make(in folder: TemporaryDirectory) throws -> [String: [String]] {
    var made: [String: [String]] = [:]
    for service in Corpus.files("service-json") {
      let source = try MapSource(FilePath(service.path))
      guard source.fullExtent != nil else { continue }
      for form in ["true", "false"] {
        var options: [CreateOption: String] = [.numberOfScales: "5", .readyToServeFormat: form]
        if planningError(options, source) != nil { options[.origin] = "-100000000,100000000" }
        for file in try CacheFiles(plan(options, source)).files where file.isText {
          let path = folder.path("\(made.count)-\(made.values.map(\.count).reduce(0, +))-\(file.path)")
          try Data(file.bytes).write(to: URL(filePath: path))
          made[file.path.string, default: []].append(path)
        }
      }
    }
    return made
  }

  @Test("The XSDs and the JSON Schemas accept every written file", .needsCorpus)
  func schemas() throws {
    let folder = try TemporaryDirectory()
    let made = try make(in: folder)
    #expect(Set(made.keys) == ["conf.xml", "conf.cdi", "root.json", "iteminfo.json"])
    for (name, files) in made {
      #expect(files.count >= 19)
      let schema = ["conf.xml": "conf-xml.xsd", "conf.cdi": "conf-cdi.xsd"][name]
      let run = try SchemaCheck.run(schema ?? name.replacing(".json", with: ".schema.json"), files)
      #expect(run.status == 0, "\(name): \(run.text.prefix(1000))\(run.errors.prefix(1000))")
    }
  }
}
