/// The address of the tiles of a WMTS by key and value: `…?SERVICE=WMTS&REQUEST=GetTile&…&TILEMATRIX={level}…`.
///
/// Such a service has an address of its own in the capabilities, and the names of its layer, style and set are values.
struct KeyValueAddress: Equatable {
  /// The address up to the first value of WMTS, with the question mark and the parameters of the server.
  let base: String
  let layer: String
  let style: String
  let format: String
  let set: String

  init(base: String, layer: String, style: String, format: String, set: String) {
    let mark = base.contains("?") ? (base.hasSuffix("?") || base.hasSuffix("&") ? "" : "&") : "?"
    self.base = base + mark
    (self.layer, self.style, self.format, self.set) = (layer, style, format, set)
  }

  /// - Returns: `nil` if the template has no key `TILEMATRIX` with the placeholder of the level.
  init?(_ template: String, style: String, format: String) {
    let parts = template.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    var values: [String: String] = [:]
    var others: [Substring] = []
    let keys = [
      "SERVICE", "REQUEST", "VERSION", "LAYER", "STYLE", "FORMAT", "TILEMATRIXSET", "TILEMATRIX", "TILEROW", "TILECOL",
    ]
    for pair in parts[1].split(separator: "&") {
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = sides[0].uppercased()
      if sides.count == 2, keys.contains(key) { values[key] = String(sides[1]) } else { others.append(pair) }
    }
    guard values["TILEMATRIX"] == TileAddress.Names.model.level, values["TILEROW"] == TileAddress.Names.model.row,
      values["TILECOL"] == TileAddress.Names.model.column, let layer = values["LAYER"],
      let set = values["TILEMATRIXSET"]
    else { return nil }
    self.init(
      base: "\(parts[0])?\(others.joined(separator: "&"))", layer: layer, style: values["STYLE"] ?? style,
      format: values["FORMAT"] ?? format, set: set)
  }

  /// The template with the names of the model.
  var template: String {
    let names = TileAddress.Names.model
    return base + "SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=\(layer)&STYLE=\(style)&FORMAT=\(format)"
      + "&TILEMATRIXSET=\(set)&TILEMATRIX=\(names.level)&TILEROW=\(names.row)&TILECOL=\(names.column)"
  }
}
