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

  /// How many findings have no fix at all, and where to read on, as a line; `nil` if each has one.
  var unfixableText: String? {
    let findings = files.flatMap(\.findings).filter { $0.fix == nil }
    guard !findings.isEmpty else { return nil }
    let rules: [String] = findings.compactMap(\.identifier).reduce(into: []) { rules, rule in
      if !rules.contains(rule) { rules.append(rule) }
    }
    let advice = rules.isEmpty ? "" : "; tilescheme explain RULE says what to do (\(ShortList.text(rules, limit: 5)))"
    return "\(counted(findings.count, "finding")) \(findings.count == 1 ? "has" : "have") no automatic fix\(advice)\n"
  }
}
