import Diagnostics
import SchemeFormats

struct PackageStorage: LintRule {
  let page = RulePage(
    "PKG016", "package-storage", .warning,
    summary: "The storage format in root.json is not Compact V2.",
    reason: """
      An open tile package and a ready-to-serve cache have Compact V2 and nothing else: their specification has no other \
      storage format, and GDAL and the apps of ArcGIS refuse one.
      """,
    remedy: """
      Write esriMapCacheStorageModeCompactV2 if the tiles are in bundles of Compact V2. Otherwise convert the cache with \
      `tilescheme convert`.
      """,
    source: "root.md of the tile package specification; `Reference/cache-folders.md`",
    example: RuleExample(
      .readyToServe, passing: "esriMapCacheStorageModeCompactV2", failing: "esriMapCacheStorageModeExploded"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard subject.opened.documents.first?.document.format.name == "root.json" else { return [] }
    // STO007 reports a name that no program knows, and PKG011 a storage format that is missing.
    switch subject.model.storage?.format {
    case .compactV1, .exploded: break
    case .compactV2, .other, nil: return []
    }
    return [
      subject.violation(
        "the storage format is \(subject.model.storage?.format?.name ?? ""); root.json has only "
          + "esriMapCacheStorageModeCompactV2", at: .storageFormat)
    ]
  }
}
