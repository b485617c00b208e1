#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// An element of an `XMLDocument`.
public struct XMLElement: Sendable {
  let document: XMLDocument
  let index: Int32

  var node: XMLNode { document.nodes[Int(index)] }

  /// The name as it is in the file, with its prefix.
  public var name: String { document.text.string(utf8: node.name) }

  /// The whole element, from `<` to the last `>`.
  public var range: SourceRange { document.text.range(utf8: node.startTag.lowerBound..<Int(node.end)) }

  /// The start tag, which is where a finding about a missing child points.
  public var startTagRange: SourceRange { document.text.range(utf8: node.startTag) }

  /// The bytes between the tags, without white space at both ends.
  public var valueRange: SourceRange { document.text.range(utf8: trimmedContent) }

  /// The index in `names` of the element's `xsi:type`, compared without its prefix.
  package func typePlace(among names: [StaticString]) -> Int? {
    if let place = onlyTypePlace(among: names) { return place }
    let type = attribute("xsi:type")?.split(separator: ":").last
    return names.firstIndex { type == Substring("\($0)") }
  }

  /// The same as `typePlace`, if the type is the only attribute and is written as ArcGIS does; nearly all are.
  private func onlyTypePlace(among names: [StaticString]) -> Int? {
    document.text.utf8.withUnsafeBufferPointer { bytes in
      // ` xsi:type=` has ten bytes and the quotation mark one; the tag ends with a quotation mark and “>”.
      let start = node.name.upperBound + 11
      let end = node.startTag.upperBound - 2
      guard start < end, isEqual(UnsafeBufferPointer(rebasing: bytes[node.name.upperBound..<start - 1]), " xsi:type="),
        bytes[end] == bytes[start - 1], !bytes[start..<end].contains(bytes[end])
      else { return nil }
      let local = (bytes[start..<end].lastIndex(of: UInt8(ascii: ":")) ?? start - 1) + 1
      return names.firstIndex { isEqual(UnsafeBufferPointer(rebasing: bytes[local..<end]), $0) }
    }
  }

  /// Whether the element has this name; prefixes are not compared.
  public func isNamed(_ name: StaticString) -> Bool { withLocalName { isEqual($0, name) } }

  /// The index in `names` of the element's name.
  ///
  /// - Parameters:
  ///   - names: names without a prefix.
  ///   - expected: the probable index; the search starts there, because ArcGIS writes elements in a fixed order.
  public func place(among names: [StaticString], expected: Int = 0) -> Int? {
    withLocalName { name in
      for step in names.indices {
        let place = (expected + step) % names.count
        if isEqual(name, names[place]) { return place }
      }
      return nil
    }
  }

  /// Calls `body` with the bytes of the name after its prefix, without making a string.
  private func withLocalName<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    document.text.utf8.withUnsafeBufferPointer { bytes in
      let name = UnsafeBufferPointer(rebasing: bytes[node.name])
      guard let colon = name.firstIndex(of: 0x3A) else { return body(name) }
      return body(UnsafeBufferPointer(rebasing: name[(colon + 1)...]))
    }
  }

  /// The child elements, in order.
  public var children: some Sequence<XMLElement> {
    sequence(state: node.firstChild) { [document] next -> XMLElement? in
      guard next >= 0 else { return nil }
      defer { next = document.nodes[Int(next)].nextSibling }
      return XMLElement(document: document, index: next)
    }
  }

  /// Whether the element has no child elements.
  public var isLeaf: Bool { node.firstChild < 0 }

  /// Whether there is text between the child elements; comments and white space are not counted.
  public var hasStrayText: Bool {
    guard node.mayHaveStrayText else { return false }
    var gapStart = node.content.lowerBound
    for child in children {
      if hasText(gapStart..<child.node.startTag.lowerBound) { return true }
      gapStart = Int(child.node.end)
    }
    return hasText(gapStart..<node.content.upperBound)
  }

  /// Whether a part of the content has text. Only a part that is not blank is decoded, to leave out comments.
  private func hasText(_ range: Range<Int>) -> Bool {
    guard document.text.utf8[range].contains(where: { !isXMLSpace($0) }) else { return false }
    return XMLCharacters.decode(document.text.utf8[range]).utf8.contains { !isXMLSpace($0) }
  }

  /// The text inside: references resolved, comments left out, white space at both ends removed.
  public var text: String { XMLCharacters.decode(document.text.utf8[trimmedContent]) }

  /// The text as a decimal number, or `nil` if it is not one; see `DecimalNumber`.
  public var decimalValue: Double? {
    let range = trimmedContent
    // The bytes are read first; only a number with a reference or comment inside needs to be decoded.
    let plain = document.text.utf8.withUnsafeBufferPointer { bytes in
      DecimalNumber.value(of: UnsafeBufferPointer(rebasing: bytes[range]))
    }
    return plain ?? DecimalNumber.value(of: text)
  }

  /// Whether the element has an attribute other than one `xsi:type`, which nearly every ArcGIS element has. Namespace
  /// declarations are not counted.
  public var hasAttributesBesideType: Bool { node.hasAttributesBesideType }

  /// The attributes of the start tag, in order.
  public var attributes: [XMLAttribute] {
    XMLAttribute.scan(document.text.utf8[node.name.upperBound..<node.startTag.upperBound])
  }

  /// The value of an attribute; the name is compared with its prefix.
  public func attribute(_ name: String) -> String? {
    XMLAttribute.first(in: document.text.utf8[node.name.upperBound..<node.startTag.upperBound]) { found, _ in
      // The lengths alone exclude nearly every other attribute.
      found.count == name.utf8.count && found.elementsEqual(name.utf8)
    }?.value
  }

  /// The value of the first attribute whose value begins with `prefix`.
  public func attributeValue(beginningWith prefix: String) -> String? {
    XMLAttribute.first(in: document.text.utf8[node.name.upperBound..<node.startTag.upperBound]) { _, value in
      value.starts(with: prefix.utf8)
    }?.value
  }

  /// The prefix that the start tag declares for a namespace whose name begins with `name`; `nil` if it declares none.
  package func prefix(ofNamespace name: String) -> String? {
    attributes.first { $0.name.hasPrefix("xmlns:") && $0.value.hasPrefix(name) }.map { String($0.name.dropFirst(6)) }
  }

  var trimmedContent: Range<Int> {
    var range = node.content
    document.text.utf8.withUnsafeBufferPointer { bytes in
      while let first = range.first, isXMLSpace(bytes[first]) { range = range.dropFirst() }
      while let last = range.last, isXMLSpace(bytes[last]) { range = range.dropLast() }
    }
    return range
  }
}

/// An attribute of a start tag.
public struct XMLAttribute: Hashable, Sendable {
  /// The name as it is in the file, with its prefix.
  public let name: String
  /// The value, references resolved.
  public let value: String

  /// All attributes in the part of a well-formed start tag after its name.
  static func scan(_ tag: ArraySlice<UInt8>) -> [XMLAttribute] {
    var found: [XMLAttribute] = []
    _ = first(in: tag) { name, value in
      found.append(XMLAttribute(name, value))
      return false
    }
    return found
  }

  /// The first attribute for which `isWanted` returns true, given the bytes of its name and of its value in the file.
  ///
  /// The tag is known to be well-formed, so each “=” outside a value follows a name.
  static func first(
    in tag: ArraySlice<UInt8>, where isWanted: (ArraySlice<UInt8>, ArraySlice<UInt8>) -> Bool
  ) -> XMLAttribute? {
    var rest = tag
    while let equals = rest.firstIndex(of: 0x3D) {
      let name = trimmed(rest[..<equals])
      guard let open = rest[equals...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
        let close = rest[(open + 1)...].firstIndex(of: rest[open])
      else { break }
      let value = rest[open + 1..<close]
      if isWanted(name, value) { return XMLAttribute(name, value) }
      rest = rest[(close + 1)...]
    }
    return nil
  }

  private init(_ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>) {
    self.name = String(decoding: name, as: UTF8.self)
    self.value = XMLCharacters.decode(normalized(value))
  }
}

/// A name without white space at both ends; XML allows it before the “=”.
private func trimmed(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var name = name
  while let first = name.first, isXMLSpace(first) { name.removeFirst() }
  while let last = name.last, isXMLSpace(last) { name.removeLast() }
  return name
}

/// Replaces each white-space character of a value by a space, and CR LF by one (XML 1.0, §2.11 and §3.3.3).
private func normalized(_ value: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  guard value.contains(where: { $0 < 0x20 }) else { return value }
  var result: ArraySlice<UInt8> = []
  for index in value.indices {
    if value[index] == 0x0A, index > value.startIndex, value[index - 1] == 0x0D { continue }
    result.append(isXMLSpace(value[index]) ? 0x20 : value[index])
  }
  return result
}

private func isEqual(_ bytes: UnsafeBufferPointer<UInt8>, _ name: StaticString) -> Bool {
  bytes.count == name.utf8CodeUnitCount
    // The second argument only replaces the null pointer of an empty buffer; no byte of it is then compared.
    && memcmp(name.utf8Start, bytes.baseAddress ?? name.utf8Start, bytes.count) == 0
}

@inline(__always)
func isXMLSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
