import TileStores

/// Decides by its name and place whether a file or folder belongs to folders of tiles for other programs, as `convert`
/// writes them.
enum OpenFolderContent {
  private static let extensions: Set<String> = ["png", "jpg", "jpeg", "lerc"]

  /// - Parameter path: the names from the folder of the document to the file.
  static func isFile(_ path: [String]) -> Bool {
    guard let name = path.last?.lowercased() else { return false }
    if path.count == 1 { return FolderDocument.isNamed(name) }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return path.count == 3 && parts.count == 2 && extensions.contains(String(parts[1])) && isNumber(parts[0])
  }

  /// - Parameter path: the names from the folder of the document to the folder.
  static func isFolder(_ path: [String]) -> Bool {
    switch path.count {
    case 1: FolderLayout.level(named: path[0]) != nil
    case 2: isNumber(path[1].lowercased()[...])
    default: false
    }
  }

  /// Whether a name is a decimal number, or one of ArcGIS's hexadecimal ones: `r0000000a`.
  private static func isNumber(_ name: Substring) -> Bool {
    if !name.isEmpty, name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    return name.utf8.count == 9 && (name.first == "r" || name.first == "c") && name.dropFirst().allSatisfy(\.isHexDigit)
  }
}
