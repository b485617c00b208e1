import SchemeFormats
import SourceText

/// The version that the documents of a cache state.
enum SchemeVersion {
  private static let namespace = "http://www.esri.com/schemas/ArcGIS/"

  /// The version of ArcGIS in the namespace of conf.xml, such as `10.3`, or the version of the specification in
  /// root.json, such as `1.0`.
  ///
  /// Source: `Reference/conf-xml.md#versions-and-namespaces`, `Reference/root-json.md`.
  ///
  /// - Returns: `nil` if it states none, or something that is no version.
  static func text(of opened: OpenedScheme) -> String? {
    guard let document = opened.documents.first?.document else {
      return opened.metadata.first { $0.name == "version" }.flatMap { version($0.value[...]) }
    }
    if let root = document.xml?.root {
      return root.attributeValue(beginningWith: namespace).flatMap { version($0.dropFirst(namespace.count)) }
    }
    // The model does not keep the version, so the text is read once more.
    guard let json = try? JSONReader.read(document.text), let value = json.root["version"] else { return nil }
    return version((value.string ?? json.numberText(of: value))[...])
  }

  /// A version has digits and points only, and is short: any text can be in a hostile file.
  private static func version(_ text: Substring) -> String? {
    guard !text.isEmpty, text.count <= 16, text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else {
      return nil
    }
    return String(text)
  }
}
