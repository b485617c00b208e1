/// The rows of the table `metadata` that are read. Source: MBTiles Specification 1.3, “Metadata”.
enum MBTilesMetadata {
  /// The entries that are read into the description, or describe the grid, which is always the same.
  private static let read: Set<String> = [
    "name", "format", "bounds", "minzoom", "maxzoom", "description", "attribution", "scheme",
  ]

  /// All entries that have a value.
  static func all(in entries: MBTilesEntries) -> [CacheDocument] {
    entries.names.compactMap { name in entries[name].map { CacheDocument(name, Array($0.utf8)) } }
  }

  /// The entries for which a description of a cache has no place.
  static func others(in entries: MBTilesEntries) -> [CacheDocument] {
    all(in: entries).filter { !read.contains($0.name) && !MBTilesSystem.systemNames.contains($0.name.lowercased()) }
  }
}
