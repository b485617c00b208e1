/// Writes XML as ArcGIS does: on one line, attributes in single quotes.
public struct XMLWriter {
  public private(set) var output = "<?xml version=\"1.0\" encoding=\"utf-8\" ?>"

  public init() {}

  /// An element with elements inside.
  public mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], content: (inout XMLWriter) -> Void
  ) {
    open(name, attributes)
    content(&self)
    output += "</\(name)>"
  }

  /// An element with text inside.
  public mutating func element(_ name: String, text: String) {
    open(name, [:])
    output += "\(XMLCharacters.escape(text))</\(name)>"
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    output += "<\(name)"
    for (key, value) in attributes { output += " \(key)='\(XMLCharacters.escape(value))'" }
    output += ">"
  }
}
