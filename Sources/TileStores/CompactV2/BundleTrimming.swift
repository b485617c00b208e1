package import FileAccess
package import SystemPackage

/// Removes tiles from a Compact V2 bundle.
package enum BundleTrimming {
  /// Writes the bundle again without some tiles; a bundle without tiles is removed.
  ///
  /// - Parameters:
  ///   - path: the file of the bundle.
  ///   - store: the form of the cache, which decides the header of the bundle.
  ///   - isRemoved: whether the tile at a position of the bundle is removed.
  /// - Returns: the sizes of the removed tiles, in bytes; empty if nothing was changed.
  /// - Throws: `FileAccessError` if the bundle cannot be read or written. It is then unchanged.
  package static func remove(
    from path: FilePath, as store: CompactV2Store, where isRemoved: (UInt16) -> Bool
  ) throws(FileAccessError) -> [Int] {
    let path = RealPath.of(path) ?? path
    for _ in 0..<100 {
      let file = try InputFile(path)
      let bundle = CompactV2Bundle(file.all)
      let tiles = try bundle.index().tiles
      let removed = tiles.filter { isRemoved($0.position) }
      if removed.isEmpty { return [] }
      let kept = tiles.filter { !isRemoved($0.position) }
      let sizes = removed.map { Int($0.size) }
      if kept.isEmpty {
        NewFile.remove(path)
        return sizes
      }
      let temporary = TemporaryName.new(beside: path)
      do throws(FileAccessError) {
        let output = try OutputFile(temporary)
        _ = try CompactV2Writer.write(
          kept, from: bundle, recordCount: store.recordCount
        ) { bytes, offset throws(FileAccessError) in try output.write(bytes, at: offset) }
        if try ReplacedFile(path, was: file).replace(by: temporary) { return sizes }
      } catch {
        NewFile.remove(temporary)
        throw error
      }
      // Another program replaced the bundle in the meantime.
      NewFile.remove(temporary)
    }
    throw FileAccessError(path.string, .changedWhileRead)
  }
}
