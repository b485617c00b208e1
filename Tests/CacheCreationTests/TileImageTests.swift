import Testing
import TileSchemeKit
import TilingSchemes

@Suite("Tile format and quality")
struct TileImageTests {
  @Test("PNG without a quality is the default")
  func defaults() throws {
    let image = try #require(try plan(newZealand).description.image)
    #expect(image.format == .png)
    #expect(image.compressionQuality == 0)
    #expect(image.isAntialiased == false)
  }

  @Test(
    "Every format of ArcGIS is accepted, in any letter case",
    arguments: [
      ("PNG", TileImageFormat.png), ("png8", .png8), ("PNG24", .png24), ("Png32", .png32), ("JPEG", .jpeg),
      ("mixed", .mixed), ("LERC", .lerc("LERC")),
    ])
  func formats(text: String, format: TileImageFormat) throws {
    #expect(try plan(newZealand.with([.tileFormat: text])).description.image?.format == format)
  }

  @Test("Other formats are refused", arguments: ["GIF", "WEBP"])
  func unknownFormat(text: String) {
    #expect(planningError(newZealand.with([.tileFormat: text]))?.option == .tileFormat)
  }

  @Test("JPEG and MIXED have quality 75 unless another is given, and this is reported", arguments: ["JPEG", "MIXED"])
  func defaultQuality(format: String) throws {
    let plan = try plan(newZealand.with([.tileFormat: format]))
    #expect(plan.description.image?.compressionQuality == 75)
    #expect(plan.hasNotice("compression quality: 75, the default for \(format)"))
  }

  @Test("A quality from 1 to 100 is accepted", arguments: ["1", "90", "100"])
  func quality(text: String) throws {
    for format in ["JPEG", "MIXED"] {
      let plan = try plan(newZealand.with([.tileFormat: format, .compressionQuality: text]))
      #expect(plan.description.image?.compressionQuality == Double(text))
      #expect(!plan.hasNotice("quality"))
    }
  }

  @Test(
    "JPEG and MIXED with quality 0, the default of ArcGIS's tool, get 75 and a notice", arguments: ["JPEG", "MIXED"])
  func zero(format: String) throws {
    let plan = try plan(newZealand.with([.tileFormat: format, .compressionQuality: "0"]))
    #expect(plan.description.image?.compressionQuality == 75)
    #expect(plan.hasNotice("\(format) with a compression quality of 0 gets 75"))
  }

  @Test("The error of LERC is written; for another format it is ignored with a notice")
  func lercError() throws {
    let plan = try plan(newZealand.with([.tileFormat: "LERC", .lercError: "0.25"]))
    #expect(plan.description.image?.lercError == 0.25)
    let png = try CacheCreationTests.plan(newZealand.with([.lercError: "0.25"]))
    #expect(png.description.image?.lercError == 0 && png.hasNotice("--lerc-error 0.25 is ignored"))
  }

  @Test("An error of LERC that is not 0 or more is refused", arguments: ["-1", "nan", "small", "1e301"])
  func badLERCError(text: String) {
    #expect(planningError(newZealand.with([.tileFormat: "LERC", .lercError: text]))?.option == .lercError)
  }

  @Test(
    "Other formats accept a quality, with a notice unless it is a default, and write 0",
    arguments: ["PNG", "PNG8", "PNG24", "PNG32", "LERC"])
  func ignored(format: String) throws {
    let plan = try plan(newZealand.with([.tileFormat: format, .compressionQuality: "80"]))
    #expect(plan.description.image?.compressionQuality == 0)
    #expect(plan.hasNotice("--compression-quality 80 is written as 0"))
    for usual in ["0", "75"] {
      let silent = try CacheCreationTests.plan(newZealand.with([.tileFormat: format, .compressionQuality: usual]))
      #expect(silent.description.image?.compressionQuality == 0)
      #expect(!silent.hasNotice("quality"))
    }
  }

  @Test("Qualities outside 0 to 100 are refused for every format", arguments: ["-1", "101", "7.5", "best"])
  func badQuality(text: String) {
    for format in ["PNG", "JPEG", "MIXED"] {
      let options = newZealand.with([.tileFormat: format, .compressionQuality: text])
      #expect(planningError(options)?.option == .compressionQuality)
    }
  }

  @Test("LERC is for image services: a map service is refused, an image service and an extent are not")
  func lerc() throws {
    let extent = #"{"xmin":0,"ymin":0,"xmax":1000,"ymax":1000,"spatialReference":{"wkid":3857}}"#
    let image = try service(
      "{\"currentVersion\":11,\"name\":\"dem\",\"pixelType\":\"F32\",\"pixelSizeX\":10,\"fullExtent\":\(extent)}")
    let map = try service("{\"currentVersion\":11,\"mapName\":\"Layers\",\"fullExtent\":\(extent)}")
    let options: [CreateOption: String] = [.scales: "500", .tileFormat: "LERC"]
    #expect(try plan(options, image).description.image?.format == .lerc("LERC"))
    let error = try #require(planningError(options, map))
    #expect(error.option == .tileFormat)
    #expect(error.message.contains("is a map service"))
  }

  @Test("Compact V2 is written for every storage format", arguments: [nil, "COMPACT", "compactv2", "EXPLODED"])
  func storage(text: String?) throws {
    let plan = try plan(text.map { newZealand.with([.storageFormat: $0]) } ?? newZealand)
    #expect(plan.description.storage == TileStorageInfo(format: .compactV2, packetSize: 128))
    #expect(plan.hasNotice("Compact V2 is written instead, as in ArcGIS") == (text == "EXPLODED"))
  }

  @Test("Another storage format is refused", arguments: ["FUSED", "V1"])
  func badStorage(text: String) {
    #expect(planningError(newZealand.with([.storageFormat: text]))?.option == .storageFormat)
  }

  @Test(
    "The form is legacy, or ready-to-serve with any of ArcGIS's keywords",
    arguments: [
      (nil, false), ("READY_TO_SERVE_FORMAT", true), ("NON_READY_TO_SERVE_FORMAT", false), ("true", true),
      ("false", false), ("ready_to_serve_format", true),
    ])
  func form(text: String?, isReady: Bool) throws {
    let plan = try plan(text.map { newZealand.with([.readyToServeFormat: $0]) } ?? newZealand)
    #expect(plan.form == (isReady ? .readyToServe : .legacy))
  }

  @Test("Another word for the form is refused", arguments: ["yes", "1"])
  func badForm(text: String) {
    #expect(planningError(newZealand.with([.readyToServeFormat: text]))?.option == .readyToServeFormat)
  }
}
