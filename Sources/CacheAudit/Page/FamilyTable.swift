import Diagnostics
import SourceText

/// The families of equal grids.
struct FamilyTable {
  /// The most families that the page shows; an estate without any house scheme can have one for each cache.
  private static let limit = 100

  private let report: AuditReport

  init(_ report: AuditReport) { self.report = report }

  var markup: Markup {
    guard !report.families.isEmpty else { return .empty }
    let hidden = report.families.count - Self.limit
    let more: Markup =
      hidden > 0
      ? " \(NumberText.count(hidden, "more family is", "more families are")) not shown; the JSON output lists all."
      : .empty
    return """
      <section aria-labelledby="families">
      <h2 id="families">Families of equal grids</h2>
      <div class="scroll" role="region" aria-labelledby="families-caption" tabindex="0">
      <table>
      <caption id="families-caption">The tiles of the caches of one family lie on each other</caption>
      <thead>
      <tr><th scope="col">Family</th><th scope="col">Caches</th><th scope="col">Tiles</th><th scope="col">Size</th>\
      <th scope="col" class="words">Coordinate system</th><th scope="col">Tile px</th>\
      <th scope="col" class="words">Tile origin</th><th scope="col" class="words">Resolutions</th>\
      <th scope="col" class="words">On the grid of</th><th scope="col" class="words">Example</th></tr>
      </thead>
      <tbody>
      \(report.families.prefix(Self.limit).map(row).joined())</tbody>
      </table>
      </div>
      <p class="note">Resolutions are in map units per pixel.\(more)</p>
      </section>

      """
  }

  private func row(_ family: AuditedFamily) -> Markup {
    let sizes = family.tileSizes.map { $0.width == $0.height ? "\($0.width)" : "\($0.width) × \($0.height)" }
    let origin = "\(NumberText.coordinate(family.origin.x)), \(NumberText.coordinate(family.origin.y))"
    let names = family.builtInNames.isEmpty ? "none" : family.builtInNames.joined(separator: ", ")
    return """
      <tr><th scope="row">\(family.number)</th><td>\(NumberText.grouped(family.cacheCount))</td>\
      <td>\(NumberText.grouped(family.tiles))</td><td>\(ByteText.text(Double(family.bytes)))</td>\
      <td class="words long">\(family.spatialReference.text)</td><td>\(sizes.joined(separator: ", "))</td>\
      <td class="words">\(origin)</td><td class="words">\(Self.resolutions(family))</td>\
      <td class="words">\(names)</td><td class="words long">\(family.example)</td></tr>

      """
  }

  private static func resolutions(_ family: AuditedFamily) -> String {
    guard let coarsest = family.resolutions.first, let finest = family.resolutions.last else { return "none" }
    guard family.resolutions.count > 1 else { return NumberText.eightDigits(coarsest) }
    return "\(family.resolutions.count) from \(NumberText.eightDigits(coarsest)) to \(NumberText.eightDigits(finest))"
  }
}
