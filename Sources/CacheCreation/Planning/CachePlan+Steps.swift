import CoordinateSystems
import Diagnostics
import SchemeFormats
import TilingSchemes

/// The steps of a plan. Each notes its faults, so that one step does not hide those of another.
extension CachePlan {
  /// The extents of the map.
  ///
  /// - Returns: `nil` if they are unknown because of a fault, which is noted.
  static func frame(
    _ source: MapSource?, _ options: CacheOptions, _ reference: SpatialReference?, otherwise assumed: Envelope?,
    _ faults: inout CreationFaults
  ) -> MapFrame? {
    // Without its system, the numbers of an extent say nothing.
    if faults.concern(.extentCRS) { return nil }
    if options.extent == nil, source == nil, assumed == nil {
      if !faults.explain(missing: .extent, .service, .like) {
        faults.add(.usage(.extent, "is missing; give \(parameter: .service) or \(parameter: .extent)"))
      }
      return nil
    }
    guard let reference else {
      // A predefined scheme has a system, also if it does not have the levels that are given.
      let isFromScheme = options.predefined != nil && faults.concern(.levels)
      if !isFromScheme, !faults.explain(missing: .crs, .service, .predefined, .like) {
        faults.add(MapFrame.missingReference(of: source))
      }
      return nil
    }
    return faults.value { () throws(CreationError) in
      try MapFrame(source, options, in: reference, otherwise: assumed)
    }
  }

  /// The scheme, whose tiles in the extent all have a row and a column.
  ///
  /// - Returns: `nil` if something that it needs is unknown because of a fault, which is noted.
  static func scheme(
    _ reference: SpatialReference?, _ frame: MapFrame?, _ options: CacheOptions, _ predefined: PredefinedTilingScheme?,
    _ like: LikeScheme?, _ faults: inout CreationFaults, _ notes: inout PlanNotes
  ) -> TilingScheme? {
    // Which options a scheme needs, is unknown if the one that is named cannot be used.
    if predefined == nil, options.predefined != nil || faults.concern(.predefined) { return nil }
    if predefined == nil, like == nil, options.like != nil || faults.concern(.like) { return nil }
    let scheme: TilingScheme
    if let predefined {
      guard let frame,
        let fitting = faults.value({ () throws(CreationError) in
          try fitting(predefined, frame, extentIsGiven: options.extent != nil, &notes)
        })
      else { return nil }
      scheme = fitting
    } else {
      NewSchemeOptions(options: options, like: like).check(&faults)
      guard let reference else {
        ScaleChoice.checkNumber(options, like: like, &faults)
        return nil
      }
      let draft = faults.value { () throws(CreationError) in
        try NewTilingScheme(reference, frame?.fullExtent, options, like: like)
      }
      guard let made = draft?.scheme(&faults, &notes) else { return nil }
      scheme = made
    }
    guard let frame else { return nil }
    // The option that a user would change if a level is too fine.
    let levels: CreateOption =
      options.addedLevels != nil
      ? .addLevels
      : predefined != nil || like != nil
        ? .levels : options.resolutions != nil ? .resolutions : options.scales != nil ? .scales : .numberOfScales
    if frame.isAssumed {
      GridChecks.warnOfLargeIndexes(scheme, frame.fullExtent, &notes)
    } else {
      let areLevelsWrong = faults.concern(levels)
      let isInherited = like?.isIn(frame.reference) == true && like?.reference != nil
      let system: CreateOption = predefined != nil ? .predefined : isInherited ? .like : .crs
      faults.note { () throws(CreationError) in
        // A map at a place without coordinates would also be beyond the grid.
        try MapPlace.check(frame, system: system, &notes)
        if areLevelsWrong { return }
        try GridChecks.check(scheme, frame.fullExtent, levels: levels, isPredefined: predefined != nil, &notes)
      }
    }
    return scheme
  }

  /// The scheme that the options name as predefined, with the faults of the options beside it.
  ///
  /// - Returns: `nil` if they name none, or it cannot be used.
  static func predefined(
    _ options: CacheOptions, _ opened: OpenedScheme?, _ faults: inout CreationFaults, _ notes: inout PlanNotes
  ) -> PredefinedTilingScheme? {
    guard let name = options.predefined else {
      if options.schemeType == .predefined, !faults.explain(missing: .predefined) {
        faults.add(
          .usage(
            .predefined, "is missing; PREDEFINED needs a scheme file, a cache, or the name of a built-in scheme"))
      }
      return nil
    }
    if options.schemeType == .new {
      faults.add(
        .usage(
          .tilingSchemeType, "is NEW, but \(parameter: .predefined) gives a scheme; leave out one of the two"))
    }
    if options.addedLevels != nil {
      faults.add(
        .usage(
          .addLevels,
          "adds levels, but a predefined scheme is used as it is; give the scheme with \(parameter: .like) instead"))
    }
    // It could not be opened before, which is noted.
    if faults.concern(.predefined) { return nil }
    guard
      let predefined = faults.value({ () throws(CreationError) in
        try PredefinedTilingScheme(name, opened, options.levels)
      })
    else { return nil }
    if options.schemeType != .new { predefined.checkAgreement(options, &faults, &notes) }
    return predefined
  }

  /// The scheme that the options name as the starting point.
  ///
  /// - Returns: `nil` if they name none, or it cannot be used.
  static func like(
    _ options: CacheOptions, _ opened: OpenedScheme?, _ faults: inout CreationFaults
  ) -> LikeScheme? {
    guard let name = options.like else { return nil }
    if options.predefined != nil || options.schemeType == .predefined {
      faults.add(
        .usage(
          .like,
          "is a starting point whose values can be changed, and a predefined scheme is used as it is; give one of "
            + "the two"))
    }
    return faults.concern(.like) ? nil : faults.value { () throws(CreationError) in try LikeScheme(name, opened) }
  }

  /// Checks that the map is in the coordinate system of the predefined scheme.
  ///
  /// - Parameter extentIsGiven: whether an option gives the extent, which may be in another system than the map.
  static func fitting(
    _ predefined: PredefinedTilingScheme, _ frame: MapFrame, extentIsGiven: Bool, _ notes: inout PlanNotes
  ) throws(CreationError) -> TilingScheme {
    var scheme = predefined.scheme
    // Some scheme files state no coordinate system. The grid is then used as it is.
    guard let own = scheme.spatialReference else {
      scheme.spatialReference = frame.reference
      notes.add(
        "\(predefined.displayName) contains no coordinate system; that of the map is used: "
          + "\(frame.reference.displayName)")
      return scheme
    }
    switch own.isSameSystem(as: frame.reference) {
    case .same: break
    case .different:
      let (system, other) = (own.displayName, frame.reference.displayName)
      let words: Message = """
        \(predefined.displayName) is in \(system), but the map is in \(other); both must have the same system (analyzer \
        00079): publish the map in \(system)
        """
      let way: Message =
        extentIsGiven
        ? "if only the extent is in \(other), give that system with \(parameter: .extentCRS) instead of \(parameter: .crs)"
        : "give a scheme in \(other)"
      throw .usage(.predefined, words + "; or " + way)
    case .unknown:
      notes.add(
        "without libproj, it cannot be checked that \(predefined.displayName), in \(own.displayName), and the map have "
          + "the same system")
    }
    return scheme
  }
}
