import Diagnostics

extension RulePage {
  static let storageDiffers = RulePage(
    "STO009", "storage-differs", .error,
    summary: "The storage format of the tiles differs from the declared storage format.",
    reason: "A server uses the declared storage format, does not find the files, and shows an empty map.",
    remedy: "Declare the storage format that the files have.",
    source: "`Reference/cache-folders.md#packet-size`",
    example: RuleExample(
      inWords: "esriMapCacheStorageModeCompact for bundles with .bundlx files",
      failing: "esriMapCacheStorageModeCompactV2 for bundles with .bundlx files"))
}
