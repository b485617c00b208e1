import Diagnostics
import TilingSchemes

struct PacketSize: LintRule {
  let page = RulePage(
    "STO001", "packet-size", .error,
    summary: "The packet size of a compact cache is not 128.",
    reason: """
      Bundles have 128 rows and 128 columns in all versions of ArcGIS. With another number, programs look for tiles in \
      the wrong bundles.
      """,
    remedy: "Write 128.", source: "Esri, CompactCacheV2.md; `Reference/cache-folders.md#packet-size`",
    example: RuleExample(.legacy, passing: "<PacketSize>128<", failing: "<PacketSize>64<"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let storage = subject.model.storage, let size = storage.packetSize, size != 128 else { return [] }
    switch storage.format {
    case .compactV1, .compactV2: break
    // An exploded cache has no bundles; ArcGIS writes 0 or 128 there.
    case .exploded: if size == 0 { return [] }
    case .other, nil: return []
    }
    return [
      subject.violation(
        "the packet size is \(size), but bundles have 128 rows and columns", at: .packetSize,
        // Not safe: bundles of another program might really have this size.
        fix: subject.fix(.packetSize, to: "128", isSafe: false))
    ]
  }
}
