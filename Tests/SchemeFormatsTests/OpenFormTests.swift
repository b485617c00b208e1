import SourceText
import Testing
import TilingSchemes

@testable import SchemeFormats

/// Values that open formats state and Esri's do not, tested with an invented format.
@Suite("The model can hold the values of open formats")
struct OpenFormTests {
  private static let plain = """
    {"id":"plain","credits":"© Survey","terms":"CC BY 4.0","matrices":[{"z":0,"cell":10,"scale":35714}]}
    """
  private static let varied = """
    {"id":"varied","matrices":[\
    {"z":0,"cell":10,"scale":35714,"corner":{"east":-100,"north":50},"tile":{"width":512,"height":256}},\
    {"z":1,"cell":5,"scale":17857,"limits":[0,3,1,4]}]}
    """

  private func document(_ grids: String...) throws -> SchemeDocument {
    let text = "{\"grids\":[\(grids.joined(separator: ","))]}"
    return GridsFormat().read(try ParsedText.parse(Array(text.utf8)))
  }

  private func level(_ change: (inout LevelOfDetail) -> Void) -> CacheDescription {
    var level = LevelOfDetail(number: 7, resolution: 10, scale: 35714)
    change(&level)
    var model = CacheDescription()
    model.scheme = TilingScheme(
      spatialReference: SpatialReference(wkid: 3857), origin: MapPoint(x: 0, y: 0), tileWidth: 256, tileHeight: 256,
      dotsPerInch: 96, levels: [level])
    return model
  }

  @Test("an origin, a tile size and limits of a level are read and written")
  func ownValues() throws {
    let document = try document(Self.varied)
    #expect(document.findings.isEmpty && document.unheld.isEmpty)
    let levels = try #require(document.model.scheme?.levels)
    #expect(levels[0].origin == MapPoint(x: -100, y: 50))
    #expect(levels[0].tileSize == TileSize(width: 512, height: 256))
    #expect(levels[1].matrixLimits == TileRange(rows: 0..<3, columns: 1..<4))
    let written = try GridsFormat().file(of: document.model)
    #expect(written.document.model == document.model)
    #expect(String(decoding: written.bytes, as: UTF8.self) == "{\"grids\":[\(Self.varied)]}")
  }

  @Test("one of several schemes is chosen by its name")
  func byName() throws {
    let document = try document(Self.plain, Self.varied)
    #expect(document.alternatives.map(\.name) == ["plain", "varied"])
    #expect(try document.model(named: "varied").scheme?.levels.count == 2)
    #expect(try document.model(named: "plain").attribution == "© Survey")
  }

  @Test("the only scheme of a document needs no name")
  func onlyOne() throws {
    #expect(try document(Self.plain).model().licence == "CC BY 4.0")
  }

  @Test("if the choice is not clear, the error lists the names")
  func unclear() throws {
    let document = try document(Self.plain, Self.varied)
    #expect(throws: SchemeChoiceError.unnamed(among: ["plain", "varied"])) { try document.model() }
    #expect(throws: SchemeChoiceError.unknown("other", among: ["plain", "varied"])) {
      try document.model(named: "other")
    }
    #expect(SchemeChoiceError.unnamed(among: ["plain", "varied"]).message.contains("plain, varied"))
    let twins = try self.document(Self.plain, Self.plain)
    #expect(throws: SchemeChoiceError.repeated("plain")) { try twins.model(named: "plain") }
  }

  @Test("a document in Esri’s formats has no alternatives, and its only scheme has no name")
  func esri() throws {
    let document = ConfXMLFormat().read(try ParsedText.parse(Array(Fixture.confXML.utf8)))
    #expect(document.alternatives.isEmpty)
    #expect(try document.model() == document.model)
    #expect(throws: SchemeChoiceError.unknown("x", among: [])) { try document.model(named: "x") }
  }

  @Test(
    "Esri’s formats refuse a level’s own origin, and state its number",
    arguments: ["conf.xml", "root.json", "service.json"])
  func refusedOrigin(_ name: String) throws {
    let format = try #require(SchemeFormatRegistry.named(name))
    let error = #expect(throws: WritingError.self) {
      try format.write(level { $0.origin = MapPoint(x: 1, y: 0) })
    }
    #expect(error?.message.words.hasPrefix(name) == true)
    #expect(error?.message.contains("tile origin") == true && error?.message.contains("level 7") == true)
  }

  @Test("Esri’s formats refuse a level’s own tile size", arguments: ["conf.xml", "root.json", "service.json"])
  func refusedTileSize(_ name: String) throws {
    let format = try #require(SchemeFormatRegistry.named(name))
    let error = #expect(throws: WritingError.self) {
      try format.write(level { $0.tileSize = TileSize(width: 512, height: 512) })
    }
    #expect(error?.message.contains("512 × 512") == true && error?.message.contains("level 7") == true)
  }

  @Test(
    "the limits of a level are listed as lost in Esri’s formats, because they move no tiles",
    arguments: ["conf.xml", "root.json", "service.json"])
  func lostLimits(_ name: String) throws {
    let format = try #require(SchemeFormatRegistry.named(name))
    let model = level { $0.matrixLimits = TileRange(rows: 0..<1, columns: 0..<1) }
    let written = try format.file(of: model)
    let lost = ModelItem.lost(from: model, held: Set(ModelItem.all(of: written.document.model)))
    #expect(lost.contains { $0.hasPrefix("level 7 limits") })
  }

  @Test("an origin and a tile size that equal the scheme’s are written", arguments: ["conf.xml", "root.json"])
  func sameValues(_ name: String) throws {
    let format = try #require(SchemeFormatRegistry.named(name))
    let model = level {
      $0.origin = MapPoint(x: 0, y: 0)
      $0.tileSize = TileSize(width: 256, height: 256)
    }
    #expect(try format.write(model).text == format.write(level { _ in }).text)
  }

  @Test("attribution and licence are listed as lost in a format that cannot state them")
  func listed() throws {
    var model = level { _ in }
    (model.attribution, model.licence) = ("© Survey", "CC BY 4.0")
    let written = try RootJSONFormat().file(of: model)
    let lost = ModelItem.lost(from: model, held: Set(ModelItem.all(of: written.document.model)))
    #expect(lost == ["attribution (© Survey)", "licence (CC BY 4.0)"])
  }

  @Test("a level’s own values are among the statements of a model")
  func items() throws {
    let items = ModelItem.all(of: try document(Self.varied).model).map { "\($0.key) = \($0.value)" }
    #expect(items.contains("scheme/level/0/origin/x = -100.0"))
    #expect(items.contains("scheme/level/0/tileWidth = 512"))
    #expect(items.contains("scheme/level/1/matrixLimits = rows 0 to 2, columns 1 to 3"))
  }
}
