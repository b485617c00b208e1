/// The folders that hold tiles, millions of files and no scheme.
package enum TileFolder {
  private static let names: Set = ["_alllayers", "tile"]

  package static func isNamed(_ name: String) -> Bool { names.contains(name.lowercased()) }
}
