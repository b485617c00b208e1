import Diagnostics
import SourceText
import TilingSchemes

/// The scales of a new scheme: a given list, or STANDARD scales that are chosen for the extent.
struct ScaleChoice {
  private let options: CacheOptions
  private let extent: Envelope?
  private let unit: MapUnit

  /// - Parameters:
  ///   - extent: the full extent of the map; `nil` if it is unknown because of a fault.
  ///   - unit: that of the coordinate system.
  init(_ options: CacheOptions, extent: Envelope?, unit: MapUnit) {
    self.options = options
    self.extent = extent
    self.unit = unit
  }

  /// The given list of scales, or STANDARD scales; `nil` if these are chosen for an extent that is unknown.
  func scales(_ notes: inout PlanNotes) throws(CreationError) -> [Double]? {
    guard let scales = options.scales else { return try standardScales(&notes) }
    if let count = options.numberOfScales {
      notes.addIgnored(.numberOfScales, " \(count)", because: "the list has \(counted(scales.count, "scale"))")
    }
    return scales
  }

  private func standardScales(_ notes: inout PlanNotes) throws(CreationError) -> [Double]? {
    let ladder = options.ladder ?? CreationDefaults.ladder
    let referenceSize = options.referenceSize ?? CreationDefaults.referenceSize
    let computed = extent.map {
      StandardScales.extentScale(of: $0, referenceSize: referenceSize, unit: unit)
    }
    guard let extentScale = options.extentScale ?? computed else {
      if options.numberOfScales == nil { throw Self.missingNumber }
      return nil
    }
    // No map has such a scale. The limits keep the steps of the ladder finite.
    guard extentScale > 1e-9, extentScale < 1e15 else {
      throw .usage(
        options.extentScale == nil ? .extent : .extentScale, "no scales can be chosen for an extent at 1:\(extentScale)"
      )
    }
    guard let count = options.numberOfScales else {
      // There is no default number, because every further level quadruples the tiles. A proposal helps more than a bare
      // error.
      let proposal = StandardScales.count(from: extentScale, reaching: 1000, ladder: ladder)
      let proposed = StandardScales(extentScale: extentScale, count: proposal, ladder: ladder).scales
      throw .usage(
        .numberOfScales,
        "is missing; give it, a list (\(parameter: .scales)), or an existing scheme (\(parameter: .predefined) "
          + "arcgis-online); for example, with \(parameter: .numberOfScales) "
          + "\(proposal) the first scale is 1:\(grouped(proposed[0])) and the last is "
          + "1:\(grouped(proposed[proposed.count - 1]))")
    }
    let standard = StandardScales(extentScale: extentScale, count: count, ladder: ladder)
    let drawn = options.extentScale == nil ? " on \(OptionValue.shortest(referenceSize)) px" : ""
    // Esri does not document how it measures which candidate is closer, so both are reported.
    let first = standard.scales[0]
    let other = first == standard.coarserCandidate ? standard.finerCandidate : standard.coarserCandidate
    let choice =
      other == first
      ? "which is in the scale list \(Self.words(for: ladder))"
      : "the nearest scale in the list \(Self.words(for: ladder)) (the second nearest is 1:\(grouped(other)))"
    notes.add(
      "STANDARD scales: the extent has the scale 1:\(grouped(extentScale))\(drawn); the first level is "
        + "1:\(grouped(first)), \(choice); the last level is 1:\(grouped(standard.scales[count - 1]))")
    noteOtherLadder(standard, ladder, &notes)
    return standard.scales
  }

  /// Esri documents scales that halve, but its programs write other ones. Who adds to a cache of ArcGIS needs to know.
  private func noteOtherLadder(_ standard: StandardScales, _ ladder: ScaleLadder, _ notes: inout PlanNotes) {
    guard ladder == .halving, options.ladder == nil else { return }
    let real = StandardScales(
      extentScale: standard.extentScale, count: standard.scales.count, ladder: .arcgis
    ).scales
    let pairs = zip(standard.scales, real).filter { $0 != $1 }
    guard let pair = pairs.first else { return }
    notes.add(
      "these scales are halved, as ArcGIS documents it; ArcGIS itself writes 1:\(grouped(pair.1)) instead of "
        + "1:\(grouped(pair.0)); \(parameter: .ladder) arcgis gives the scales that it writes")
  }

  /// The name of a list, with the steps in which it differs from the other one.
  private static func words(for ladder: ScaleLadder) -> String {
    switch ladder {
    case .halving: "“halving”"
    case .arcgis: "“arcgis” (1000, 500, 250, 125, 64, 32, 16, 8, 4, 2 in every factor of 1000)"
    }
  }

  /// With commas between thousands. Scales from 1000 on are rounded to whole numbers.
  private func grouped(_ scale: Double) -> String {
    guard scale >= 1000, scale < 1e15 else { return OptionValue.shortest(scale) }
    return NumberText.grouped(Int(scale.rounded()))
  }

  /// The fault of a missing number of scales, if no proposal can be made because the extent is unknown.
  private static let missingNumber = CreationError.usage(
    .numberOfScales,
    "is missing; give a whole number from 1 to \(StandardScales.levelCounts.upperBound), or a list "
      + "(\(parameter: .scales))")

  /// Notes a missing number of scales, if nothing is known of the map.
  static func checkNumber(_ options: CacheOptions, like: LikeScheme?, _ faults: inout CreationFaults) {
    let choosesStandard = like == nil && options.scalesType != .custom && options.scalesType != .cellSize
    guard choosesStandard, options.scales == nil, options.resolutions == nil, options.numberOfScales == nil,
      !faults.explain(missing: .numberOfScales, .scales, .resolutions, .scalesType)
    else { return }
    faults.add(missingNumber)
  }
}
