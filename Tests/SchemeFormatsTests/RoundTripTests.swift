import Foundation
import SchemeFormats
import TestSupport
import Testing
import TilingSchemes

@Suite("Round trips of real files", .needsCorpus)
struct RoundTripTests {
  private static let confXML = Corpus.files("conf-xml")
  private static let rootJSON = Corpus.files("root-json").filter { !$0.path.contains("vtpk") }
  private static let services = Corpus.files("service-json")
  /// Statements of a legacy file that ready-to-serve files cannot contain, and that readers assume without them.
  private static let impliedOnReturn = ["preciseDpi=", "antialiasing=false"]

  @Test(
    "the same format gives the same bytes",
    arguments: ["conf-xml", "conf-cdi", "iteminfo-json", "service-json"].flatMap(Corpus.files) + rootJSON)
  func identity(_ file: URL) throws {
    let bytes = try TestFiles.bytes(file)
    let opened = try open(bytes)
    let conversion = try SchemeConversion(opened, to: .file(opened.documents[0].document.format))
    #expect(conversion.files.map(\.bytes) == [bytes])
    #expect(conversion.lost == [])
  }

  @Test("conf.xml → root.json → conf.xml keeps the bits of every number and every letter of the WKT")
  func confXMLThroughRootJSON() throws {
    let folder = try TemporaryDirectory()
    let triples = try Self.confXML.enumerated().map { index, file in
      let root = try convert(file, to: .file(RootJSONFormat()), in: folder, "root-\(index)")
      return [file, root, try convert(root, to: .file(ConfXMLFormat()), in: folder, "conf-\(index)")]
    }
    let read = try IndependentReader.statements(of: triples.flatMap(\.self))
    for (index, file) in Self.confXML.enumerated() {
      let (source, middle, result) = (read[index * 3], read[index * 3 + 1], read[index * 3 + 2])
      #expect(source.subtracting(result).sorted() == [], "\(file.lastPathComponent): gone")
      let added = result.subtracting(source).filter { line in !Self.impliedOnReturn.contains { line.hasPrefix($0) } }
      #expect(added.filter { !$0.contains("WKID=") }.sorted() == [], "\(file.lastPathComponent): added")
      let numbers = source.filter { $0.hasPrefix("lod") || $0.hasPrefix("origin") || $0.hasPrefix("scheme.XY") }
      #expect(numbers.count > 8)
      #expect(numbers.isSubset(of: middle), "\(file.lastPathComponent): not in root.json")
    }
  }

  @Test("the pair conf.xml and conf.cdi → ready-to-serve → legacy keeps everything except the version’s name")
  func legacyPairs() throws {
    let folder = try TemporaryDirectory()
    let pairs = try CorpusPairs.layOut(in: folder.url)
    #expect(pairs.count == 10)
    var files: [URL] = []
    for (index, pair) in pairs.enumerated() {
      let there = try SchemeConversion(try open(pair), to: .pair(.readyToServe))
      #expect(there.lost.filter { !$0.hasPrefix("ArcGIS version") } == [], "\(CorpusPairs.all[index].xml)")
      let middle = folder.url.appending(path: "ready-\(index)")
      try there.write(into: middle)
      let result = folder.url.appending(path: "legacy-\(index)")
      try SchemeConversion(try open(middle), to: .pair(.legacy)).write(into: result)
      files += [pair, result].flatMap { [$0.appending(path: "conf.xml"), $0.appending(path: "conf.cdi")] }
    }
    let read = try IndependentReader.statements(of: files)
    for index in pairs.indices {
      for (source, result) in [(read[index * 4], read[index * 4 + 2]), (read[index * 4 + 1], read[index * 4 + 3])] {
        #expect(source.subtracting(result).sorted() == [], "\(CorpusPairs.all[index].xml.lastPathComponent): gone")
      }
    }
  }

  @Test("root.json → conf.xml → root.json keeps the scheme, the image and the storage, with identical bits")
  func rootJSONThroughConfXML() throws {
    let folder = try TemporaryDirectory()
    let pairs = try Self.rootJSON.enumerated().map { index, file in
      let conf = try convert(file, to: .file(ConfXMLFormat()), in: folder, "conf-\(index)")
      return [file, try convert(conf, to: .file(RootJSONFormat()), in: folder, "root-\(index)")]
    }
    let read = try IndependentReader.statements(of: pairs.flatMap(\.self))
    let held = [
      "scheme.", "origin", "lod", "cols", "rows", "dpi", "format", "quality", "bands", "lerc", "storage", "packet",
    ]
    for (index, file) in Self.rootJSON.enumerated() {
      let source = read[index * 2].filter { line in held.contains { line.hasPrefix($0) } }
      #expect(source.count > 80)
      #expect(source.subtracting(read[index * 2 + 1]).sorted() == [], "\(file.lastPathComponent): gone")
    }
  }

  @Test("root.json and iteminfo.json of a .tpkx are converted without a change", arguments: ["Usa.tpkx", "wgs84.tpkx"])
  func packagesUnchanged(_ name: String) throws {
    let opened = try open(try corpusFile("packages", name))
    let conversion = try SchemeConversion(opened, to: .pair(.readyToServe))
    #expect(conversion.files.map(\.bytes) == opened.documents.map(\.document.text.original))
    #expect(conversion.lost == [])
  }

  @Test("service.json → root.json → service.json keeps the bits of every number")
  func services() throws {
    let folder = try TemporaryDirectory()
    let cached = try Self.services.filter { try open($0).model.scheme != nil }
    #expect(cached.count == 6)
    let pairs = try cached.enumerated().map { index, file in
      let root = try convert(file, to: .file(RootJSONFormat()), in: folder, "root-\(index)")
      return [file, try convert(root, to: .file(ServiceJSONFormat()), in: folder, "service-\(index)")]
    }
    let read = try IndependentReader.statements(of: pairs.flatMap(\.self))
    for (index, file) in cached.enumerated() {
      let gone = read[index * 2].subtracting(read[index * 2 + 1])
      // A root.json has one name, but a service has one for itself and one for its map.
      #expect(gone.filter { !$0.hasPrefix("mapName") }.sorted() == [], "\(file.lastPathComponent): gone")
    }
  }

  @Test("a format that needs a scheme refuses a service without a cache")
  func dynamicService() throws {
    let opened = try open(TestFiles.sample("service/mapserver-dynamic.json"))
    #expect(throws: WritingError.self) { try SchemeConversion(opened, to: .file(RootJSONFormat())) }
    #expect(throws: WritingError.self) { try SchemeConversion(opened, to: .file(ConfXMLFormat())) }
  }

  private func convert(
    _ file: URL, to target: SchemeConversion.Target, in folder: TemporaryDirectory, _ name: String
  ) throws -> URL {
    let conversion = try SchemeConversion(try open(file), to: target)
    let result = folder.url.appending(path: name)
    try Data(conversion.files[0].bytes).write(to: result)
    return result
  }
}
