import TileSchemeKit

/// How a cache lies on a base map, in the JSON of `audit` and of `compare BASE DIRECTORY`.
enum AlignmentJSON {
  static func object(_ alignment: EstateAlignment) -> JSONOutput {
    let shift: JSONOutput =
      switch alignment.kind {
      case .exact: .integer(0)
      case .renumbered(let shift): .integer(shift)
      case .overlay, .partial, .never: .null
      }
    return .object([
      .init("kind", .string(alignment.kind.name)), .init("levelShift", shift),
      .init("reason", .string(alignment.reason)),
    ])
  }
}
