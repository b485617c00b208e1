import Diagnostics
import SchemeFormats

struct WrappedPackage: LintRule {
  let page = RulePage(
    "PKG002", "wrapped-package", .error,
    summary: "The content of a package is in a folder instead of at the top.",
    reason: """
      Programs such as GDAL look for root.json at the top of the package, and do not open this one. In each .tpk by ArcGIS, \
      the folder at the top is v101.
      """,
    remedy: "Convert the package, or pack the content of the folder without the folder itself.",
    source: "`Reference/packages.md#entries-of-a-tpkx`; `Reference/other-programs.md#gdal-the-esric-driver`",
    example: RuleExample(inWords: "root.json", failing: "cache/root.json"))

  func violations(in subject: LintSubject) -> [Violation] {
    guard let entry = subject.opened.documents.first?.entry else { return [] }
    switch subject.opened.container {
    case .tpkx where entry.contains("/"):
      return [Violation("root.json is in a folder; it must be at the top of the package", at: nil)]
    case .tpk:
      // A .tpk has its scheme in folders by design: v101/<data frame>/conf.xml.
      let folders = entry.split(separator: "/").map(String.init)
      guard let version = folders.dropLast().firstIndex(where: Self.isVersion) else {
        // Without the folder of a release, conf.xml is in that of the data frame, and only a further one is around it.
        guard folders.count > 2 else { return [] }
        return [
          Violation(
            ofPackage:
              "conf.xml is in the folder \(folders.dropLast().joined(separator: "/")), and the package has no folder v101; the "
              + "data frame must be in v101, at the top of the package")
        ]
      }
      guard version > 0 else { return [] }
      return [
        Violation(
          ofPackage:
            "\(folders[version]) is in the folder \(folders[..<version].joined(separator: "/")); it must be at the top "
            + "of the package")
      ]
    default: return []
    }
  }

  /// Whether a name is that of the folder for a release, such as v101.
  private static func isVersion(_ name: String) -> Bool {
    name.count == 4 && name.first == "v" && name.dropFirst().allSatisfy(\.isNumber)
  }
}
