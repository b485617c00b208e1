package import TilingSchemes

/// A statement of a model: a key and a value that can be compared, and a name for people.
///
/// Two models say the same where their items are the same; what one says and the other does not is lost between them.
package struct ModelItem: Sendable {
  /// The version of the keys and of the texts of values: 1. Whoever changes one of either raises it, because what was
  /// kept under the keys would no longer be found.
  package static let encodingVersion = 1

  /// What is stated, such as `scheme/level/3/scale`.
  package let key: String
  /// The value with all its digits.
  package let value: String
  /// The part it belongs to, such as “full extent”; a part that is lost as a whole is named once.
  let part: String?
  /// What people call it.
  let name: String
  /// Whether people can read the value.
  let isReadable: Bool

  /// Everything a model says. What every reader would assume anyway is filled in or left out first, so that a form that
  /// does not state it loses nothing.
  package static func all(of model: CacheDescription) -> [ModelItem] {
    var list = ModelItemList()
    list.add(model)
    return list.items
  }

  /// What of a model is not among the items held, for people: a part once where nothing of it is held, else the items
  /// with their values.
  static func lost(from model: CacheDescription, held: Set<ModelItem>) -> [String] {
    let items = all(of: model)
    let missing = items.filter { !held.contains($0) }
    let sizes = items.reduce(into: [:]) { $0[$1.part, default: 0] += 1 }
    let missingSizes = missing.reduce(into: [:]) { $0[$1.part, default: 0] += 1 }
    var lines: [String] = []
    for item in missing {
      guard let part = item.part, let count = missingSizes[part], count > 1, count == sizes[part] else {
        lines.append(item.isReadable && item.value.count <= 40 ? "\(item.name) (\(item.value))" : item.name)
        continue
      }
      let line = "\(part) (all \(count) values)"
      if !lines.contains(line) { lines.append(line) }
    }
    return lines
  }
}

extension ModelItem: Hashable {
  package static func == (a: ModelItem, b: ModelItem) -> Bool { a.key == b.key && a.value == b.value }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(key)
    hasher.combine(value)
  }
}
