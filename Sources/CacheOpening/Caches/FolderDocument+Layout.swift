package import FileAccess
package import SchemeFormats
package import SystemPackage
import TileStores

extension FolderDocument {
  /// The tiles that the first document of a scheme describes.
  ///
  /// - Returns: `nil` if the document is not of this kind, or has other files but no folders of levels beside it, or states neither the
  ///   order of the numbers nor are the folders named as ArcGIS names them.
  /// - Throws: `FileAccessError` if the folder cannot be listed.
  static func layout(of opened: OpenedScheme) throws(FileAccessError) -> FolderLayout? {
    guard opened.package == nil, let first = opened.documents.first, first.document.format.form == nil,
      case let path = FilePath(first.file), path.name.map(isNamed) == true, FileSystemEntry.at(path) == .file
    else { return nil }
    let folder: FilePath = path.folder.isEmpty ? "." : path.folder
    let entries = try Directory.entries(in: folder)
    let levels = levels(entries, in: folder)
    if levels.isEmpty { return entries.count == 1 ? try FolderLayout(folder, naming: .columnRow) : nil }
    // Only ArcGIS begins the names of levels with a letter; no address can state its hexadecimal numbers.
    if levels.allSatisfy({ $0.first?.lowercased() == "l" }), first.document.tileOrder == nil {
      return try FolderLayout(folder, naming: .arcGIS)
    }
    switch first.document.tileOrder {
    case .rowColumn: return try FolderLayout(folder, naming: .rowColumn)
    case .columnRow: return try FolderLayout(folder, naming: .columnRow)
    case .columnRowFromSouth(let rowCounts):
      return try FolderLayout(folder, naming: .columnRowFromSouth, rowCounts: rowCounts)
    case nil: return nil
    }
  }
}

extension OpenedCache.Tiles {
  /// Finds the tiles that belong to a scheme with documents.
  ///
  /// - Parameters:
  ///   - opened: the result of `SchemeOpener` for `path`.
  ///   - path: a scheme file, a cache directory or a package.
  /// - Throws: `FileAccessError` if a package or a folder cannot be read.
  package init(of opened: OpenedScheme, at path: FilePath) throws(FileAccessError) {
    if let folders = try FolderDocument.layout(of: opened) {
      self = .folders(folders)
    } else {
      self = .layout(try CacheLayout(of: opened, at: path))
    }
  }
}
