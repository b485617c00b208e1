import CacheParts
import CacheVerification
import Diagnostics
import SourceText
import TileStores
import TilingSchemes

extension TileCensus {
  /// What a part leaves of its tiles. The same tiles give the same text.
  var json: JSONOutput {
    .object([
      .init("tiles", .integer(tiles)), .init("bytes", .integer(bytes)), .init("damagedCount", .integer(damagedCount)),
      .init("damaged", .array(damaged.map(\.json))), .init("kinds", .array(Self.sorted(kinds.map(\.json)))),
      .init(
        "images",
        .array(
          Self.sorted(
            images.map { image, group in
              .array([image.json, .integer(group.count), TilePlace.json(group.places)])
            }))),
      .init(
        "faults", .array(faults.values.sorted { $0.rule.identifier < $1.rule.identifier }.map(\.partJSON))),
    ])
  }

  /// - Parameter expectation: the declarations of the input.
  /// - Returns: `nil` if a value is missing or is not of its type.
  init?(_ value: JSONValue, in document: JSONDocument, expecting expectation: TileExpectation) {
    guard let tiles = document.integer(value["tiles"]), let bytes = document.integer(value["bytes"]),
      let damagedCount = document.integer(value["damagedCount"]), let damaged = value["damaged"]?.array,
      let kinds = value["kinds"]?.array, let images = value["images"]?.array, let faults = value["faults"]?.array
    else { return nil }
    self.init(expectation)
    self.tiles = tiles
    self.bytes = bytes
    self.damagedCount = damagedCount
    for value in damaged {
      guard let tile = DamagedTile(value, in: document) else { return nil }
      self.damaged.append(tile)
    }
    for value in kinds {
      guard let kind = TileImage.Kind(value, in: document) else { return nil }
      self.kinds.insert(kind)
    }
    for value in images {
      guard let list = value.array, list.count == 3, let image = TileImage(list[0], in: document),
        let count = document.integer(list[1]), let places = TilePlace.places(list[2], in: document)
      else { return nil }
      self.images[image] = Group(count: count, places: places)
    }
    for value in faults {
      guard let fault = TileFaults(part: value, in: document) else { return nil }
      self.faults[fault.rule] = fault
    }
  }

  /// Sets have another order in each process.
  private static func sorted(_ values: [JSONOutput]) -> [JSONOutput] {
    values.map { (text: $0.text(.compact), value: $0) }.sorted { $0.text < $1.text }.map(\.value)
  }
}

extension TileCensus.DamagedTile {
  fileprivate var json: JSONOutput {
    .array([.integer(level), .integer(tile.row), .integer(tile.column), problem.json])
  }

  fileprivate init?(_ value: JSONValue, in document: JSONDocument) {
    guard let list = value.array, list.count == 4, let level = document.integer(list[0]),
      let row = document.integer(list[1]), let column = document.integer(list[2]),
      let problem = TileImageProblem(list[3], in: document)
    else { return nil }
    self.init(level: level, tile: TileCoordinate(row: row, column: column), problem: problem)
  }
}

extension TilePlace {
  /// Three numbers for each place.
  fileprivate static func json(_ places: [TilePlace]) -> JSONOutput {
    .array(places.flatMap { [.integer($0.level), .integer($0.tile.row), .integer($0.tile.column)] })
  }

  fileprivate static func places(_ value: JSONValue, in document: JSONDocument) -> [TilePlace]? {
    guard let list = value.array, list.count % 3 == 0 else { return nil }
    let numbers = list.compactMap { document.integer($0) }
    guard numbers.count == list.count else { return nil }
    return stride(from: 0, to: numbers.count, by: 3).map {
      TilePlace(level: numbers[$0], tile: TileCoordinate(row: numbers[$0 + 1], column: numbers[$0 + 2]))
    }
  }
}

extension TileFaults {
  /// What a part leaves of a rule. Reports have other words for the same values.
  var partJSON: JSONOutput {
    .object([
      .init("rule", .string(rule.identifier)), .init("count", .integer(count)),
      .init(
        "places",
        .array(
          places.map {
            .array([
              .integer($0.level), .integer($0.tile.row), .integer($0.tile.column), .string($0.message),
            ])
          })),
    ])
  }

  /// - Returns: `nil` if a value is missing or is not of its type, or there is no such rule.
  init?(part value: JSONValue, in document: JSONDocument) {
    guard let name = value["rule"]?.string, let page = StoredTileRules.pages.first(where: { $0.identifier == name }),
      let count = document.integer(value["count"]), let list = value["places"]?.array
    else { return nil }
    var places: [Place] = []
    for value in list {
      guard let place = value.array, place.count == 4, let level = document.integer(place[0]),
        let row = document.integer(place[1]), let column = document.integer(place[2]), let message = place[3].string
      else { return nil }
      places.append(Place(level: level, tile: TileCoordinate(row: row, column: column), message: message))
    }
    self.init(page, count: count, places: places)
  }
}
