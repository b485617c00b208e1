import CacheParts
import Diagnostics
import SourceText
import TileStores
import TilingSchemes

extension PacketTally {
  var json: JSONOutput {
    .object([
      .init("levels", .array(levels.values.sorted { $0.summary.number < $1.summary.number }.map(\.json))),
      .init("findings", .array(findings.sorted { $0.packet < $1.packet }.map(\.json))),
      .init("faults", .array(sortedFaults.map(\.json))),
    ])
  }

  /// - Returns: `nil` if a value is missing or is not of its type.
  init?(_ value: JSONValue, in document: JSONDocument, _ catalogue: RuleCatalogue) {
    guard let levels = value["levels"]?.array, let findings = value["findings"]?.array,
      let faults = value["faults"]?.array
    else { return nil }
    for value in levels {
      guard let level = Level(value, in: document), self.levels.updateValue(level, forKey: level.summary.number) == nil
      else { return nil }
    }
    for value in findings {
      guard let findings = Findings(value, in: document, catalogue) else { return nil }
      self.findings.append(findings)
    }
    for value in faults {
      guard let fault = RepeatedTileFault(value, in: document, catalogue) else { return nil }
      self.faults.append(fault)
    }
  }
}

extension PacketTally.Level {
  fileprivate var json: JSONOutput {
    func list(_ numbers: some Sequence<Int>) -> JSONOutput { .array(numbers.map { .integer($0) }) }
    let missing = missing.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }
    let unreadable = unreadable.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    return .object([
      .init("level", .integer(summary.number)), .init("sizes", list(summary.sizes.values)),
      .init("counts", list([summary.tilesWithin, summary.tilesWithFindings, summary.tilesRead, summary.bundles])),
      .init(
        "formats", .object(summary.formats.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })),
      .init("within", .integer(within)), .init("outsideCount", .integer(outsideCount)),
      .init("outside", list(outside.flatMap { [$0.packet, $0.tile.row, $0.tile.column] })),
      .init(
        "missing",
        .array(
          missing.map { place, tiles in list([place.row, place.column] + tiles.flatMap { [$0.row, $0.column] }) })),
      .init("unreadable", list(unreadable.flatMap { [$0.row, $0.column] })), .init("isKnown", .bool(isKnown)),
      .init(
        "cells", list(cells.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value.present, $0.value.damaged] })),
    ])
  }

  fileprivate init?(_ value: JSONValue, in document: JSONDocument) {
    func list(_ value: JSONValue?, of count: Int = 1) -> [Int]? {
      guard let values = value?.array, values.count % count == 0 else { return nil }
      let numbers = values.compactMap { document.integer($0) }
      return numbers.count == values.count ? numbers : nil
    }
    func place(_ row: Int, _ column: Int) -> BundleCoordinate {
      BundleCoordinate(of: TileCoordinate(row: row, column: column))
    }
    guard let number = document.integer(value["level"]),
      let sizes = list(value["sizes"]).flatMap(TileSizes.init(values:)),
      let counts = list(value["counts"]), counts.count == 4, let formats = value["formats"], formats.isObject,
      let within = document.integer(value["within"]), let outsideCount = document.integer(value["outsideCount"]),
      let outside = list(value["outside"], of: 3), let missing = value["missing"]?.array,
      let unreadable = list(value["unreadable"], of: 2), let isKnown = value["isKnown"]?.bool,
      let cells = list(value["cells"], of: 3)
    else { return nil }
    self.init(number: number)
    summary.sizes = sizes
    (summary.tilesWithin, summary.tilesWithFindings) = (counts[0], counts[1])
    (summary.tilesRead, summary.bundles) = (counts[2], counts[3])
    for member in formats.members {
      guard let count = document.integer(member.value) else { return nil }
      summary.formats[member.key] = count
    }
    self.within = within
    self.outsideCount = outsideCount
    self.outside = stride(from: 0, to: outside.count, by: 3).map {
      Example(packet: outside[$0], tile: TileCoordinate(row: outside[$0 + 1], column: outside[$0 + 2]))
    }
    for value in missing {
      guard let numbers = list(value, of: 2), numbers.count > 2 else { return nil }
      self.missing[place(numbers[0], numbers[1])] = stride(from: 2, to: numbers.count, by: 2).map {
        TileCoordinate(row: numbers[$0], column: numbers[$0 + 1])
      }
    }
    for index in stride(from: 0, to: unreadable.count, by: 2) {
      self.unreadable.insert(place(unreadable[index], unreadable[index + 1]))
    }
    self.isKnown = isKnown
    for index in stride(from: 0, to: cells.count, by: 3) {
      self.cells[cells[index]] = CoverageGrid.Count(present: cells[index + 1], damaged: cells[index + 2])
    }
  }
}

extension PacketTally.Findings {
  fileprivate var json: JSONOutput {
    .object([
      .init("packet", .integer(packet)), .init("file", .string(findings.file)),
      .init("findings", .array(findings.findings.map(\.ruleAndMessage))),
    ])
  }

  fileprivate init?(_ value: JSONValue, in document: JSONDocument, _ catalogue: RuleCatalogue) {
    guard let packet = document.integer(value["packet"]), let file = value["file"]?.string,
      let list = value["findings"]?.array,
      case let findings = list.compactMap({ Finding($0, catalogue) }), findings.count == list.count
    else { return nil }
    self.packet = packet
    self.findings = FileFindings(file: file, text: nil, findings: findings)
  }
}

extension EntryFindings {
  var json: JSONOutput {
    .object([
      .init("entry", .integer(number)), .init("file", .string(findings.file)),
      .init("package", findings.package.map { .string($0) } ?? .null),
      .init("findings", .array(findings.findings.map(\.ruleAndMessage))),
    ])
  }

  init?(_ value: JSONValue, in document: JSONDocument, _ catalogue: RuleCatalogue) {
    guard let number = document.integer(value["entry"]), let file = value["file"]?.string,
      let list = value["findings"]?.array,
      case let findings = list.compactMap({ Finding($0, catalogue) }), findings.count == list.count
    else { return nil }
    self.number = number
    self.findings = FileFindings(file: file, in: value["package"]?.string, text: nil, findings: findings)
  }
}

extension Finding {
  /// The finding of a packet or an entry, which has nothing else.
  fileprivate var ruleAndMessage: JSONOutput { .array([.string(identifier ?? name), .string(message)]) }

  fileprivate init?(_ value: JSONValue, _ catalogue: RuleCatalogue) {
    guard let texts = value.array?.compactMap(\.string), texts.count == 2,
      let page = try? catalogue.page(named: texts[0])
    else { return nil }
    self.init(page, texts[1])
  }
}

extension RepeatedTileFault {
  fileprivate var json: JSONOutput {
    .object([
      .init("rule", .string(page.identifier)), .init("count", .integer(count)),
      .init("levels", .array(levels.sorted().map { .integer($0) })),
      .init("files", .array(files.sorted().map { .string($0) })), .init("isUniform", .bool(isUniform)),
      .init("packet", .integer(order.packet)), .init("place", .integer(order.place)),
      .init(
        "examples",
        .array(
          examples.map { example in
            .object([
              .init("packet", .integer(example.packet)), .init("file", .string(example.file)),
              .init("level", .integer(example.tile.level)), .init("row", .integer(example.tile.row)),
              .init("column", .integer(example.tile.column)), .init("message", .string(example.message)),
            ])
          })),
    ])
  }

  fileprivate init?(_ value: JSONValue, in document: JSONDocument, _ catalogue: RuleCatalogue) {
    guard let name = value["rule"]?.string, let page = try? catalogue.page(named: name),
      let count = document.integer(value["count"]), let levels = value["levels"]?.array,
      let files = value["files"]?.array, let isUniform = value["isUniform"]?.bool,
      let packet = document.integer(value["packet"]), let place = document.integer(value["place"]),
      let examples = value["examples"]?.array
    else { return nil }
    self.init(page)
    self.count = count
    self.levels = Set(levels.compactMap { document.integer($0) })
    self.files = Set(files.compactMap(\.string))
    self.isUniform = isUniform
    order = Order(packet: packet, place: place)
    for value in examples {
      guard let packet = document.integer(value["packet"]), let file = value["file"]?.string,
        let level = document.integer(value["level"]), let row = document.integer(value["row"]),
        let column = document.integer(value["column"]), let message = value["message"]?.string
      else { return nil }
      self.examples.append(
        Example(
          file: file, tile: Finding.Tile(level: level, row: row, column: column), message: message, packet: packet))
    }
  }
}
