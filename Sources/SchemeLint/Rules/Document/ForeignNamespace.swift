import Diagnostics
import SourceText

struct ForeignNamespace: LintRule {
  let page = RulePage(
    "DOC011", "foreign-namespace", .error,
    summary: "The prefix of the xsi:types is not bound to a namespace of ArcGIS, or xsi is not that of XML Schema.",
    reason:
      "ArcGIS creates its objects by the namespace and the name of the type. It knows no type of another namespace.",
    remedy: """
      Write `xmlns:typens="http://www.esri.com/schemas/ArcGIS/10.3"`, with the version that wrote the file, and \
      `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`.
      """,
    source: "`Reference/conf-xml.md#versions-and-namespaces`",
    example: RuleExample(
      .legacy, passing: "xmlns:typens=\"http://www.esri.com/schemas/ArcGIS/10.3\">\n  <TileCacheInfo",
      failing: "xmlns:typens=\"http://example.com/schemas/10.3\">\n  <TileCacheInfo"))

  func violations(in subject: LintSubject) -> [Violation] {
    subject.opened.documents.indices.compactMap { index in
      // A root element without a type is the subject of DOC007.
      guard let root = subject.opened.documents[index].document.xml?.root, let type = root.attribute("xsi:type")
      else { return nil }
      if let instance = root.attribute("xmlns:xsi"), instance != "http://www.w3.org/2001/XMLSchema-instance" {
        return Violation(
          "the namespace of xsi is “\(instance)”, not that of XML Schema", in: index, at: root.startTagRange)
      }
      let parts = type.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      let name = parts.count == 2 ? "xmlns:\(Substring(parts[0]))" : "xmlns"
      let namespace = root.attribute(name)
      let schemas = "http://www.esri.com/schemas/ArcGIS/"
      if let namespace, namespace.hasPrefix(schemas) {
        // ArcGIS 9.2 to 11 and ArcGIS Pro 1 to 3; a few numbers are left for later releases.
        let release = namespace.dropFirst(schemas.count)
        if let major = Int(release.prefix { $0 != "." }), (1...19).contains(major) { return nil }
        return Violation(
          "the namespace “\(namespace)” is not that of a release of ArcGIS", in: index, at: root.startTagRange,
          severity: .warning)
      }
      return Violation(
        "the type \(type) is in " + (namespace.map { "the namespace “\($0)”" } ?? "no namespace")
          + ", not in one of ArcGIS", in: index, at: root.startTagRange)
    }
  }
}
