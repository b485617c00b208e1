public import FileAccess
public import HTTPAccess
public import SystemPackage

/// Packages and archives on a web server, of which only the needed ranges are read.
public enum RemotePackage {
  /// What an address is, judged by the name of its file.
  public enum Kind: Hashable, Sendable {
    /// A package or an archive, which is read in ranges.
    case package
    /// A database, which SQLite reads only from a disk.
    case database
  }

  /// The suffixes of files that can be read in ranges.
  private static let suffixes = ["tpkx", "tpk", "pmtiles"]
  private static let databaseSuffixes = ["mbtiles", "gpkg"]

  /// - Returns: `nil` for a path, and for any other address, such as that of a service.
  public static func kind(of text: String) -> Kind? {
    guard HTTPAddress.isAddress(text), let address = try? HTTPAddress(text, asksForJSON: false) else { return nil }
    if suffixes.contains(address.fileSuffix) { return .package }
    return databaseSuffixes.contains(address.fileSuffix) ? .database : nil
  }

  /// The path by which a package or an archive at an address is read like a file on the disk.
  ///
  /// - Returns: `nil` for a path, and for any other address, such as that of a service.
  /// - Throws: `FileAccessError` if the server does not send ranges of the file, or the file is a database.
  public static func path(of text: String) throws(FileAccessError) -> FilePath? {
    guard let kind = kind(of: text), let address = try? HTTPAddress(text, asksForJSON: false) else { return nil }
    guard kind == .package else {
      throw FileAccessError(
        address.fileText,
        .server("is a database, which can only be read from a disk; download it first and give its path"))
    }
    return try attach(address)
  }

  /// Makes a file of a server readable by a path, which every opener accepts. The path stays valid until the process
  /// ends.
  ///
  /// The first bytes are requested; the size and the version of the file are those of this answer. A token is sent only if
  /// the address contains one.
  ///
  /// - Parameter address: an http or https address.
  /// - Returns: the path, which is the address without user name, password and query; messages contain it.
  /// - Throws: `FileAccessError` with `.server` if there is no answer, or the server cannot send ranges.
  public static func attach(_ address: HTTPAddress) throws(FileAccessError) -> FilePath {
    let file = try HTTPFile(address)
    let path = FilePath(address.fileText)
    RangedFiles.add(RangedFile(file), at: path, named: address.fileText)
    return path
  }
}
