import Foundation
import SchemeFormats
import TestSupport
import Testing

@Suite("The corpus, read by the library and by Python", .tags(.peer), .needsCorpus)
struct CorpusTests {
  private static let raster = ["conf-xml", "conf-cdi", "root-json", "iteminfo-json", "service-json"]
    .flatMap(Corpus.files).filter { !$0.path.contains("vtpk") }

  @Test("every file is read without an error", arguments: raster)
  func reads(_ file: URL) throws {
    let errors = try open(file).findings.flatMap(\.findings).filter { $0.severity == .error }
    #expect(errors.isEmpty)
  }

  @Test("the library and Python read the same values from every file, with identical bits")
  func agreesWithPython() throws {
    #expect(Self.raster.count > 45)
    let expected = try IndependentReader.statements(of: Self.raster)
    for (file, expected) in zip(Self.raster, expected) {
      let read = ModelStatements(try document(TestFiles.bytes(file)).model).lines
      #expect(read.subtracting(expected).sorted() == [], "\(file.lastPathComponent): only we read")
      #expect(expected.subtracting(read).sorted() == [], "\(file.lastPathComponent): only Python reads")
    }
  }

  @Test("the vector package’s root.json is refused, and the message says what it is")
  func refusesVector() throws {
    let vector = try #require(Corpus.files("root-json").first { $0.path.contains("vtpk") })
    #expect(try #require(refusal(at: vector)).contains("vector tile package"))
  }

  @Test("a cache directory opens with its companion", arguments: Corpus.files("caches"))
  func readsCache(_ directory: URL) throws {
    guard !directory.lastPathComponent.contains("exploded") else {
      #expect(try #require(refusal(at: directory)).contains("no conf.xml or root.json"))
      return
    }
    let opened = try open(directory)
    #expect(!opened.hasErrors)
    #expect(opened.container == .directory)
    #expect(opened.formatName == "legacy")
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
    let files = try ["conf.xml", "conf.cdi"].map { name in
      directory.appending(path: try #require(names.first { $0.lowercased() == name }))
    }
    let expected = try IndependentReader.statements(of: files)
    #expect(ModelStatements(opened.model).lines == expected[0].union(expected[1]))
  }

  @Test("a package opens as the scheme that unzip finds in it", arguments: Corpus.files("packages"))
  func readsPackage(_ package: URL) throws {
    let folder = try TemporaryDirectory()
    let unpacked = try Python.run(
      """
      import sys, zipfile, os
      archive = zipfile.ZipFile(sys.argv[1])
      for entry in archive.namelist():
          base = os.path.basename(entry).lower()
          if base in ("conf.xml", "conf.cdi", "root.json", "iteminfo.json"):
              if "servicedescriptions" not in entry and "esriinfo" not in entry:
                  open(os.path.join(sys.argv[2], base), "wb").write(archive.read(entry))
      """, [package.path, folder.url.path])
    try #require(unpacked.status == 0, "\(unpacked.errors)")
    let opened = try open(package)
    #expect(!opened.hasErrors)
    // Detected from the content, not the name: geotools_sample_v2.tpkx contains conf.xml, as a .tpk does.
    let isOpen = FileManager.default.fileExists(atPath: folder.path("root.json"))
    #expect(opened.container == (isOpen ? .tpkx : .tpk))
    let files = (isOpen ? ["root.json", "iteminfo.json"] : ["conf.xml", "conf.cdi"])
      .map { folder.url.appending(path: $0) }
    let expected = try IndependentReader.statements(of: files)
    for (document, expected) in zip(opened.documents, expected) {
      #expect(ModelStatements(document.document.model).lines == expected)
    }
    #expect(opened.documents.count == 2)
  }
}

@Suite("The corpus is present", .needsCorpus)
struct CorpusPresenceTests {
  /// Tests whose arguments are the files of a folder would have no cases without it, and would pass.
  @Test(
    "Every folder that tests read has files",
    arguments: [
      "conf-xml", "conf-cdi", "root-json", "iteminfo-json", "service-json", "wmts", "tms", "packages", "caches",
      "mbtiles",
    ])
  func folders(name: String) throws {
    #expect(try !FileManager.default.contentsOfDirectory(atPath: Corpus.file(name).path).isEmpty)
  }
}
