import TileStores

/// What an address asks for.
///
/// Names and numbers are all that a route takes from an address; the names are compared with those of the caches.
enum Route: Equatable {
  /// The page of all caches, and the list that it shows.
  case index, cacheList
  /// A file of the pages.
  case asset(String)
  /// The page of a cache; without a slash at its end, addresses in the page would be wrong.
  case page(String, endsWithSlash: Bool)
  /// What the page of a cache shows.
  case pageData(String)
  /// Which tiles of a level exist, and which are damaged.
  case presence(String, level: Int)
  case check(String, level: Int)
  /// Where a tile is stored.
  case tileInfo(String, TilePlace)
  /// What an ArcGIS server says about itself and its services.
  case serverInfo, services
  /// A service, its layers and its legend.
  case service(String, ServiceKind)
  case layers(String)
  case legend(String)
  /// A tile by level, row and column.
  case tile(String, TilePlace, Interface)
  /// Which tiles of a rectangle exist.
  case tileMap(String, TilePlace, width: Int, height: Int)
  /// An operation of ArcGIS that needs a renderer.
  case operation(String)
  /// A WMTS request by key and value, of one cache or of all.
  case keyValue(String?)
  /// The capabilities of one cache or of all.
  case capabilities(String?)
  /// The TileJSON of a cache.
  case tileJSON(String)
  /// Nothing that the server has.
  case unknown

  /// A tile's level, row and column, which come in this order in the addresses of ArcGIS and of WMTS.
  struct TilePlace: Equatable {
    let level: Int
    let row: Int
    let column: Int
  }

  /// The interface by which a tile is asked for, which decides about the answer to errors.
  enum Interface: Equatable {
    case arcgis, wmts
    /// Web maps, which count the zooms of their own grid instead of the levels of the cache.
    case web
  }

  /// The kinds of ArcGIS services that a cache can be.
  enum ServiceKind: String {
    case map = "MapServer"
    case image = "ImageServer"
  }
}

extension Route {
  init(_ target: RequestTarget) {
    var names = target.names[...]
    guard let first = names.popFirst() else {
      self = .index
      return
    }
    // The addresses of tiles come first, because almost all requests are for tiles.
    if first.isName("arcgis") {
      self = Self.arcgis(names)
    } else if first.isName("wmts") {
      self = Self.wmts(names)
    } else if first.isName("xyz") {
      self = Self.web(names)
    } else if first.isName("caches") {
      self = Self.page(Array(names), endsWithSlash: target.endsWithSlash)
    } else if first.isName("assets"), names.count == 1 {
      self = .asset(names[names.startIndex])
    } else if first.isName("caches.json"), names.isEmpty {
      self = .cacheList
    } else {
      self = .unknown
    }
  }

  private static func page(_ names: [String], endsWithSlash: Bool) -> Route {
    guard let name = names.first else { return .index }
    switch (names.count, names.count > 1 ? names[1] : "") {
    case (1, _): return .page(name, endsWithSlash: endsWithSlash)
    case (2, "cache.json"): return .pageData(name)
    case (3, "presence"): return number(names[2], suffix: ".json").map { .presence(name, level: $0) } ?? .unknown
    case (3, "check"): return number(names[2], suffix: ".json").map { .check(name, level: $0) } ?? .unknown
    case (5, "tile-info"): return place(names[2...4], suffix: ".json").map { .tileInfo(name, $0) } ?? .unknown
    default: return .unknown
    }
  }

  private static func arcgis(_ names: ArraySlice<String>) -> Route {
    let start = names.startIndex
    guard let rest = names.first, rest.isName("rest") else { return .unknown }
    guard names.count > 1 else { return .services }
    if names.count == 2, names[start + 1].isName("info") { return .serverInfo }
    guard names[start + 1].isName("services") else { return .unknown }
    guard names.count > 2 else { return .services }
    guard names.count > 3 else { return .unknown }
    let kind: ServiceKind
    if names[start + 3].isName("mapserver") {
      kind = .map
    } else if names[start + 3].isName("imageserver") {
      kind = .image
    } else {
      return .unknown
    }
    return service(names[start + 2], kind, names.dropFirst(4))
  }

  /// What is asked of a service.
  private static func service(_ name: String, _ kind: ServiceKind, _ names: ArraySlice<String>) -> Route {
    guard let operation = names.first else { return .service(name, kind) }
    let values = names.dropFirst()
    if operation.isName("tile"), values.count == 3 {
      return place(values).map { .tile(name, $0, .arcgis) } ?? .unknown
    }
    switch (operation.lowercased(), values.count) {
    case ("layers", 0): return .layers(name)
    case ("legend", 0): return .legend(name)
    case ("tilemap", 5):
      guard let place = place(values.prefix(3)), let width = number(values[values.startIndex + 3]),
        let height = number(values[values.startIndex + 4])
      else { return .unknown }
      return .tileMap(name, place, width: width, height: height)
    case ("wmts", _): return wmts([name] + values)
    case ("export", _), ("exportimage", _), ("identify", _), ("find", _), ("query", _), ("exporttiles", _):
      return .operation(operation)
    default: return .unknown
    }
  }

  private static func wmts(_ names: ArraySlice<String>) -> Route {
    guard let name = names.first else { return .keyValue(nil) }
    if names.count == 4 { return place(names.dropFirst()).map { .tile(name, $0, .wmts) } ?? .unknown }
    if names.count == 1 { return .keyValue(name) }
    guard names[names.endIndex - 2] == "1.0.0", names[names.endIndex - 1].isName("wmtscapabilities.xml"),
      names.count <= 3
    else { return .unknown }
    return .capabilities(names.count == 3 ? name : nil)
  }

  private static func web(_ names: ArraySlice<String>) -> Route {
    guard let name = names.first else { return .unknown }
    if names.count == 1 { return name.hasSuffix(".json") ? .tileJSON(String(name.dropLast(5))) : .unknown }
    let start = names.startIndex
    guard names.count == 4, let zoom = number(names[start + 1]), let column = number(names[start + 2]),
      let row = number(names[start + 3])
    else { return .unknown }
    return .tile(name, TilePlace(level: zoom, row: row, column: column), .web)
  }

  /// Level, row and column.
  private static func place(_ names: ArraySlice<String>, suffix: String = "") -> TilePlace? {
    guard names.count == 3 else { return nil }
    let start = names.startIndex
    guard let level = number(names[start]), let row = number(names[start + 1]),
      let column = number(names[start + 2], suffix: suffix)
    else { return nil }
    return TilePlace(level: level, row: row, column: column)
  }

  /// A whole number from 0, in at most ten digits, so that no later arithmetic overflows.
  ///
  /// - Parameter suffix: what must follow; empty if a suffix such as `.png` may follow.
  private static func number(_ text: String, suffix: String = "") -> Int? {
    var digits = text.utf8[...]
    if suffix.isEmpty {
      if let point = digits.firstIndex(of: UInt8(ascii: ".")) {
        guard ["png", "jpg", "jpeg", "lerc", "webp"].contains(text[point...].dropFirst().lowercased()) else {
          return nil
        }
        digits = digits[..<point]
      }
    } else {
      guard text.hasSuffix(suffix) else { return nil }
      digits = digits.dropLast(suffix.utf8.count)
    }
    guard (1...10).contains(digits.count) else { return nil }
    var value = 0
    for digit in digits {
      guard 48...57 ~= digit else { return nil }
      value = value * 10 + Int(digit - 48)
    }
    return value
  }
}
