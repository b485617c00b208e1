import Testing
import TilingSchemes

@Suite("TileImageFormat")
struct TileImageFormatTests {
  @Test(
    "Names are read in upper and lower case and written as ArcGIS writes them",
    arguments: [
      ("PNG", .png, "PNG"), ("png8", .png8, "PNG8"), ("Png24", .png24, "PNG24"), ("PNG32", .png32, "PNG32"),
      ("jpg", .jpeg, "JPEG"), ("JPEG", .jpeg, "JPEG"), ("Mixed", .mixed, "MIXED"), ("LERC", .lerc("LERC"), "LERC"),
      ("lerc2d", .lerc("LERC2D"), "LERC2D"),
    ] as [(String, TileImageFormat, String)])
  func names(spelling: String, format: TileImageFormat, name: String) {
    #expect(TileImageFormat(named: spelling) == format)
    #expect(TileImageFormat(named: spelling).name == name)
  }

  @Test("An unknown name is kept in its spelling", arguments: ["WebP", "", "png16", "PNG "])
  func other(name: String) {
    #expect(TileImageFormat(named: name) == .other(name))
    #expect(TileImageFormat(named: name).name == name)
  }

  @Test("The source’s spelling is written")
  func spelling() {
    #expect(TileImageInfo(format: .jpeg, formatSpelling: "jpg").formatName == "jpg")
    #expect(TileImageInfo(format: .jpeg).formatName == "JPEG")
    #expect(TileImageInfo().formatName == nil)
  }

  @Test("A description of images is empty until a value is set")
  func isEmpty() {
    #expect(TileImageInfo().isEmpty)
    #expect(!TileImageInfo(compressionQuality: 0).isEmpty)
  }
}

@Suite("TileStorageFormat")
struct TileStorageFormatTests {
  @Test(
    "Names are those in conf.xml",
    arguments: [
      ("esriMapCacheStorageModeExploded", .exploded), ("esriMapCacheStorageModeCompact", .compactV1),
      ("esriMapCacheStorageModeCompactV2", .compactV2),
      ("esriMapCacheStorageModecompactV2", .other("esriMapCacheStorageModecompactV2")),
    ] as [(String, TileStorageFormat)])
  func names(name: String, format: TileStorageFormat) {
    #expect(TileStorageFormat(named: name) == format)
    #expect(format.name == name)
  }

  @Test("A description of storage is empty until a value is set")
  func isEmpty() {
    #expect(TileStorageInfo().isEmpty)
    #expect(!TileStorageInfo(packetSize: 0).isEmpty)
  }
}

@Suite("TilingScheme")
struct TilingSchemeTests {
  @Test("A level is found by its number, not by its index in the list")
  func levelByNumber() {
    let levels = [3, 7].map { LevelOfDetail(number: $0, resolution: Double($0), scale: 1) }
    let scheme = TilingScheme(origin: MapPoint(x: 0, y: 0), tileWidth: 256, tileHeight: 256, levels: levels)
    #expect(scheme.level(7)?.resolution == 7)
    #expect(scheme.level(0) == nil)
  }

  @Test("A domain is empty until a value is set")
  func emptyDomain() {
    #expect(CoordinateDomain().isEmpty)
    #expect(!CoordinateDomain(mTolerance: 0).isEmpty)
  }

  @Test("An envelope’s width and height are the distances of its edges")
  func envelopeSize() {
    let envelope = Envelope(xMin: -3, yMin: 2, xMax: 4, yMax: 12)
    #expect(envelope.width == 7)
    #expect(envelope.height == 10)
  }
}
