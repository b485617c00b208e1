import FileAccess
import TileStores
import TilingSchemes

/// Compares the free space of a disk with the size that the tiles of a build will have.
struct DiskSpace {
  let filling: CacheFilling

  /// - Returns: `nil` if the space is enough, or neither it nor the size is known.
  func shortage() throws(BuildError) -> DiskShortage? {
    guard let free = try? FreeSpace(at: filling.target.folder) else { return nil }
    // Tiles are hardly ever larger than their pixels. So the tiles of most builds are not made twice to measure them.
    let side = filling.target.scheme.tileWidth
    guard Self.isScarce(free.bytes, tiles: filling.tileCount(), side: side, copies: copies) else { return nil }
    let planned = try filling.planned()
    return shortage(planned, free)
  }

  /// The shortage for a plan that was made already.
  func shortage(_ planned: [BuildReport.Level], _ free: FreeSpace) -> DiskShortage? {
    let expected = planned.reduce(0) { $0 + $1.count.bytes } * copies
    guard expected > free.bytes else { return nil }
    return DiskShortage(expected: expected, free: free.bytes, path: free.path)
  }

  /// The tiles of a package or a database are a directory first, beside it.
  private var copies: Int {
    guard case .new(_, let store, _, _) = filling.request.target, case .file = store.shape else { return 1 }
    return 2
  }

  /// Whether tiles that have as many bytes as uncompressed pixels would not fit.
  static func isScarce(_ free: Int, tiles: Int, side: Int, copies: Int) -> Bool {
    Double(tiles) * Double(4 * side * side * copies) > Double(free)
  }
}
