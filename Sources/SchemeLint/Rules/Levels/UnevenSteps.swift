import Diagnostics

struct UnevenSteps: LintRule {
  let page = RulePage(
    "LOD003", "uneven-steps", .warning, clients: [.sceneViewer, .vectorTiles],
    summary: "The resolution of a level is not half that of the previous level.",
    reason: "Vector tiles and the scene viewer refuse such a scheme. All clients draw image tiles correctly with it.",
    remedy: "If the cache is for these clients, choose scales that halve from level to level.",
    source: "`Reference/scales-and-resolutions.md#steps-between-levels` (analyzer 00234)",
    example: RuleExample(
      .legacy, passing: "<Scale>2000000</Scale>\n        <Resolution>529.16772500211675</Resolution>",
      failing: "<Scale>1500000</Scale>\n        <Resolution>396.87579375158754</Resolution>"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let levels = subject.scheme?.levels else { return [] }
    let places = levels.indices.dropFirst().filter {
      let ratio = levels[$0 - 1].resolution / levels[$0].resolution
      // The steps of Esri's own table for ArcGIS Online differ from 2 by up to 9e-10
      // (`Reference/scales-and-resolutions.md#conventions`).
      // LOD002 reports levels that are not finer than the previous one.
      return ratio > 1 && (ratio - 2).magnitude > 1e-8
    }
    guard let first = places.first else { return [] }
    let ratio = levels[first - 1].resolution / levels[first].resolution
    return [
      subject.violation(
        "\(Wording.levels(places.map { levels[$0].number }, "does", "do")) not halve the resolution: the step from "
          + "level \(levels[first - 1].number) to level \(levels[first].number) is \(Wording.measured(ratio)), not 2",
        at: .level(first, .resolution))
    ]
  }
}
