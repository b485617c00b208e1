private import CLibXML2

/// Reads XML with libxml2 and records the position of every element.
///
/// Nothing is fetched and no entity is expanded: a DOCTYPE is refused, so there are no entities other than the five of
/// XML itself. libxml2's own limits on depth and sizes stay in force.
public enum XMLReader {
  /// - Throws: `SyntaxProblem` at the first place where the text is not well-formed XML.
  public static func read(_ text: SourceText) throws(SyntaxProblem) -> XMLDocument {
    guard text.utf8.contains(where: { !isXMLSpace($0) }) else {
      throw SyntaxProblem("the file is empty", at: SourceRange(0..<0))
    }
    // Nodes have 32-bit offsets.
    guard text.utf8.count <= Int(Int32.max) else {
      throw SyntaxProblem("the file is larger than 2 GB", at: SourceRange(0..<0))
    }
    var parse = XMLParse(text: text)
    parse.run()
    if let problem = parse.problem { throw problem }
    return XMLDocument(text: text, nodes: parse.nodes, comments: parse.comments, instructions: parse.instructions)
  }
}

/// One run of the parser, with everything that its callbacks collect.
private struct XMLParse {
  let text: SourceText
  var nodes: [XMLNode] = []
  var comments: [Range<Int>] = []
  var instructions: [Range<Int>] = []
  var open: [Int32] = []
  var problem: SyntaxProblem?

  init(text: SourceText) {
    self.text = text
    // An estimate from the length of the elements in a conf.xml, so that the array rarely grows.
    nodes.reserveCapacity(text.utf8.count / 48)
  }

  mutating func run() {
    let text = text
    text.utf8.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let context = xmlCreateMemoryParserCtxt(characters.baseAddress, Int32(characters.count)) else {
          problem = SyntaxProblem("out of memory", at: SourceRange(0..<0))
          return
        }
        defer {
          // Even with callbacks, libxml2 makes a document for the entities of a DOCTYPE, which the caller must free.
          if let document = context.pointee.myDoc { xmlFreeDoc(document) }
          context.pointee.myDoc = nil
          xmlFreeParserCtxt(context)
        }
        // The text is already UTF-8, so the encoding that the document declares must be ignored.
        xmlCtxtUseOptions(context, Int32(XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NONET.rawValue))
        context.pointee.sax.pointee = saxCallbacks
        withUnsafeMutablePointer(to: &self) { state in
          context.pointee._private = UnsafeMutableRawPointer(state)
          xmlParseDocument(context)
        }
        if context.pointee.wellFormed == 0 || nodes.isEmpty, problem == nil {
          problem = SyntaxProblem("this is not an XML document", at: SourceRange(0..<0))
        }
      }
    }
  }

  /// Adds an element. libxml2 reports where a start tag ends; its other offsets are found in the text.
  mutating func startElement(tagEnd: Int, hasAttributesBesideType: Bool) {
    let (start, nameEnd, end) = text.utf8.withUnsafeBufferPointer { bytes in
      // An attribute's value cannot contain “<”, so the nearest one before the end begins this tag.
      var start = min(tagEnd, bytes.count - 1)
      while start > 0, bytes[start] != 0x3C { start -= 1 }
      var nameEnd = start + 1
      while nameEnd < bytes.count, !isXMLSpace(bytes[nameEnd]), bytes[nameEnd] != 0x3E, bytes[nameEnd] != 0x2F {
        nameEnd += 1
      }
      var end = tagEnd
      while end < bytes.count, bytes[end] != 0x3E { end += 1 }
      return (Int32(start), Int32(nameEnd), Int32(min(end + 1, bytes.count)))
    }
    let index = Int32(nodes.count)
    nodes.append(
      XMLNode(
        startTagStart: start, startTagEnd: end, nameEnd: nameEnd, contentEnd: end, end: end,
        hasAttributesBesideType: hasAttributesBesideType))
    if let parent = open.last.map({ Int($0) }) {
      noteGap(of: parent, endingAt: Int(start))
      let previous = nodes[parent].lastChild
      if previous >= 0 { nodes[Int(previous)].nextSibling = index } else { nodes[parent].firstChild = index }
      nodes[parent].lastChild = index
    }
    open.append(index)
  }

  /// Completes the innermost open element. For an empty element such as `<a/>`, libxml2 reports the end of that tag.
  mutating func endElement(at end: Int) {
    guard let last = open.popLast() else { return }
    let index = Int(last)
    let contentStart = Int(nodes[index].startTagEnd)
    guard end > contentStart else { return }  // <empty/>
    let contentEnd = text.utf8.withUnsafeBufferPointer { bytes in
      var contentEnd = end - 1
      while contentEnd > contentStart, bytes[contentEnd] != 0x3C { contentEnd -= 1 }
      return contentEnd
    }
    nodes[index].contentEnd = Int32(contentEnd)
    nodes[index].end = Int32(end)
    if nodes[index].firstChild >= 0 { noteGap(of: index, endingAt: contentEnd) }
  }

  /// Checks for text between an element's last child, or its start tag, and the offset `end`.
  private mutating func noteGap(of index: Int, endingAt end: Int) {
    let last = Int(nodes[index].lastChild)
    let start = Int(last >= 0 ? nodes[last].end : nodes[index].startTagEnd)
    guard start < end else { return }
    let bytes = text.utf8
    for offset in start..<end where !isXMLSpace(bytes[offset]) {
      nodes[index].mayHaveStrayText = true
      return
    }
  }

  /// A comment cannot contain “--”, so the nearest “<!--” before the end begins it.
  mutating func comment(endingAt end: Int) {
    let end = min(end, text.utf8.count)
    if end >= 7, let start = text.utf8[..<(end - 3)].lastOffset(of: "<!--") { comments.append(start..<end) }
  }

  /// Records a processing instruction, such as `<?xml-stylesheet …?>`; the nearest “<?” before the end begins it.
  mutating func instruction(endingAt end: Int) {
    let end = min(end, text.utf8.count)
    if let start = text.utf8[..<end].lastOffset(of: "<?") { instructions.append(start..<end) }
  }

  /// Records the parser's first error; the later ones are usually consequences of it.
  mutating func fail(_ message: String, code: Int32, at offset: Int) {
    guard problem == nil else { return }
    var range = min(offset, text.utf8.count)..<min(offset + 1, text.utf8.count)
    var message = message
    var note: SyntaxProblem.Note?
    // libxml2 has a message for each place at which a file can be cut off; they all mean the same.
    if offset >= text.utf8.count, code != Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue), let index = open.last {
      let node = nodes[Int(index)]
      let line = text.utf8[..<node.startTag.lowerBound].count { $0 == 0x0A } + 1
      message =
        "the file ends too early: it is cut off in the element \(text.string(utf8: node.name)) that begins in line \(line)"
    }
    // An end tag that does not match is easier to correct if the start tag is shown as well.
    if code == Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue) || code == Int32(XML_ERR_TAG_NOT_FINISHED.rawValue),
      let index = open.last
    {
      let node = nodes[Int(index)]
      note = SyntaxProblem.Note(message: "opened here", range: text.range(utf8: node.startTag))
      if code == Int32(XML_ERR_TAG_NAME_MISMATCH.rawValue),
        let tag = text.utf8[..<range.lowerBound].lastIndex(of: 0x3C), tag > node.startTag.lowerBound
      {
        range = tag..<range.upperBound
      }
    }
    problem = SyntaxProblem(message, at: text.range(utf8: range), note: note)
  }
}

/// The parser's position in the text, in bytes: those already discarded from its buffer, and those before the cursor.
private func offset(in context: xmlParserCtxtPtr) -> Int {
  guard let input = context.pointee.input, let current = input.pointee.cur, let base = input.pointee.base else {
    return 0
  }
  return Int(input.pointee.consumed) + (current - base)
}

/// Calls `body` with the state that `run` stored in the parser's context; C callbacks cannot capture it.
private func withParse(_ context: UnsafeMutableRawPointer?, _ body: (inout XMLParse, xmlParserCtxtPtr) -> Void) {
  guard let context = context?.assumingMemoryBound(to: xmlParserCtxt.self),
    let state = context.pointee._private?.assumingMemoryBound(to: XMLParse.self)
  else { return }
  body(&state.pointee, context)
}

/// Whether an attribute, in the form of libxml2's SAX2 interface (local name, prefix, …), is `xsi:type`, which nearly
/// every element of ArcGIS has.
private func isType(_ attribute: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) -> Bool {
  guard let attribute, let prefix = attribute[1] else { return false }
  return xmlStrcmp(attribute[0], "type") == 0 && xmlStrcmp(prefix, "xsi") == 0
}

private var saxCallbacks: xmlSAXHandler {
  var callbacks = xmlSAXHandler()
  callbacks.initialized = UInt32(XML_SAX2_MAGIC)
  callbacks.startElementNs = { context, _, _, _, _, _, attributeCount, _, attributes in
    withParse(context) { parse, parser in
      parse.startElement(
        tagEnd: offset(in: parser),
        hasAttributesBesideType: attributeCount > 1 || (attributeCount == 1 && !isType(attributes)))
    }
  }
  callbacks.endElementNs = { context, _, _, _ in
    withParse(context) { parse, parser in parse.endElement(at: offset(in: parser)) }
  }
  callbacks.comment = { context, _ in
    withParse(context) { parse, parser in parse.comment(endingAt: offset(in: parser)) }
  }
  callbacks.processingInstruction = { context, _, _ in
    withParse(context) { parse, parser in parse.instruction(endingAt: offset(in: parser)) }
  }
  // libxml2 makes this call for a DOCTYPE, before it reads any entity.
  callbacks.internalSubset = { context, _, _, _ in
    withParse(context) { parse, parser in
      let end = offset(in: parser)
      let start = parse.text.utf8[..<min(end, parse.text.utf8.count)].lastOffset(of: "<!DOCTYPE") ?? end
      if parse.problem == nil {
        parse.problem = SyntaxProblem(
          "a DOCTYPE is not accepted: no ArcGIS file has one, and its entities could read files or exhaust memory",
          at: parse.text.range(utf8: start..<end))
      }
      xmlStopParser(parser)
    }
  }
  callbacks.serror = { context, error in
    guard let error else { return }
    withParse(context) { parse, parser in
      // Warnings, such as one about a relative namespace name, do not make a document malformed.
      guard error.pointee.level != XML_ERR_WARNING else { return }
      parse.fail(describe(error.pointee), code: error.pointee.code, at: offset(in: parser))
    }
  }
  return callbacks
}

/// libxml2's message without its line end. Messages that name options of libxml2 are replaced by what they mean here.
private func describe(_ error: xmlError) -> String {
  guard let message = error.message else { return "this is not well-formed XML" }
  var text = String(cString: message)
  while let last = text.last, last.isNewline || last == " " { text.removeLast() }
  if text.contains("XML_PARSE_HUGE") {
    return text.contains("depth")
      ? "elements nest deeper than 256"
      : "a name or a value is longer than 10 MB, which does not occur in a tiling scheme"
  }
  guard let first = text.first else { return "this is not well-formed XML" }
  return first.lowercased() + text.dropFirst()
}
