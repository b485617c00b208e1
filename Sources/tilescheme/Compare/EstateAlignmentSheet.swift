import TileSchemeKit

/// The result of `compare BASE DIRECTORY`: the alignment of each cache with the base map.
struct EstateAlignmentSheet {
  private let lines: [AlignmentJob.Line]
  private let base: ComparedScheme

  init(_ lines: [AlignmentJob.Line], _ base: ComparedScheme) {
    self.lines = lines
    self.base = base
  }

  /// A line for each cache: the alignment, the path, and the levels or the reason.
  var text: String {
    let rows = lines.map { line -> [String] in
      switch line.result {
      case .success(let alignment): [alignment.text, printable(line.path), printable(alignment.reason)]
      case .failure(let error):
        [error.isUnsupported ? "not supported" : "unreadable", printable(line.path), printable(error.reason)]
      }
    }
    // One heading more than cells, so that the last cell is a text, which is wrapped if it does not fit.
    let table = TextTable(heading: [BaseMapHeading.text(base.name), "path", "", ""], rows: rows, leftAligned: [0, 1])
      .text
    let kinds = lines.compactMap { try? $0.result.get().kind }
    guard let legend = RenumberingLegend.text(kinds, on: base.name) else { return table }
    return "\(table)\n\(LineWidth.wrapped(legend, to: LineWidth.output))\n"
  }

  /// The JSON, as the third form of `Schemas/compare.schema.json`.
  var json: JSONOutput {
    .object([
      .init("version", .integer(1)), .init("command", .string("compare")), .init("baseMap", .string(base.name)),
      .init(
        "caches",
        .array(
          lines.map { line in
            switch line.result {
            case .success(let alignment):
              .object([
                .init("path", .string(line.path)), .init("problem", .null),
                .init("alignment", AlignmentJSON.object(alignment)),
              ])
            case .failure(let error):
              .object([
                .init("path", .string(line.path)), .init("problem", .string(error.reason)), .init("alignment", .null),
              ])
            }
          })),
    ])
  }

  /// Whether a cache cannot be read.
  var hasUnreadable: Bool {
    lines.contains { if case .failure(let error) = $0.result { !error.isUnsupported } else { false } }
  }

  /// Whether a cache does not line up with the base map.
  var hasMisaligned: Bool {
    lines.contains { if case .success(let alignment) = $0.result { !alignment.isAligned } else { false } }
  }
}
