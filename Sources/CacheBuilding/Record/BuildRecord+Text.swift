import CacheParts
import SourceText

/// The text of a record: a JSON object on the first line, and one on each further line for a bundle, because lines are
/// added while a build runs.
extension BuildRecord {
  var text: [UInt8] { ([head] + lines.map(\.json)).flatMap(Self.line) }

  static func line(_ json: JSONOutput) -> [UInt8] { Array(json.text(.compact).utf8) + [0x0A] }

  private var head: JSONOutput {
    .object([
      .init("tilescheme", .string("build")), .init("version", .integer(Self.version)),
      .init("base", base.map(\.json) ?? .null),
      .init(
        "unfinished",
        job.map {
          .object(
            [
              .init("mode", .string($0.mode.rawValue)), .init("selection", .string($0.selection)),
              .init("identity", $0.identity.json),
              .init("parameters", .array($0.parameters.map(\.json))),
            ] + ($0.hasUnknownTiles ? [.init("unknownTiles", .bool(true))] : []))
        } ?? .null),
    ])
  }

  /// Reads the text of a record. A last line that is cut off is ignored: the process was killed while it wrote it.
  ///
  /// - Throws: `BuildRecordProblem`.
  package init(parsing bytes: [UInt8]) throws(BuildRecordProblem) {
    let isCut = bytes.last != 0x0A
    var parts = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)
    if isCut, parts.count > 1 { parts.removeLast() }
    guard let first = parts.first else { throw .damaged(line: 1) }
    let head = try Self.document(first, line: 1)
    guard head.root["tilescheme"]?.string == "build", let version = head.integer(head.root["version"]) else {
      throw .damaged(line: 1)
    }
    guard version <= Self.version else { throw .newer(version) }
    if let own = head.root["base"], !own.isNull {
      guard let identity = BuildIdentity(own, in: head) else { throw .damaged(line: 1) }
      base = identity
    }
    job = try Self.unfinished(in: head)
    for (number, part) in parts.enumerated().dropFirst() {
      let document = try Self.document(part, line: number + 1)
      guard let line = Line(document) else { throw .damaged(line: number + 1) }
      lines.append(line)
    }
  }

  /// The build that the first line of a record says was begun; `nil` if none is unfinished.
  static func unfinished(in head: JSONDocument) throws(BuildRecordProblem) -> Job? {
    guard let own = head.root["unfinished"], !own.isNull else { return nil }
    guard let mode = own["mode"]?.string.flatMap(TileUpdateMode.init(rawValue:)),
      let selection = own["selection"]?.string,
      let identity = own["identity"].flatMap({ BuildIdentity($0, in: head) })
    else { throw .damaged(line: 1) }
    let parameters = own["parameters"]?.array?.compactMap(BuildParameter.init) ?? []
    return Job(
      identity: identity, mode: mode, selection: selection, parameters: parameters,
      // Records of earlier versions do not have it.
      hasUnknownTiles: own["unknownTiles"]?.bool ?? false)
  }

  private static func document(_ bytes: some Sequence<UInt8>, line: Int) throws(BuildRecordProblem) -> JSONDocument {
    do throws(SyntaxProblem) {
      return try JSONReader.read(try SourceText(Array(bytes)))
    } catch {
      throw .damaged(line: line)
    }
  }
}

extension BuildParameter {
  fileprivate var json: JSONOutput {
    .object([.init("name", .string(name.rawValue)), .init("value", .string(value))])
  }

  fileprivate init?(_ value: JSONValue) {
    guard let name = value["name"]?.string, let text = value["value"]?.string else { return nil }
    self.init(name, text)
  }
}

extension BuildRecord.Line {
  var json: JSONOutput {
    .object(
      [
        .init("resolution", .double(resolution)), .init("row", .integer(row)), .init("column", .integer(column)),
        .init("empty", .array(empty.runs.map { .integer($0) })),
      ] + (index.map { [.init("index", .string($0))] } ?? [])
        + (isUnfinished ? [.init("unfinished", .bool(true))] : []))
  }

  fileprivate init?(_ document: JSONDocument) {
    let root = document.root
    guard let resolution = root["resolution"].flatMap({ document.double(of: $0) }), resolution > 0,
      let row = document.integer(root["row"]), let column = document.integer(root["column"]), row >= 0, column >= 0,
      row % 128 == 0, column % 128 == 0, let list = root["empty"]?.array
    else { return nil }
    let runs = list.compactMap { document.integer($0) }
    guard runs.count == list.count, let empty = TileBits(runs: runs) else { return nil }
    self.resolution = resolution
    self.row = row
    self.column = column
    self.empty = empty
    index = root["index"]?.string
    isUnfinished = root["unfinished"]?.bool ?? false
  }
}

extension BuildIdentity {
  var json: JSONOutput {
    .object([
      .init(
        "rasters",
        .array(
          sources.map {
            .object([
              .init("path", .string($0.path)), .init("bytes", .integer($0.bytes)),
              .init("modified", .string($0.modified)), .init("description", .string($0.description)),
              .init("files", .string($0.files)),
            ])
          })),
      .init("options", .object(options.map { .init($0.name, .string($0.value)) })),
      .init("optionsOfNew", .object(optionsOfNew.map { .init($0.name, .string($0.value)) })),
      .init("scheme", .object(scheme.map { .init($0.name, .string($0.value)) })),
    ])
  }

  init?(_ value: JSONValue, in document: JSONDocument) {
    guard let rasters = value["rasters"]?.array, let members = value["options"], members.isObject else { return nil }
    for raster in rasters {
      guard let path = raster["path"]?.string, let bytes = document.integer(raster["bytes"]),
        let modified = raster["modified"]?.string, let description = raster["description"]?.string,
        let files = raster["files"]?.string
      else { return nil }
      sources.append(Source(path: path, bytes: bytes, modified: modified, description: description, files: files))
    }
    guard let options = Self.options(members), let ofNew = Self.options(value["optionsOfNew"]) else { return nil }
    self.options = options
    optionsOfNew = ofNew
    // Records of earlier versions do not have it.
    scheme = Self.options(value["scheme"]) ?? []
  }

  /// - Returns: `nil` if a value is not a text.
  private static func options(_ value: JSONValue?) -> [Option]? {
    guard let value, value.isObject else { return nil }
    var options: [Option] = []
    for member in value.members {
      guard let text = member.value.string else { return nil }
      options.append(Option(name: member.key, value: text))
    }
    return options
  }
}
