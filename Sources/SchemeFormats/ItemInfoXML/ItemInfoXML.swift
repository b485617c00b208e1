import SourceText
package import TilingSchemes

/// esriinfo/iteminfo.xml of a tile package: what a portal shows about it.
///
/// It is not a scheme format, because no tile depends on it and it is never written; a result states the same values in
/// iteminfo.json. Source: `Documentation/Reference/packages.md#entries-of-a-tpk`.
package struct ItemInfoXML: Hashable, Sendable {
  /// The name of the entry in a package.
  package static let entryName = "esriinfo/iteminfo.xml"

  /// Name, title, texts, tags, credits and licence. The identifier, type, keywords, extent and thumbnail are those of
  /// the old package, and a new package gets its own.
  package let item: ItemInformation

  /// - Parameter content: the parsed file.
  /// - Returns: `nil` if it is not an XML document with the root element `ESRI_ItemInformation`.
  package init?(_ content: ParsedText) {
    guard case .xml(let document) = content, document.root.isNamed("ESRI_ItemInformation") else { return nil }
    var texts: [String: String] = [:]
    for child in document.root.children where child.isLeaf && !child.text.isEmpty {
      // Spelled in lower case in files of ArcMap, and with capitals in the items of a portal.
      texts[child.name.lowercased(), default: child.text] = child.text
    }
    var item = ItemInformation()
    item.name = texts["name"]
    item.title = texts["title"]
    item.snippet = texts["snippet"] ?? texts["summary"]
    item.summary = texts["summary"] ?? texts["snippet"]
    item.itemDescription = texts["description"]
    item.tags = texts["tags"]
    item.credits = texts["accessinformation"]
    item.licence = texts["licenseinfo"]
    self.item = item
  }
}
