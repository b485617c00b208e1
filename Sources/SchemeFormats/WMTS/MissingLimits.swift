import Diagnostics

/// Finds a layer of a WMTS with limits for some of its matrices only.
enum MissingLimits {
  /// - Parameter set: the set with the limits of a layer.
  /// - Returns: `nil` if all matrices have limits, or none.
  static func finding(_ set: StatedMatrixSet) -> Finding? {
    let missing = set.matrices.filter { $0.limits == nil }
    guard let first = missing.first, missing.count < set.matrices.count else { return nil }
    let others = missing.count > 1 ? " and \(missing.count - 1) others" : ""
    return Finding(
      .warning, .missingLimits,
      "the layer limits \(set.matrices.count - missing.count) of \(set.matrices.count) matrices, and not matrix "
        + "“\(NumberMessages.excerpt(first.identifier.text))”\(others)",
      at: first.identifier.range)
  }
}
