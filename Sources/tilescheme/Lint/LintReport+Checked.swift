import TileSchemeKit

extension LintReport {
  /// What was checked, for the summary: a package is one thing to the user, although it contains several documents.
  ///
  /// - Returns: `nil` if no package is among the files, whose number then says enough.
  var checkedText: String? {
    guard packageCount > 0 else { return nil }
    let packages = "\(counted(packageCount, "package")) (\(counted(packedDocumentCount, "document")))"
    return unpackedCount > 0 ? "\(counted(unpackedCount, "file")) and \(packages) checked" : "\(packages) checked"
  }
}
