import TestSupport
import TilingSchemes

/// Models that no real file has, but any file may contain.
struct RandomModel {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A number of any size, with all its digits.
  mutating func number() -> Double {
    let mantissa = Double.random(in: -1...1, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: return mantissa
    case 1: return (mantissa * 1e9).rounded()
    case 2: return mantissa * 1e-12
    case 3: return mantissa * 1e18
    default: return mantissa * 2e7
    }
  }

  mutating func positive() -> Double { number().magnitude.nextUp }

  mutating func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? {
    Bool.random(using: &generator) ? value() : nil
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

  /// A text with letters that a writer must escape.
  mutating func text() -> String {
    let pool = Array("aZ09 _-/.,'\"<>&\\\t\u{7F}äß中😀é[]{}")
    return String((0..<integer(0...20)).map { _ in pool.randomElement(using: &generator) ?? "a" })
  }

  mutating func domain() -> CoordinateDomain {
    let numbers = (0..<10).map { _ in number() }
    return CoordinateDomain(
      xOrigin: maybe(numbers[0]), yOrigin: maybe(numbers[1]), xyScale: maybe(numbers[2]), zOrigin: maybe(numbers[3]),
      zScale: maybe(numbers[4]), mOrigin: maybe(numbers[5]), mScale: maybe(numbers[6]),
      xyTolerance: maybe(numbers[7]), zTolerance: maybe(numbers[8]), mTolerance: numbers[9])
  }

  /// A system that is in no table, so that its text must be kept.
  mutating func reference() -> SpatialReference {
    let identifiers = (0..<4).map { _ in integer(200_000...999_999) }
    return SpatialReference(
      wellKnownText: "PROJCS[\"\(text())\",UNIT[\"Meter\",\(positive())]]", wkid: maybe(identifiers[0]),
      latestWKID: maybe(identifiers[1]), verticalWKID: maybe(identifiers[2]), latestVerticalWKID: maybe(identifiers[3]),
      domain: domain())
  }

  /// A reference with the values that only a legacy cache states.
  mutating func legacyReference() -> SpatialReference {
    var reference = reference()
    reference.kind = .projected
    reference.isHighPrecision = Bool.random(using: &generator)
    let longitude = number()
    reference.leftLongitude = maybe(longitude)
    return reference
  }

  mutating func scheme(_ reference: SpatialReference, dotsPerInch: Double) -> TilingScheme {
    let levels = (0..<integer(1...30)).map { _ in
      LevelOfDetail(number: integer(0...99), resolution: positive(), scale: positive())
    }
    return TilingScheme(
      spatialReference: reference, origin: MapPoint(x: number(), y: number()), tileWidth: integer(1...4096),
      tileHeight: integer(1...4096), dotsPerInch: dotsPerInch, preciseDotsPerInch: positive(), levels: levels)
  }

  mutating func image() -> TileImageInfo {
    let formats: [TileImageFormat] = [
      .png, .png8, .png24, .png32, .jpeg, .mixed, .lerc("LERC"), .lerc("LERC2D"), .other("WEBP<&>"),
    ]
    let bands = integer(0...99)
    let error = number()
    return TileImageInfo(
      format: formats.randomElement(using: &generator), compressionQuality: Double(integer(0...100)),
      isAntialiased: Bool.random(using: &generator), bandCount: maybe(bands), lercError: maybe(error))
  }

  mutating func storage() -> TileStorageInfo {
    let formats: [TileStorageFormat] = [.exploded, .compactV1, .compactV2, .other("esriMapCacheStorageModeCompactV3")]
    return TileStorageInfo(format: formats.randomElement(using: &generator), packetSize: integer(0...1024))
  }

  mutating func extent(_ reference: SpatialReference) -> Envelope {
    Envelope(xMin: number(), yMin: number(), xMax: number(), yMax: number(), spatialReference: reference)
  }

  mutating func legacy() -> CacheDescription {
    var model = CacheDescription()
    model.scheme = scheme(legacyReference(), dotsPerInch: Double(integer(1...1200)))
    model.image = image()
    model.storage = storage()
    return model
  }

  mutating func service() -> CacheDescription {
    var model = CacheDescription()
    model.scheme = scheme(reference(), dotsPerInch: positive())
    model.image = image()
    // If it is not stated, it is false.
    if model.image?.isAntialiased == false { model.image?.isAntialiased = nil }
    model.storage = storage()
    model.spatialReference = reference()
    model.fullExtent = extent(reference())
    model.initialExtent = extent(reference())
    model.minLOD = integer(0...30)
    model.maxLOD = integer(0...30)
    model.minScale = number()
    model.maxScale = number()
    model.allowsResampling = Bool.random(using: &generator)
    model.allowsTileExport = Bool.random(using: &generator)
    model.name = text()
    model.serviceDescription = text()
    model.units = text()
    return model
  }

  mutating func item() -> ItemInformation {
    var item = ItemInformation()
    item.name = text()
    item.title = text()
    item.guid = text()
    item.creator = text()
    item.snippet = text()
    item.summary = text()
    item.itemDescription = text()
    item.tags = text()
    item.type = text()
    item.typeKeywords = [text(), text()]
    item.thumbnail = text()
    item.created = number()
    item.extent = extent(reference())
    return item
  }
}
