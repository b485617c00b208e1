import SchemeFormats
import SourceText

extension LintSubject {
  /// The root element of the main document, if it is a conf.xml; `nil` for a bare scheme (DOC009) and for JSON.
  var cacheInfo: XMLElement? {
    guard let root = opened.documents.first?.document.xml?.root, root.isNamed("CacheInfo") else { return nil }
    return root
  }

  /// Whether the namespace is that of ArcGIS 10, or of ArcGIS Pro, which has smaller numbers. ArcGIS 9 wrote neither
  /// CacheStorageInfo nor a conf.cdi.
  var isOfVersion10OrLater: Bool {
    guard let root = opened.documents.first?.document.xml?.root,
      let namespace = root.attributeValue(beginningWith: Self.namespaces)
    else { return false }
    return !namespace.dropFirst(Self.namespaces.count).hasPrefix("9.")
  }

  private static let namespaces = "http://www.esri.com/schemas/ArcGIS/"

  /// Whether the main document is that of a cache, and not a scheme alone: it is in a package, or has the name that a
  /// document has only in a cache.
  var isOfCache: Bool {
    guard let main = opened.documents.first else { return false }
    if opened.package != nil { return true }
    let name = main.file.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)).lowercased() }
    return name == "conf.xml" || name == "root.json"
  }
}
