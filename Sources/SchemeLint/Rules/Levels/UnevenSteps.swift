import Diagnostics

struct UnevenSteps: LintRule {
  let page = RulePage(
    "LOD003", "uneven-steps", .warning, clients: [.sceneViewer, .vectorTiles],
    summary: "A level is not half of the one before.",
    reason: "Vector tiles and the scene viewer refuse such a scheme; image tiles are drawn well by every client.",
    remedy: "Where these clients matter, take scales that halve.",
    source: "`Reference/scales-and-resolutions.md#steps-between-levels` (analyzer 00234)",
    example: RuleExample(
      .legacy, passing: "<Scale>2000000</Scale>\n        <Resolution>529.16772500211675</Resolution>",
      failing: "<Scale>1500000</Scale>\n        <Resolution>396.87579375158754</Resolution>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels else { return [] }
    let places = levels.indices.dropFirst().filter {
      let ratio = levels[$0 - 1].resolution / levels[$0].resolution
      // Esri's own table for ArcGIS Online drifts by 9e-10 (`Reference/scales-and-resolutions.md#conventions`).
      return ratio > 1 && (ratio - 2).magnitude > 1e-8
    }
    guard let first = places.first else { return [] }
    let ratio = levels[first - 1].resolution / levels[first].resolution
    return [
      subject.violation(
        "\(Wording.levels(places.map { levels[$0].number })) is a step of \(Wording.measured(ratio)) from the level before, not 2",
        at: .level(first, .resolution))
    ]
  }
}
