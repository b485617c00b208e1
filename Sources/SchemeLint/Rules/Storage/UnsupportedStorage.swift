import Diagnostics
import SchemeFormats
import TilingSchemes

struct UnsupportedStorage: LintRule {
  let page = RulePage(
    "STO025", "unsupported-storage", .warning, clients: [.gdal],
    summary: "The tiles are not stored as Compact V2, the only storage format that GDAL reads.",
    reason: "GDAL and QGIS refuse caches that are stored as Compact V1 or exploded.",
    remedy: "Convert the cache with `tilescheme convert`, which writes Compact V2.",
    source: "`Reference/other-programs.md#gdal-the-esric-driver`",
    example: RuleExample(
      .legacy, passing: "esriMapCacheStorageModeCompactV2", failing: "esriMapCacheStorageModeCompact"))

  func violations(in subject: LintSubject) -> [Violation] {
    // STO007 reports a name that no program knows, and DOC013 a storage format that is missing.
    switch subject.model.storage?.format {
    case .compactV1, .exploded: break
    case .compactV2, .other, nil: return []
    }
    return [
      subject.violation(
        "the storage format is \(subject.model.storage?.format?.name ?? ""); GDAL reads only Compact V2",
        at: .storageFormat)
    ]
  }
}
