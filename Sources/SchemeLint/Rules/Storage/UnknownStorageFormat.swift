import Diagnostics

struct UnknownStorageFormat: LintRule {
  let page = RulePage(
    "STO007", "unknown-storage-format", .error,
    summary: "The storage format is not one of the formats of ArcGIS.",
    reason: "The server cannot find any tile.",
    remedy: """
      Write esriMapCacheStorageModeCompactV2, esriMapCacheStorageModeCompact or esriMapCacheStorageModeExploded.
      """,
    source: "ArcGIS Server WSDL, type esriMapCacheStorageFormat",
    example: RuleExample(
      .legacy, passing: "esriMapCacheStorageModeCompactV2", failing: "esriMapCacheStorageModeCompactV3"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard case .other(let name)? = subject.model.storage?.format else { return [] }
    return [subject.violation("“\(name)” is not a storage format of ArcGIS", at: .storageFormat)]
  }
}
