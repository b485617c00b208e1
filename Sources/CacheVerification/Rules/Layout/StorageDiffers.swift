import Diagnostics

extension RulePage {
  static let storageDiffers = RulePage(
    "STO009", "storage-differs", .error,
    summary: "The tiles are stored in another way than the configuration says.",
    reason: "A server believes the configuration, looks for files that are not there, and shows an empty map.",
    remedy: "Write the storage format that the files have.",
    source: "`Reference/cache-folders.md#packet-size`",
    example: RuleExample(
      inWords: "esriMapCacheStorageModeCompact over bundles with .bundlx files",
      failing: "esriMapCacheStorageModeCompactV2 over bundles with .bundlx files"))
}
