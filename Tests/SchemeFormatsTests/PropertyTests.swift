import Foundation
import SchemeFormats
import TestSupport
import Testing
import TilingSchemes

/// Written files are read back, by the library and by Python, without a difference in any bit.
@Suite("Random models in every format")
struct PropertyTests {
  private static let count: UInt64 = 60

  @Test("conf.xml keeps a scheme, an image and a storage")
  func confXML() throws {
    try check(ConfXMLFormat()) { random in random.legacy() }
  }

  @Test("conf.cdi keeps an extent with its coordinate system")
  func confCDI() throws {
    try check(ConfCDIFormat()) { random in
      var model = CacheDescription()
      model.fullExtent = random.extent(random.legacyReference())
      return model
    }
  }

  @Test("root.json keeps a cache with its extents and levels")
  func rootJSON() throws {
    try check(RootJSONFormat()) { random in
      var model = random.service()
      model.tileBundlesPath = random.text()
      return model
    }
  }

  @Test("service.json keeps a cache with its extents and levels")
  func serviceJSON() throws {
    try check(ServiceJSONFormat()) { random in
      var model = random.service()
      model.mapName = random.text()
      return model
    }
  }

  @Test("iteminfo.json keeps an item")
  func itemInfoJSON() throws {
    try check(ItemInfoJSONFormat()) { random in
      var model = CacheDescription()
      model.item = random.item()
      return model
    }
  }

  @Test("writing gives the same bytes every time", arguments: SchemeFormatRegistry.all.map(\.name))
  func deterministic(_ name: String) throws {
    let format = try #require(SchemeFormatRegistry.named(name))
    var random = RandomModel(seed: 7)
    var model = random.service()
    model.item = random.item()
    // Some formats refuse a random coordinate system; the refusal must be the same as well.
    func attempt() -> String { (try? format.write(model).text) ?? "refused" }
    #expect(attempt() == attempt())
  }

  private func check(_ format: any SchemeFormat, _ make: (inout RandomModel) -> CacheDescription) throws {
    let folder = try TemporaryDirectory()
    var models: [CacheDescription] = []
    var files: [URL] = []
    for seed in 0..<Self.count {
      var random = RandomModel(seed: seed)
      let model = make(&random)
      let text = try format.write(model).text
      let read = try document(Array(text.utf8))
      #expect(read.format.name == format.name)
      #expect(read.findings.isEmpty, "seed \(seed): \(read.findings.map(\.message))")
      #expect(read.model == model, "seed \(seed)")
      let file = folder.url.appending(path: "\(seed)")
      try Data(text.utf8).write(to: file)
      models.append(model)
      files.append(file)
    }
    for (seed, (model, statements)) in zip(models, try IndependentReader.statements(of: files)).enumerated() {
      let expected = ModelStatements(model).lines
      #expect(expected.subtracting(statements).sorted() == [], "seed \(seed): Python does not read it")
      #expect(statements.subtracting(expected).sorted() == [], "seed \(seed): only Python reads it")
    }
  }
}
