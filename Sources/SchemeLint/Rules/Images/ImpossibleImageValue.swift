import Diagnostics
import SchemeFormats
import TilingSchemes

struct ImpossibleImageValue: LintRule {
  let page = RulePage(
    "IMG020", "impossible-image-value", .warning,
    summary: "The number of bands or the LERC error is a number that no tile of this format can have.",
    reason: """
      Programs reserve memory for the declared number of bands, and an encoder takes the LERC error as the accuracy of new \
      tiles. With impossible numbers they fail, or write useless tiles.
      """,
    remedy: "Write 1 to 4 bands for PNG and JPEG, as many as the tiles have for LERC, and a LERC error of 0 or more.",
    source: "`Reference/conf-xml.md#tileimageinfo`; ISO/IEC 15948, §4.4; Esri, LERC specification",
    example: RuleExample(.readyToServe, passing: "\"bandCount\": 1", failing: "\"bandCount\": 0"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let image = subject.model.image else { return [] }
    var found: [Violation] = []
    // Zero is never right. PNG and JPEG have at most four channels, and cameras on satellites some hundreds of bands.
    let isPicture: Bool
    switch image.format {
    case .lerc, .other, nil: isPicture = false
    default: isPicture = true
    }
    let most = isPicture ? 4 : 65_535
    if let bands = image.bandCount, !(1...most).contains(bands) {
      found.append(
        subject.violation(
          "the number of bands is \(bands); \(image.formatName ?? "a tile") has 1 to \(most)", at: .bandCount))
    }
    if let error = image.lercError, !(error >= 0 && error <= 1e9) {
      found.append(
        subject.violation(
          "the LERC error is \(Wording.number(error)); it must be 0 or more, in the unit of the values",
          at: .lercError))
    } else if let error = image.lercError, error > 0, isPicture, let format = image.formatName {
      found.append(
        subject.violation(
          "the LERC error is \(Wording.number(error)), but the tiles are \(format), which has no such error",
          at: .lercError, help: "Write 0, or the format LERC if the tiles contain elevations."))
    }
    return found
  }
}
