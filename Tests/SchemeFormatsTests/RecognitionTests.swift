import Foundation
import SchemeFormats
import TestSupport
import Testing

@Suite("The format of a document is detected from its content")
struct RecognitionTests {
  @Test(
    "the name has no influence",
    arguments: [
      (Fixture.confXML, "conf.xml"), (Fixture.confCDI, "conf.cdi"), (Fixture.rootJSON, "root.json"),
      (Fixture.serviceJSON, "service.json"),
    ], ["conf.xml", "conf.cdi", "root.json", "iteminfo.json", "picture.png", ""])
  func names(_ document: (text: String, format: String), _ name: String) throws {
    #expect(try open(document.text, named: name).formatName == document.format)
  }

  @Test("iteminfo.json is detected by its keywords")
  func itemInfo() throws {
    #expect(try open(TestFiles.sample("web-mercator-ready/iteminfo.json")).formatName == "iteminfo.json")
  }

  @Test("a bare tileInfo is read as a service’s", arguments: ["parts/tileInfo-lerc.json", "parts/tileInfo-nz.json"])
  func bareTileInfo(_ sample: String) throws {
    let opened = try open(TestFiles.sample(sample))
    #expect(opened.formatName == "service.json")
    #expect(opened.model.scheme != nil)
    #expect(!opened.hasErrors)
  }

  @Test("a service within contents or within a script is read like a bare one", arguments: ["-wrapped.json", ".jsonp"])
  func wrappers(_ ending: String) throws {
    let opened = try open(TestFiles.sample("service/mapserver\(ending)"))
    #expect(opened.formatName == "service.json")
    #expect(opened.model.scheme?.tileWidth == 256)
    #expect(!opened.hasErrors)
  }

  @Test(
    "other documents are refused, and the message says what they are",
    arguments: [
      ("broken/vector-root.json", "vector tile package"), ("broken/service-error.json", "ArcGIS error answer"),
      ("broken/login-page.html", "HTML page"), ("broken/not-a-scheme.xml", "<recipe>"),
      ("broken/not-a-scheme.json", "“recipe”"),
    ])
  func refusals(_ sample: String, _ part: String) throws {
    #expect(try #require(refusal(at: TestFiles.sample(sample))).contains(part))
  }

  @Test(
    "an HTML page is detected after a byte order mark or blank lines, in upper and lower case",
    arguments: ["\u{FEFF}<!DOCTYPE HTML>", "\n <HTML>"])
  func pages(_ start: String) throws {
    #expect(try #require(refusal(start + "<body>Sign in</body></html>")).contains("HTML page"))
  }

  @Test("the refusal of an error answer contains the server’s own words")
  func serverWords() throws {
    let answer = #"{"error": {"code": 498, "message": "Invalid token.", "details": []}}"#
    #expect(try #require(refusal(answer)).contains("Invalid token."))
  }

  @Test(
    "WMTS capabilities are read if they have one scheme, and otherwise ask for a name", arguments: Corpus.files("wmts"))
  func wmts(_ file: URL) throws {
    guard let refusal = refusal(at: file) else {
      #expect(try open(file).documents.first?.document.format.name == "wmts")
      return
    }
    #expect(refusal.contains("schemes; name one of them"))
  }

  @Test("JSON of other kinds is refused", arguments: ["[]", "{}", "[1, 2]", "{\"a\": {}}", "{\"lods\": []}"])
  func otherJSON(_ text: String) throws {
    #expect(try #require(refusal(text)).contains("not a tiling scheme"))
  }

  @Test(
    "a text that is neither XML nor JSON gives a finding",
    arguments: ["hello", "3", "\"text\"", "alert(1)", "x = y", "f({};"])
  func neither(_ text: String) throws {
    #expect(try open(text).hasErrors)
  }

  @Test("a companion with other content is an error and is not ignored")
  func falseCompanion() throws {
    let folder = try TemporaryDirectory()
    try Data(Fixture.confXML.utf8).write(to: folder.url.appending(path: "conf.xml"))
    try Data(Fixture.rootJSON.utf8).write(to: folder.url.appending(path: "conf.cdi"))
    #expect(try open(folder.url).rules == ["unexpected-content"])
  }

  @Test("conf.xml and root.json in one directory are ambiguous, and the message states both")
  func ambiguousForms() throws {
    let folder = try TemporaryDirectory()
    try Data(Fixture.confXML.utf8).write(to: folder.url.appending(path: "conf.xml"))
    try Data(Fixture.rootJSON.utf8).write(to: folder.url.appending(path: "root.json"))
    let message = try #require(refusal(at: folder.url))
    #expect(message.contains("conf.xml"))
    #expect(message.contains("root.json"))
  }

  @Test("two caches below one directory are ambiguous, and the message states both")
  func ambiguousCaches() throws {
    let folder = try TemporaryDirectory()
    for name in ["Roads", "Relief"] {
      let cache = folder.url.appending(path: "\(name)/Layers")
      try FileManager.default.createDirectory(at: cache, withIntermediateDirectories: true)
      try Data(Fixture.confXML.utf8).write(to: cache.appending(path: "conf.xml"))
    }
    let message = try #require(refusal(at: folder.url))
    #expect(message.contains("Roads"))
    #expect(message.contains("Relief"))
  }

  @Test("a directory is searched two folders deep, without tile folders")
  func depth() throws {
    let folder = try TemporaryDirectory()
    let cache = folder.url.appending(path: "Service/Layers")
    try FileManager.default.createDirectory(
      at: cache.appending(path: "_alllayers"), withIntermediateDirectories: true)
    try Data(Fixture.confXML.utf8).write(to: cache.appending(path: "conf.xml"))
    #expect(try open(folder.url).model.scheme != nil)
    #expect(try open(cache).model.scheme != nil)
    #expect(try #require(refusal(at: cache.appending(path: "_alllayers"))).contains("no conf.xml or root.json"))
  }
}
