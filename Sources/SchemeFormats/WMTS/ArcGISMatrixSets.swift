import CoordinateSystems
import SourceText
import TilingSchemes

/// The tile matrix sets that ArcGIS Server writes for a cache, from which the exact Esri scheme comes back.
///
/// `nativeTileMatrixSet` has Esri's scales as scale denominators. `default028mm` has them converted with inches of
/// 0.0254 metres, although the scales were made with 39.37 inches per metre, and in degrees with another length of a
/// degree: read as OGC prescribes, its resolutions are 2.0e-6 and 1.1e-3 too small. Observed on services of ArcGIS
/// Server (`Reference/open-formats.md#arcgis-wmts`).
struct ArcGISMatrixSets {
  static let defaultName = "default028mm"
  static let nativeName = "nativeTileMatrixSet"

  private let native: StatedMatrixSet?
  private let dotsPerInch: Double
  /// Whether the document has both sets.
  let isPair: Bool

  init(_ sets: [StatedMatrixSet]) {
    native = sets.first { $0.name == Self.nativeName }
    let converted = sets.first { $0.name == Self.defaultName }
    isPair = native != nil && converted != nil
    var dots = 96.0
    if let scale = native?.matrices.first?.denominator?.value,
      let denominator = converted?.matrices.first?.denominator?.value
    {
      dots = scale / denominator * 25.4 / 0.28
    }
    // The quotient of two rounded numbers; dots per inch are whole numbers in all known caches.
    let whole = dots.rounded()
    dotsPerInch = (dots / whole - 1).magnitude < 1e-4 ? whole : dots
  }

  /// The set with the resolutions and the scales of Esri; other sets are returned as they are.
  func interpreted(_ set: StatedMatrixSet) -> StatedMatrixSet {
    guard set.name == Self.nativeName || set.name == Self.defaultName,
      let unit = set.system.flatMap({ SystemName($0.text) })?.reference.resolveSystem()?.unit
    else { return set }
    var result = set
    if let native, native.matrices.count == set.matrices.count { result.matrices = native.matrices }
    let isNative = native?.matrices.count == set.matrices.count
    var esri = EsriValues(dotsPerInch: dotsPerInch, preciseDotsPerInch: dotsPerInch)
    for index in result.matrices.indices {
      guard let denominator = result.matrices[index].denominator,
        let scale = isNative ? denominator.value : scale(ofConverted: denominator)
      else { return set }
      let resolution = resolution(ofScale: scale, result.matrices[index], unit)
      esri.scales.append(scale)
      result.matrices[index].cellSize = StatedNumber(
        text: DecimalNumber.shortest(resolution), value: resolution, range: set.matrices[index].range)
      result.matrices[index].denominator = nil
    }
    result.esri = esri
    // ArcGIS writes the corners of projected systems with x first, whatever the order of the system.
    if case .linear = unit { result.axisOrder = .eastFirst }
    return result
  }

  /// Esri's scale of a denominator of `default028mm`: 12,288,000 of 11,611,428.571.
  private func scale(ofConverted denominator: StatedNumber) -> Double? {
    guard let stated = ExactDecimal(denominator.text), let dots = ExactDecimal(dotsPerInch * 28),
      let divisor = ExactDecimal("2540"), let scale = (stated * dots / divisor).rounded(to: 20).value
    else { return nil }
    let whole = scale.rounded()
    return (scale / whole - 1).magnitude < 1e-9 ? whole : scale
  }

  /// A world of 360 degrees gives the resolution exactly, where the digits of the scale do not.
  private func resolution(ofScale scale: Double, _ matrix: StatedMatrix, _ unit: MapUnit) -> Double {
    // In binary arithmetic, as ArcGIS computes them: 0.19843789687579377 of 1:750.
    let resolution = ScaleConvention.arcgis.resolution(ofScale: scale, dotsPerInch: dotsPerInch, unit: unit)
    guard case .angular = unit else { return resolution }
    let world = 360 / (Double(matrix.columns) * Double(matrix.tileSize.width))
    return (resolution / world - 1).magnitude < 1e-9 ? world : resolution
  }
}
