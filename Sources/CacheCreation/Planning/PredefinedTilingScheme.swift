import CacheOpening
import CoordinateSystems
import Diagnostics
import SchemeFormats
import SourceText
import TilingSchemes

/// An existing scheme: ArcGIS's tiling scheme type PREDEFINED. Its numbers are copied and never computed, so that the
/// new cache overlays the existing ones exactly.
struct PredefinedTilingScheme: Sendable {
  /// The name in messages.
  let displayName: String
  let scheme: TilingScheme
  /// The format and quality that the scheme states, which are used if the options give none.
  let image: TileImageInfo?

  private let builtIn: BuiltInScheme?

  /// - Parameters:
  ///   - name: the name of a built-in scheme, a path or an address.
  ///   - opened: the scheme, if it is open already.
  ///   - levels: the levels to take from it; `nil` takes all.
  /// - Throws: `CreationError.predefined` if there is no such scheme, `.usage` if it does not have the levels.
  init(_ name: String, _ opened: OpenedScheme?, _ levels: ClosedRange<Int>?) throws(CreationError) {
    let named: NamedScheme
    do throws(NamedSchemeError) {
      if let opened { named = try NamedScheme(opened, named: name) } else { named = try NamedScheme(name) }
    } catch {
      throw .predefined(error)
    }
    displayName = named.displayName
    scheme = try Self.part(of: named.scheme, levels)
    image = named.image
    builtIn = named.builtIn
    if let pair = EqualScales(among: scheme.levels.map(\.scale)) {
      throw .usage(
        .predefined, "levels of \(named.displayName) have the same scale: \(pair.words); correct this scheme first")
    }
  }

  /// The selected levels keep their numbers: they are part of the addresses of tiles, which existing clients use.
  private static func part(of scheme: TilingScheme, _ levels: ClosedRange<Int>?) throws(CreationError) -> TilingScheme {
    guard let levels else { return scheme }
    let numbers = scheme.levels.map(\.number)
    guard numbers.contains(levels.lowerBound), numbers.contains(levels.upperBound) else {
      let range = "\(numbers.min() ?? 0) to \(numbers.max() ?? 0)"
      throw .usage(
        .levels, "the scheme has levels \(range), but not all of \(levels.lowerBound)-\(levels.upperBound)")
    }
    var part = scheme
    part.levels = scheme.levels.filter { levels.contains($0.number) }
    return part
  }

  /// Other options about the scheme are errors, unless they agree with the predefined scheme.
  func checkAgreement(_ options: CacheOptions, _ faults: inout CreationFaults, _ notes: inout PlanNotes) {
    // The full title makes clear which scheme a short name such as `nztm` selects.
    if let builtIn { notes.add("predefined scheme: \(builtIn.title)") }
    notes.addCounterpart(of: builtIn)
    noteIgnored(options, &notes)
    func check(_ option: CreateOption, _ agrees: Bool, _ own: Message) {
      if !agrees {
        faults.add(.usage(option, "contradicts the predefined scheme \(displayName), which has \(own)"))
      }
    }
    if let dotsPerInch = options.dotsPerInch {
      // A scheme that states no DPI is treated as having the default.
      let own = scheme.effectiveDotsPerInch ?? CreationDefaults.dotsPerInch
      check(.dotsPerInch, dotsPerInch == own, "\(OptionValue.shortest(own)) DPI")
    }
    if let scales = options.scales {
      let own = scheme.levels.map(\.scale).sorted(by: >)
      // Rounded to about seven digits, as people copy scales from a web page.
      let agrees = scales.count == own.count && zip(scales, own).allSatisfy { (($0 - $1) / $1).magnitude < 1e-6 }
      check(.scales, agrees, "other scales; select some of them with \(parameter: .levels)")
    }
    if case .point(let origin)? = options.origin {
      check(
        .origin, origin == scheme.origin,
        "the origin \(OptionValue.shortest(scheme.origin.x)), \(OptionValue.shortest(scheme.origin.y))")
    } else if options.origin == .domain {
      let domain = scheme.spatialReference.flatMap { DefaultOrigin(domainOf: $0) }?.point
      check(.origin, domain == scheme.origin, "another origin")
    }
    if let convention = options.scaleConvention {
      let unit = scheme.spatialReference?.resolveSystem()?.unit
      let own = unit.flatMap { InferredConvention(of: scheme, unit: $0).name } ?? "none"
      check(.scaleConvention, own == convention.rawValue, "the convention \(own)")
    }
    for (option, isGiven) in [
      (CreateOption.ladder, options.ladder != nil), (.referenceSize, options.referenceSize != nil),
      (.extentScale, options.extentScale != nil),
    ] where isGiven {
      faults.add(
        .usage(option, "chooses scales for a new scheme; the predefined scheme \(displayName) has its own scales"))
    }
  }

  /// Scripts for ArcGIS state all parameters of the tool, and ArcGIS takes these from the predefined scheme.
  private func noteIgnored(_ options: CacheOptions, _ notes: inout PlanNotes) {
    if let size = options.tileSize, size != scheme.tileWidth || size != scheme.tileHeight {
      notes.addIgnored(
        .tileSize, " \(size)",
        because: "the predefined scheme \(displayName) has tiles of \(scheme.tileWidth) × \(scheme.tileHeight) px")
    }
    if let count = options.numberOfScales, count != scheme.levels.count {
      notes.addIgnored(
        .numberOfScales, " \(count)",
        because: "the predefined scheme \(displayName) has \(counted(scheme.levels.count, "level"))")
    }
    // Who gives the default of the tool has asked for nothing else.
    if let type = options.scalesType, type != .standard {
      notes.addIgnored(.scalesType, because: "the predefined scheme has its own scales")
    }
  }
}
