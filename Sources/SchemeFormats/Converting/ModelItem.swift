package import TilingSchemes

/// One statement of a model: a key and a value that can be compared, and a name for people.
///
/// Two models state the same if their items are equal. An item of one model that the other does not have is lost in a
/// conversion from the one to the other.
package struct ModelItem: Sendable {
  /// The version of the keys and of the texts of values: 1. Increase it with every change of a key or a text, because
  /// data stored under the old keys would no longer be found.
  package static let encodingVersion = 1

  /// The key of the statement, such as `scheme/level/3/scale`.
  package let key: String
  /// The value with all its digits.
  package let value: String
  /// The part that the item belongs to, such as “full extent”; a part that is lost as a whole is reported once.
  let part: String?
  /// The item's name in messages.
  let name: String
  /// Whether the value is readable for people, and not an encoding.
  let isReadable: Bool

  /// Everything that a model states. Values that every reader assumes by default are filled in or left out first, so
  /// that a format which does not state them loses nothing.
  package static func all(of model: CacheDescription) -> [ModelItem] {
    var list = ModelItemList()
    list.add(model)
    return list.items
  }

  /// The part of the layers. Each layer, with its legend, is one item.
  static let layersPart = "layers and legends"

  /// The items of a model that are not held, as lines for people. A part of which nothing is held is one line; in other
  /// parts each item is a line with its value.
  static func lost(from model: CacheDescription, held: Set<ModelItem>) -> [String] {
    let items = all(of: model)
    let missing = items.filter { !held.contains($0) }
    guard !missing.isEmpty else { return [] }
    let sizes = sizesOfParts(items)
    let missingSizes = sizesOfParts(missing)
    var lines: [String] = []
    // Formats without scales lose those of all levels, which is one line.
    let scales = missing.filter { $0.key.hasPrefix("scheme/level/") && $0.key.hasSuffix("/scale") }
    for item in missing {
      if scales.count > 2, item.key.hasSuffix("/scale"), item.key.hasPrefix("scheme/level/") {
        if item == scales[0] { lines.append("scales of \(scales.count) levels") }
        continue
      }
      guard let part = item.part, let count = missingSizes[part], count > 1, count == sizes[part] else {
        // Longer values, such as a WKT, would make the line unreadable.
        lines.append(item.isReadable && item.value.count <= 40 ? "\(item.name) (\(item.value))" : item.name)
        continue
      }
      let line = "\(part) (all \(count)\(part == layersPart ? "" : " values"))"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }

  private static func sizesOfParts(_ items: [ModelItem]) -> [String: Int] {
    items.reduce(into: [:]) { sizes, item in
      if let part = item.part { sizes[part, default: 0] += 1 }
    }
  }
}

extension ModelItem: Hashable {
  package static func == (a: ModelItem, b: ModelItem) -> Bool { a.key == b.key && a.value == b.value }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(value)
  }
}
