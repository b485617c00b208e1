import TileStores
import TilingSchemes

/// Identifies a conversion among others for the same destination. The key is part of the temporary name of an
/// unfinished result, so that an interrupted run is only continued by a run with the same source and options.
///
/// The encoding is defined here and nowhere else: each field follows its label. Raise `version` with every change of
/// it; the unfinished output of older versions is then not continued.
struct ConversionKey: Sendable {
  static let version = 1

  /// The options that change the result. The packets are added separately.
  struct Options: Sendable {
    /// The name of the store of the result.
    var target: String
    /// The levels to copy; `nil` for all.
    var levels: Set<Int>?
    /// The extent to copy; `nil` for all.
    var extent: Envelope?
    /// The envelope of the area to copy; `nil` for all.
    var area: Envelope?
    /// The new number of each renumbered level, by its number in the source.
    var numbers: [Int: Int] = [:]
    var storage: TileStorageInfo?
    var imageFormat: TileImageFormat?
    var thumbnail: String?
    /// Whether levels without tiles are left out of the scheme.
    var isTrimmed = false
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
    // Only if it is used, so that unfinished output of versions without this option can be continued.
    if options.isTrimmed { add("scheme levels", "with tiles") }
  }

  /// Adds a packet of the plan.
  ///
  /// - Parameters:
  ///   - name: the name of the packet.
  ///   - level: the number of its level in the result.
  ///   - tiles: the fingerprint of positions, sizes and file versions.
  mutating func add(packet name: String, level: Int, _ tiles: Fingerprint) {
    add("packet", name)
    fingerprint.add(level)
    fingerprint.add(Int(truncatingIfNeeded: tiles.value))
  }

  /// Lower-case letters and digits, for use in a file name.
  var text: String { String(fingerprint.value, radix: 36) }

  private mutating func add(_ label: String, _ value: String) {
    fingerprint.add(label)
    fingerprint.add(value)
  }

  /// The bits of the four numbers, because two different numbers can print alike.
  private static func text(_ extent: Envelope) -> String {
    [extent.xMin, extent.yMin, extent.xMax, extent.yMax].map { String($0.bitPattern, radix: 16) }
      .joined(separator: ",")
  }
}
