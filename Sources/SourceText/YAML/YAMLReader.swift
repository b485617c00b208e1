private import CYAML

/// Reads YAML by libyaml into the tree of a JSON document: mappings become objects, sequences arrays, and scalars without
/// quotes numbers, booleans, null or strings.
///
/// A tree is all that the readers of formats need, and they have one for JSON. Aliases are resolved, and so are merge keys
/// (`<<`). Depth, size and the number of values after the resolution of aliases have limits.
public struct YAMLReader {
  /// The deepest nesting that is read.
  public static let maximumDepth = 64
  /// The largest text that is read, in bytes.
  public static let maximumSize = 4_000_000
  /// How many values a document may have if each alias is counted as the values that it stands for: a text of a few lines
  /// can name billions of them.
  public static let maximumValues = 500_000

  /// Whether libyaml is installed.
  public static var isAvailable: Bool { cyaml_is_available() }

  /// Reads the first document of a text.
  ///
  /// - Throws: `SyntaxProblem` if libyaml is missing or refuses the text, or a limit is exceeded.
  public static func read(_ text: SourceText) throws(SyntaxProblem) -> JSONDocument {
    guard text.utf8.count <= maximumSize else {
      throw SyntaxProblem("the YAML has more than \(maximumSize) bytes", at: text.range(utf8: 0..<0))
    }
    return try text.utf8.withUnsafeBufferPointer { bytes throws(SyntaxProblem) in
      guard let parser = cyaml_open(bytes.baseAddress, bytes.count) else {
        throw SyntaxProblem("this is YAML; to read it, install libyaml", at: text.range(utf8: 0..<0))
      }
      defer { cyaml_close(parser) }
      var reader = YAMLReader(text, parser)
      return JSONDocument(text: text, root: try reader.document())
    }
  }

  private let text: SourceText
  private let parser: OpaquePointer
  private let places: CharacterPlaces
  /// The values that have an anchor, with the number of values in each.
  private var anchors: [String: Counted] = [:]
  private var count = 0

  /// A value, and how many values it consists of.
  private struct Counted {
    let value: JSONValue
    let count: Int
  }

  private init(_ text: SourceText, _ parser: OpaquePointer) {
    self.text = text
    self.parser = parser
    places = CharacterPlaces(text.utf8)
  }

  private mutating func document() throws(SyntaxProblem) -> JSONValue {
    while true {
      let event = try next()
      switch event.kind {
      case CYAML_END: throw problem("the file is empty", 0..<0)
      case CYAML_OTHER, CYAML_DOCUMENT: continue
      default: return try value(event, depth: 0)
      }
    }
  }

  private mutating func next() throws(SyntaxProblem) -> cyaml_event {
    let event = cyaml_next(parser)
    if event.kind != CYAML_FAILED { return event }
    var index = 0
    let words = cyaml_problem(parser, &index).map { String(cString: $0) } ?? "the text is not YAML"
    let place = places.offset(index)
    throw problem("this is not valid YAML: \(words)", place..<min(place + 1, text.utf8.count))
  }

  private func problem(_ message: String, _ range: Range<Int>) -> SyntaxProblem {
    SyntaxProblem(message, at: text.range(utf8: range))
  }

  private func range(_ event: cyaml_event) -> Range<Int> {
    let start = places.offset(event.start)
    return start..<max(start, places.offset(event.end))
  }

  private mutating func value(_ event: cyaml_event, depth: Int) throws(SyntaxProblem) -> JSONValue {
    let start = range(event)
    guard depth <= Self.maximumDepth else { throw problem("values nest deeper than \(Self.maximumDepth)", start) }
    let before = count
    try add(1, start)
    let anchor = event.anchor.map { String(cString: $0) }
    let found: JSONValue
    switch event.kind {
    case CYAML_ALIAS:
      guard let anchor, let known = anchors[anchor] else {
        throw problem("the alias “\(anchor ?? "")” has no anchor in front of it", start)
      }
      try add(known.count, start)
      return known.value
    case CYAML_SCALAR: found = JSONValue(kind: scalar(event), utf8Range: start)
    case CYAML_SEQUENCE_START:
      var values: [JSONValue] = []
      var event = try next()
      while event.kind != CYAML_SEQUENCE_END {
        values.append(try value(event, depth: depth + 1))
        event = try next()
      }
      found = JSONValue(kind: .array(values), utf8Range: start.lowerBound..<range(event).upperBound)
    case CYAML_MAPPING_START:
      var members: [JSONMember] = []
      var event = try next()
      while event.kind != CYAML_MAPPING_END {
        let keyRange = range(event)
        let key = try value(event, depth: depth + 1)
        let content = try value(try next(), depth: depth + 1)
        // A number is a name as well; lists and mappings as names do not occur.
        let name = key.string ?? text.string(utf8: keyRange)
        members.append(JSONMember(key: name, value: content, keyUTF8Range: keyRange))
        event = try next()
      }
      found = JSONValue(
        kind: .object(Self.merged(members)), utf8Range: start.lowerBound..<range(event).upperBound)
    default: throw problem("a value is expected here", start)
    }
    if let anchor { anchors[anchor] = Counted(value: found, count: count - before) }
    return found
  }

  private mutating func add(_ values: Int, _ range: Range<Int>) throws(SyntaxProblem) {
    count += values
    guard count <= Self.maximumValues else {
      throw problem("the document has more than \(Self.maximumValues) values, aliases included", range)
    }
  }

  /// The members with those of the mappings under `<<`; a member of the mapping itself comes first.
  private static func merged(_ members: [JSONMember]) -> [JSONMember] {
    guard members.contains(where: { $0.key == "<<" }) else { return members }
    var result = members.filter { $0.key != "<<" }
    for merge in members where merge.key == "<<" {
      for source in merge.value.array ?? [merge.value] {
        for member in source.members where !result.contains(where: { $0.key == member.key }) { result.append(member) }
      }
    }
    return result
  }

  /// Only scalars without quotes can be something else than a string.
  private func scalar(_ event: cyaml_event) -> JSONValue.Kind {
    let bytes = UnsafeBufferPointer(start: event.value, count: event.length)
    let text = String(decoding: bytes, as: UTF8.self)
    guard event.is_plain else { return .string(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE", "yes", "Yes", "on", "On": return .bool(true)
    case "false", "False", "FALSE", "no", "No", "off", "Off": return .bool(false)
    default: return DecimalNumber.value(of: text) == nil ? .string(text) : .number
    }
  }
}
