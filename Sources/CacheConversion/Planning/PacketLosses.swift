import CacheParts
import SourceText
import TileStores

/// The tiles that an index lists but that cannot be copied, counted by the reason.
struct PacketLosses: Sendable {
  /// The size in bytes of a bundle that is too short for its index.
  private var shortBundle: Int?
  private var unreadable = 0
  private var repeated = 0
  /// Rows of a database without a tile, by what they contain instead: a database can have thousands of them.
  private var others: [String: Int] = [:]

  init(_ problems: [PacketProblem]) {
    for problem in problems {
      switch problem {
      case .tooShort(let size, _): shortBundle = size
      case .outside, .tooLarge: unreadable += 1
      case .repeatedRow(_, let count): repeated += count
      case .notATile(_, let words): others[words, default: 0] += 1
      // These problems do not prevent reading the tiles. `verify` reports them.
      case .header, .indexFile, .tileCount, .sizeDiffers, .corner, .overlap, .sharedTile, .sizeWord: continue
      }
    }
  }

  /// Whether nothing is lost.
  var isEmpty: Bool { shortBundle == nil && unreadable == 0 && repeated == 0 && others.isEmpty }

  /// Adds the losses of another packet of the same file: all packets of a database are in one file.
  mutating func add(_ other: PacketLosses) {
    shortBundle = shortBundle ?? other.shortBundle
    unreadable += other.unreadable
    repeated += other.repeated
    others.merge(other.others, uniquingKeysWith: +)
  }

  /// For people: one clause for each reason.
  var clauses: [String] {
    if let size = shortBundle { return ["the whole bundle, which has only \(counted(size, "byte"))"] }
    var clauses: [String] = []
    if unreadable > 0 {
      let entries = unreadable == 1 ? "its index entry points" : "their index entries point"
      clauses.append(
        "\(counted(unreadable, "tile")) could not be read: \(entries) outside the bundle, or the size is too large")
    }
    if repeated > 0 {
      clauses.append("\(counted(repeated, "row")) for tiles that another row contains; the first row is copied")
    }
    return clauses + others.sorted { $0.key < $1.key }.map { "\(counted($0.value, "tile")): \($0.key)" }
  }
}

extension PacketLosses {
  var json: JSONOutput {
    .object([
      .init("shortBundle", shortBundle.map { .integer($0) } ?? .null), .init("unreadable", .integer(unreadable)),
      .init("repeated", .integer(repeated)),
      .init("others", .object(others.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) })),
    ])
  }

  /// - Returns: `nil` if a value is missing or is not of its type.
  init?(_ value: JSONValue, in document: JSONDocument) {
    guard let unreadable = document.integer(value["unreadable"]), let repeated = document.integer(value["repeated"]),
      let others = value["others"], others.isObject
    else { return nil }
    shortBundle = document.integer(value["shortBundle"])
    self.unreadable = unreadable
    self.repeated = repeated
    for member in others.members {
      guard let count = document.integer(member.value) else { return nil }
      self.others[member.key] = count
    }
  }
}
