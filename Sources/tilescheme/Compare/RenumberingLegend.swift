import TileSchemeKit

/// What the number beside a cache means whose levels are those of the base map under other numbers.
enum RenumberingLegend {
  /// One clause with the first of the numbers that the table shows; `nil` if no cache is renumbered.
  ///
  /// - Parameters:
  ///   - kinds: the alignments in the order of the table.
  ///   - base: the name of the base map.
  ///   - isShort: whether the table shows the number alone.
  static func text(_ kinds: [EstateAlignment.Kind], on base: String, isShort: Bool = false) -> String? {
    guard let kind = kinds.first(where: { $0.shift != nil }), let shift = kind.shift,
      let meaning = kind.renumbering(on: printable(base))
    else { return nil }
    // The command knows the level numbers of this base map only.
    let command =
      BuiltInScheme.named(base)?.name == "arcgis-online"
      ? "; optional, for clients that need these numbers: tilescheme convert CACHE COPY --renumber \(base)" : ""
    return "\(isShort ? shift : kind.words): \(meaning)\(command)"
  }
}
