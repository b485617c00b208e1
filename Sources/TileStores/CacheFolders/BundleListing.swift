import FileAccess
import SystemPackage

/// The names in the folder of a level, with eight bytes for each bundle that has its usual name. A country has half a
/// million of them in one folder, and each process that works on a part of the cache lists them all.
struct BundleListing {
  /// The rows and columns of the bundles, in ascending order: the row in the upper half, the column in the lower one.
  private(set) var corners: [UInt64] = []
  /// All other names, sorted.
  private(set) var others: [Directory.Entry] = []

  /// - Throws: `FileAccessError` if the folder cannot be listed.
  init(_ folder: FilePath) throws(FileAccessError) {
    var corners: [UInt64] = []
    var others: [Directory.Entry] = []
    try Directory.visit(folder) { name, kind in
      // A link, or a name on a file system that does not record kinds, is looked at more closely.
      if kind == .file, let corner = Self.corner(name) {
        corners.append(corner)
      } else {
        others.append(Directory.Entry(name: String(decoding: name, as: UTF8.self), kind: kind))
      }
    }
    corners.sort()
    self.corners = corners
    self.others = others.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// Whether the other names are neither folders, nor bundles, nor their indexes, so that they say nothing about tiles.
  var isUsual: Bool {
    others.allSatisfy { entry in
      let name = entry.name.lowercased()
      return entry.kind == .file && !name.hasSuffix(".bundle") && !name.hasSuffix(".bundlx")
    }
  }

  /// The corner in a name such as `R0080C0100.bundle`; `nil` for every other spelling.
  static func corner(_ name: UnsafeBufferPointer<UInt8>) -> UInt64? {
    let suffix: StaticString = ".bundle"
    guard name.count >= 10 + suffix.utf8CodeUnitCount, name[0] == UInt8(ascii: "R") else { return nil }
    let end = name.count - suffix.utf8CodeUnitCount
    for place in 0..<suffix.utf8CodeUnitCount where name[end + place] != suffix.utf8Start[place] { return nil }
    var place = 1
    guard let row = number(name, from: &place, to: end), place < end, name[place] == UInt8(ascii: "C") else {
      return nil
    }
    place += 1
    guard let column = number(name, from: &place, to: end), place == end else { return nil }
    guard row % UInt64(PacketGrid.width) == 0, column % UInt64(PacketGrid.width) == 0 else { return nil }
    return row << 32 | column
  }

  /// At least four hexadecimal digits in small letters, without more zeros before them than that takes.
  private static func number(_ name: UnsafeBufferPointer<UInt8>, from place: inout Int, to end: Int) -> UInt64? {
    let start = place
    var value: UInt64 = 0
    while place < end {
      switch name[place] {
      case 0x30...0x39: value = value << 4 | UInt64(name[place] - 0x30)
      case 0x61...0x66: value = value << 4 | UInt64(name[place] - 0x57)
      default: return result(value, name, start, place)
      }
      place += 1
      if place - start > 8 { return nil }
    }
    return result(value, name, start, place)
  }

  private static func result(
    _ value: UInt64, _ name: UnsafeBufferPointer<UInt8>, _ start: Int, _ place: Int
  ) -> UInt64? {
    let count = place - start
    guard count == 4 || count > 4 && name[start] != 0x30, value <= UInt64(Int32.max) else { return nil }
    return value
  }
}
