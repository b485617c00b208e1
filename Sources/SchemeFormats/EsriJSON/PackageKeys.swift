import SourceText

extension JSONValue {
  /// Whether an object has the keys by which a root.json differs from the description of a service, which it resembles
  /// in all others: the folder of the bundles, or both of the objects for images and storage.
  var hasPackageKeys: Bool {
    let marks = ["tileBundlesPath", "tileImageInfo", "storageInfo"].filter { self[$0] != nil }
    return marks.contains("tileBundlesPath") || marks.count == 2
  }
}
