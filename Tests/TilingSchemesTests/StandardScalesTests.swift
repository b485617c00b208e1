import Testing
import TilingSchemes

@Suite("StandardScales")
struct StandardScalesTests {
  private let meter = MapUnit.linear(metersPerUnit: 1)

  @Test("The documentation's example: 1:121,000,000 and three levels give 128, 64 and 32 million")
  func documentedExample() {
    let standard = StandardScales(extentScale: 121_000_000, count: 3, ladder: .halving)
    #expect(standard.scales == [128_000_000, 64_000_000, 32_000_000])
    #expect(standard.coarserCandidate == 128_000_000)
    #expect(standard.finerCandidate == 64_000_000)
  }

  @Test(
    "The first levels of four real services are reproduced",
    arguments: [
      (32_071.64, 28_503.05, 250_000), (25_741.74, 23_339.62, 250_000), (18_391.59, 28_899.88, 250_000),
      (228_000, 147_000, 2_000_000),
    ])
  func realServices(width: Double, height: Double, first: Double) {
    let extent = Envelope(xMin: 0, yMin: 0, xMax: width, yMax: height)
    let scale = StandardScales.extentScale(of: extent, referenceSize: 512, unit: meter)
    #expect(StandardScales(extentScale: scale, count: 1, ladder: .arcgis).scales == [first])
  }

  @Test("Below a million, scales are halved exactly")
  func halving() {
    let scales = StandardScales(extentScale: 1_000_000, count: 7, ladder: .halving).scales
    #expect(scales == [1_000_000, 500_000, 250_000, 125_000, 62_500, 31_250, 15_625])
  }

  // conf.xml of three world maps by ArcGIS have 250,000,000; 125,000,000; 64,000,000
  // (Documentation/Reference/scales-and-resolutions.md#the-ladder).
  @Test("Above a million ArcGIS's list has 500, 250, 125 and 64 million, and the same with billions")
  func arcgisAboveAMillion() {
    let scales = StandardScales(extentScale: 2_000_000_000, count: 13, ladder: .arcgis).scales
    #expect(
      scales.map { $0 / 1_000_000 } == [2000, 1000, 500, 250, 125, 64, 32, 16, 8, 4, 2, 1, 0.5])
  }

  @Test("ArcGIS's list has ten steps for a factor of a thousand")
  func arcgisLadder() {
    let scales = StandardScales(extentScale: 2_000_000, count: 22, ladder: .arcgis).scales
    #expect(
      scales == [
        2_000_000, 1_000_000, 500_000, 250_000, 125_000, 64_000, 32_000, 16_000, 8000, 4000, 2000, 1000, 500, 250, 125,
        64, 32, 16, 8, 4, 2, 1,
      ])
  }

  @Test("Between two scales the one that is closer by difference is chosen, and in the middle the coarser one")
  func aroundTheMiddle() {
    #expect(StandardScales(extentScale: 1_499_999, count: 1, ladder: .halving).scales == [1_000_000])
    #expect(StandardScales(extentScale: 1_500_000, count: 1, ladder: .halving).scales == [2_000_000])
  }

  @Test("Distances are differences: 1:95 million is nearer to 64 than to 128 million, 1:97 million is not")
  func nearByDifference() {
    #expect(StandardScales(extentScale: 95_000_000, count: 1, ladder: .halving).scales == [64_000_000])
    #expect(StandardScales(extentScale: 97_000_000, count: 1, ladder: .halving).scales == [128_000_000])
  }

  @Test("Every scale of both lists is its own candidate, above and below", arguments: ScaleLadder.allCases)
  func ownCandidate(ladder: ScaleLadder) {
    let all = StandardScales(extentScale: 1e12, count: 64, ladder: ladder).scales
    for scale in all {
      let standard = StandardScales(extentScale: scale, count: 1, ladder: ladder)
      #expect(standard.scales == [scale])
      #expect(standard.coarserCandidate == scale)
      #expect(standard.finerCandidate == scale)
    }
  }

  @Test("Scales strictly decrease, by a factor of about two", arguments: ScaleLadder.allCases)
  func falling(ladder: ScaleLadder) {
    let scales = StandardScales(extentScale: 3e14, count: 64, ladder: ladder).scales
    #expect(scales.count == 64)
    for (coarse, fine) in zip(scales, scales.dropFirst()) { #expect((1.95...2).contains(coarse / fine)) }
  }

  @Test(
    "The proposed number reaches 1:1,000",
    arguments: [
      (128_000_000, ScaleLadder.arcgis, 18), (128_000_000, .halving, 18), (1000, .arcgis, 1), (500, .halving, 1),
    ])
  func proposal(extentScale: Double, ladder: ScaleLadder, count: Int) throws {
    #expect(StandardScales.count(from: extentScale, reaching: 1000, ladder: ladder) == count)
    let scales = StandardScales(extentScale: extentScale, count: count, ladder: ladder).scales
    #expect(try #require(scales.last) <= 1000)
  }

  @Test("The extent's scale follows from its longer side at 96 dots per inch")
  func extentScale() {
    let tall = Envelope(xMin: 5, yMin: 0, xMax: 6, yMax: 512)
    #expect(StandardScales.extentScale(of: tall, referenceSize: 512, unit: meter) == 96 * 39.37)
    let wide = Envelope(xMin: 0, yMin: 0, xMax: 360, yMax: 1)
    let degrees = MapUnit.angular(radiansPerUnit: .pi / 180)
    let expected = 360.0 / 512 * 96 * 39.37 * 20_015_077 / 180
    let scale = StandardScales.extentScale(of: wide, referenceSize: 512, unit: degrees)
    #expect(((scale - expected) / expected).magnitude < 1e-14)
  }
}
