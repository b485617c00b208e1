import TestSupport
import Testing
import TilingSchemes

@Suite("ScaleConvention")
struct ScaleConventionTests {
  static let degree = MapUnit.angular(radiansPerUnit: .pi / 180)
  static let meter = MapUnit.linear(metersPerUnit: 1)
  static let footUS = MapUnit.linear(metersPerUnit: 0.304_800_609_601_219_2)

  @Test(
    "Resolutions for scales are those that ArcGIS computes",
    arguments: [
      (250_000_000, degree, 0.594_865_251_457_569_9), (500_000, meter, 132.291_931_250_529_2),
      (500_000, footUS, 434.027_777_777_777_8), (8_000_000, meter, 2_116.670_900_008_467),
    ] as [(Double, MapUnit, Double)])
  func resolutions(scale: Double, unit: MapUnit, expected: Double) {
    let resolution = ScaleConvention.arcgis.resolution(ofScale: scale, dotsPerInch: 96, unit: unit)
    #expect(abs(resolution - expected) <= 1e-14 * expected)
  }

  @Test(
    "Scales for resolutions are those in files of each convention",
    arguments: [
      (.pro, 0.703125, degree, 295_829_355.454_565_53, 1e-14),
      (.wgs84V2, 0.703125, degree, 295_828_763.795_854_7, 1e-14),
      (.arcgis92, 0.3515625, degree, 147_748_799.285_417, 1e-9),
      (.arcgis, 156_543.033_928, meter, 591_657_527.591_555, 4e-15),
      (.arcgis, 0.298_582_141_647_617, meter, 1_128.497_176, 3e-9),
    ] as [(ScaleConvention, Double, MapUnit, Double, Double)])
  func scales(convention: ScaleConvention, resolution: Double, unit: MapUnit, expected: Double, tolerance: Double) {
    let scale = convention.scale(ofResolution: resolution, dotsPerInch: 96, unit: unit)
    #expect(abs(scale - expected) <= tolerance * expected)
  }

  @Test(
    "The scale of a scale’s resolution is the same to within two units in the last place",
    arguments: ScaleConvention.allCases)
  func roundTrip(convention: ScaleConvention) {
    var generator = SeededGenerator(seed: 5)
    for unit in [Self.degree, Self.meter, Self.footUS] {
      for dotsPerInch in [72, 90, 90.714, 96, 300.0] {
        for _ in 0..<200 {
          let scale = Double.random(in: 1...1e9, using: &generator)
          let resolution = convention.resolution(ofScale: scale, dotsPerInch: dotsPerInch, unit: unit)
          let back = convention.scale(ofResolution: resolution, dotsPerInch: dotsPerInch, unit: unit)
          #expect(abs(back - scale) <= 2 * scale.ulp)
        }
      }
    }
  }

  @Test("The names in options and output are fixed")
  func names() {
    #expect(ScaleConvention.allCases.map(\.rawValue) == ["arcgis", "arcgis-9.2", "wgs84-v2", "pro"])
  }

  @Test("An angular unit other than the degree is measured on the same sphere")
  func gradian() {
    let gradian = MapUnit.angular(radiansPerUnit: .pi / 200)
    let meters = ScaleConvention.arcgis.metersPerUnit(gradian)
    #expect(abs(meters - 20_015_077.0 / 200) < 1e-9)
  }
}

@Suite("InferredConvention")
struct InferredConventionTests {
  static let degree = ScaleConventionTests.degree

  @Test("The convention of a scheme in degrees is detected", arguments: ScaleConvention.allCases)
  func one(convention: ScaleConvention) {
    let inferred = InferredConvention(of: scheme((0..<20).map { _ in convention }), unit: Self.degree)
    guard case .one(convention, let difference) = inferred else {
      Issue.record("\(inferred)")
      return
    }
    #expect(difference < 1e-14)
    #expect(inferred.name == convention.rawValue)
  }

  @Test("The convention is detected from scales that are rounded to two decimals", arguments: ScaleConvention.allCases)
  func rounded(convention: ScaleConvention) {
    var scheme = scheme((0..<8).map { _ in convention })
    for index in scheme.levels.indices {
      scheme.levels[index].scale = (scheme.levels[index].scale * 100).rounded() / 100
    }
    guard case .one(convention, let difference) = InferredConvention(of: scheme, unit: Self.degree) else {
      Issue.record("\(InferredConvention(of: scheme, unit: Self.degree))")
      return
    }
    #expect(difference > 0)
  }

  @Test("A scheme whose levels change their convention is mixed, in the order of its levels")
  func mixed() {
    let levels = [ScaleConvention](repeating: .pro, count: 18) + [.arcgis, .arcgis, .arcgis]
    let inferred = InferredConvention(of: scheme(levels), unit: Self.degree)
    #expect(inferred == .mixed([.pro, .arcgis]))
    #expect(inferred.name == "mixed")
  }

  @Test("If one level fits no convention, the whole scheme follows none", arguments: [0, 7, 19])
  func none(wrong: Int) {
    var scheme = scheme((0..<20).map { _ in .arcgis })
    scheme.levels[wrong].scale *= 1 + 1e-5
    #expect(InferredConvention(of: scheme, unit: Self.degree) == .none)
    #expect(InferredConvention.none.name == nil)
  }

  @Test("In metres the first three conventions agree, and the first one is the result")
  func linear() {
    let levels = (0..<5).map { LevelOfDetail(number: $0, resolution: 132.291_931_250_529_2, scale: 500_000) }
    let scheme = TilingScheme(
      origin: MapPoint(x: 0, y: 0), tileWidth: 256, tileHeight: 256, dotsPerInch: 96, levels: levels)
    #expect(InferredConvention(of: scheme, unit: ScaleConventionTests.meter).name == "arcgis")
  }

  @Test("Scales in metres with an inch of 0.0254 m follow Pro’s convention")
  func linearPro() {
    let levels = [LevelOfDetail(number: 0, resolution: 156_543.033_928, scale: 591_658_710.909_131_3)]
    let scheme = TilingScheme(
      origin: MapPoint(x: 0, y: 0), tileWidth: 256, tileHeight: 256, dotsPerInch: 96, levels: levels)
    #expect(InferredConvention(of: scheme, unit: ScaleConventionTests.meter).name == "pro")
  }

  @Test("The precise dots per inch are used if both values are given")
  func preciseDotsPerInch() {
    var scheme = scheme([.arcgis])
    scheme.dotsPerInch = 90
    #expect(InferredConvention(of: scheme, unit: Self.degree) == .none)
    scheme.preciseDotsPerInch = 96
    #expect(InferredConvention(of: scheme, unit: Self.degree).name == "arcgis")
  }

  @Test("Without levels or dots per inch there is no convention")
  func nothingToGoBy() {
    #expect(InferredConvention(of: scheme([]), unit: Self.degree) == .none)
    var withoutDots = scheme([.arcgis])
    withoutDots.dotsPerInch = nil
    #expect(InferredConvention(of: withoutDots, unit: Self.degree) == .none)
  }

  @Test("Scales or resolutions that are not usable numbers follow no convention", arguments: [0, -1, .nan, .infinity])
  func unusable(value: Double) {
    var wrongScale = scheme([.arcgis])
    wrongScale.levels[0].scale = value
    #expect(InferredConvention(of: wrongScale, unit: Self.degree) == .none)
    var wrongResolution = scheme([.arcgis])
    wrongResolution.levels[0].resolution = value
    #expect(InferredConvention(of: wrongResolution, unit: Self.degree) == .none)
  }

  /// Halving levels from 0.703125°, each with its own convention, with the constants measured in real files.
  private func scheme(_ conventions: [ScaleConvention]) -> TilingScheme {
    let levels = conventions.enumerated().map { number, convention in
      let resolution = 0.703125 / Double(1 << number)
      let factor =
        switch convention {
        case .arcgis: 39.37 * 111_194.872_222_222_22
        case .arcgis92: 39.37 * 111_194.874_296_4
        case .wgs84V2: 39.37 * 111_319.490_793_273_58
        case .pro: 111_319.490_793_273_58 / 0.0254
        }
      return LevelOfDetail(number: number, resolution: resolution, scale: resolution * 96 * factor)
    }
    return TilingScheme(
      origin: MapPoint(x: -180, y: 90), tileWidth: 256, tileHeight: 256, dotsPerInch: 96, levels: levels)
  }
}
