import Diagnostics
import SchemeFormats
import TilingSchemes

struct MissingLayer: LintRule {
  let page = RulePage(
    "PKG017", "missing-layer", .warning,
    summary: "A layer names a layer that is not in the list, or two layers have the same number.",
    reason: """
      Clients build the table of contents from these numbers. A layer whose parent is missing does not appear in it, and \
      some clients then show no layer at all.
      """,
    remedy: "Add the missing layer to “layers”, or write -1 as the parent of a layer at the top.",
    source: "Esri, Map service resource: layers; `Reference/root-json.md#layers`",
    example: RuleExample(
      .readyToServe, passing: "\"exportTilesAllowed\": false,",
      failing: """
        "exportTilesAllowed": false,
          "layers": [{"id": 0, "name": "Roads", "parentLayerId": 7}],
        """))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let layers = subject.model.layers, layers.count > 0 else { return [] }
    var numbers: Set<Int> = []
    var found: [Violation] = []
    for layer in layers where !numbers.insert(layer.id).inserted {
      found.append(subject.violation("two layers have the number \(layer.id)", at: .layers))
    }
    for layer in layers {
      if let parent = layer.parentLayerID, parent != -1, !numbers.contains(parent) {
        found.append(
          subject.violation("\(words(layer)) has the parent layer \(parent), which is not in the list", at: .layers))
      }
      for part in layer.subLayerIDs ?? [] where !numbers.contains(part) {
        found.append(
          subject.violation("\(words(layer)) has the sublayer \(part), which is not in the list", at: .layers))
      }
    }
    return found
  }

  private func words(_ layer: MapLayer) -> String {
    layer.name.isEmpty ? "layer \(layer.id)" : "layer \(layer.id) “\(layer.name)”"
  }
}
