import TileStores
import TilingSchemes

/// Tells one conversion from another for the same destination: part of the name under which a result grows until it is
/// whole, so that an interrupted run is continued by the same run only.
///
/// What is encoded, and how, is stated here and nowhere else, each field with a label in front. Whoever changes it raises
/// `version`, and what older versions of the command left is not continued then.
struct ConversionKey: Sendable {
  static let version = 1

  /// What makes a difference to the result besides the packets.
  struct Options: Sendable {
    /// The name of the store that is made.
    var target: String
    /// The levels that are taken; `nil` for all.
    var levels: Set<Int>?
    /// The extent that is taken; `nil` for all.
    var extent: Envelope?
    /// The envelope of the area that is taken; `nil` for all.
    var area: Envelope?
    /// The number of each level that gets another, by its own.
    var numbers: [Int: Int] = [:]
    var storage: TileStorageInfo?
    var imageFormat: TileImageFormat?
    var thumbnail: String?
  }

  private var fingerprint = Fingerprint()

  init(_ options: Options) {
    add("version", String(Self.version))
    add("target", options.target)
    add("levels", options.levels.map { $0.sorted().map(String.init).joined(separator: ",") } ?? "all")
    add("extent", options.extent.map(Self.text) ?? "all")
    add("area", options.area.map(Self.text) ?? "all")
    let numbers = options.numbers.sorted { $0.key < $1.key }.map { "\($0.key)>\($0.value)" }
    add("numbers", numbers.joined(separator: ","))
    add("storage", options.storage?.format?.name ?? "none")
    add("packet size", options.storage?.packetSize.map(String.init) ?? "none")
    add("image", options.imageFormat?.name ?? "none")
    add("thumbnail", options.thumbnail ?? "none")
  }

  /// Adds a packet of the plan.
  ///
  /// - Parameters:
  ///   - name: what it is called.
  ///   - level: its level's number in the result.
  ///   - tiles: of positions, sizes and files.
  mutating func add(packet name: String, level: Int, _ tiles: Fingerprint) {
    add("packet", name)
    fingerprint.add(level)
    fingerprint.add(Int(truncatingIfNeeded: tiles.value))
  }

  /// Letters and digits.
  var text: String { String(fingerprint.value, radix: 36) }

  private mutating func add(_ label: String, _ value: String) {
    fingerprint.add(label)
    fingerprint.add(value)
  }

  /// The bits of the four numbers: two numbers that print alike may differ.
  private static func text(_ extent: Envelope) -> String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { String($0.bitPattern, radix: 16) }
      .joined(separator: ",")
  }
}
