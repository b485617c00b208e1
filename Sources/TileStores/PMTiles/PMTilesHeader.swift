/// The header of an archive: 127 bytes, little-endian. Source: PMTiles Version 3 Specification, “Header”.
struct PMTilesHeader: Hashable, Sendable {
  /// A part of the file.
  struct Section: Hashable, Sendable {
    var offset = 0
    var length = 0

    /// The offset after the last byte. Offset and length are at most 2^62, so the sum does not overflow.
    var end: Int { offset + length }
  }

  /// How directories and metadata, or tiles, are compressed.
  enum Compression: UInt8, Sendable {
    case unknown, none, gzip, brotli, zstd

    /// The name in messages.
    var words: String {
      switch self {
      case .unknown, .none: "no compression"
      case .gzip: "gzip"
      case .brotli: "brotli"
      case .zstd: "zstd"
      }
    }
  }

  static let magic = Array("PMTiles".utf8)
  static let size = 127
  /// The header and the root directory are in the first 16,384 bytes, so that a client gets both with one request.
  static let rootLimit = 16_384

  var root = Section()
  var metadata = Section()
  var leaves = Section()
  var tiles = Section()
  /// The number of tiles that have a content; 0 if unknown.
  var tileCount = 0
  /// The number of entries of the directories, without those of leaf directories; 0 if unknown.
  var entryCount = 0
  /// The number of different contents; 0 if unknown.
  var contentCount = 0
  var isClustered = false
  var internalCompression: UInt8 = 0
  var tileCompression: UInt8 = 0
  var tileType: UInt8 = 0
  var minZoom: UInt8 = 0
  var maxZoom: UInt8 = 0
  /// West, south, east and north in units of 10⁻⁷ degrees.
  var bounds: [Int32] = [0, 0, 0, 0]
  var centerZoom: UInt8 = 0
  /// Longitude and latitude in units of 10⁻⁷ degrees.
  var center: [Int32] = [0, 0]

  init() {}

  /// - Returns: `nil` if an offset, a length or a number exceeds 2^62, which no file can have.
  init?(_ bytes: [UInt8]) {
    func number(_ offset: Int) -> Int? {
      let value = bytes.withUnsafeBytes { $0.uint64(offset) }
      return value <= 1 << 62 ? Int(value) : nil
    }
    func degrees(_ offset: Int) -> Int32 { bytes.withUnsafeBytes { Int32(bitPattern: $0.uint32(offset)) } }
    guard bytes.count >= Self.size else { return nil }
    let numbers = (0..<11).compactMap { number(8 + 8 * $0) }
    guard numbers.count == 11 else { return nil }
    root = Section(offset: numbers[0], length: numbers[1])
    metadata = Section(offset: numbers[2], length: numbers[3])
    leaves = Section(offset: numbers[4], length: numbers[5])
    tiles = Section(offset: numbers[6], length: numbers[7])
    (tileCount, entryCount, contentCount) = (numbers[8], numbers[9], numbers[10])
    isClustered = bytes[96] == 1
    (internalCompression, tileCompression, tileType) = (bytes[97], bytes[98], bytes[99])
    (minZoom, maxZoom) = (bytes[100], bytes[101])
    bounds = [102, 106, 110, 114].map(degrees)
    centerZoom = bytes[118]
    center = [119, 123].map(degrees)
  }

  /// The header as it is written.
  var bytes: [UInt8] {
    var bytes = Self.magic + [3]
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
    for section in [root, metadata, leaves, tiles] {
      append(UInt64(section.offset))
      append(UInt64(section.length))
    }
    for count in [tileCount, entryCount, contentCount] { append(UInt64(count)) }
    bytes += [isClustered ? 1 : 0, internalCompression, tileCompression, tileType, minZoom, maxZoom]
    for value in bounds { append(value) }
    bytes.append(centerZoom)
    for value in center { append(value) }
    return bytes
  }
}
