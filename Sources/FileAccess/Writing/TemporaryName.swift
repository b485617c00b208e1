package import SystemPackage

/// The names of files and directories that are not whole yet, or that are about to be replaced.
///
/// A name holds its owner: the machine and the process. A later run removes what a process left that no longer exists, and
/// never touches what belongs to a process that may still run.
package enum TemporaryName {
  /// A name for what is being written, in the same directory as `path`: `.tilescheme-OWNER-RANDOM.tmp`.
  package static func new(beside path: FilePath) -> FilePath {
    path.folder.appending("\(mark)\(owner)-\(random())\(suffix)")
  }

  /// A name for what is set aside until its replacement is in place: `.NAME.tilescheme-OWNER-RANDOM.old`.
  static func old(of path: FilePath) -> FilePath {
    let name = path.name ?? ""
    return path.folder.appending(".\(name)\(mark)\(owner)-\(random())\(oldSuffix)")
  }

  /// Whether a name is that of something that was never finished, such as the leftover of a killed run.
  package static func isOne(_ name: String) -> Bool { name.hasPrefix(mark) && name.hasSuffix(suffix) }

  /// Whether a name is that of something which a run of this program left unfinished: temporary files and directories,
  /// unfinished results, and the work of parts; not one of a process that may still run.
  package static func isLeftover(_ name: String) -> Bool {
    guard name.hasPrefix("."), let found = name.ranges(of: mark).last else { return false }
    let rest = name[found.upperBound...]
    guard let dot = rest.lastIndex(of: ".") else { return false }
    switch rest[dot...] {
    case ".tmp", ".old":
      let parts = rest[..<dot].split(separator: "-")
      return parts.count == 3 && ProcessIdentity("\(parts[0])-\(parts[1])")?.isGone == true
    case ".partial", ".build", ".convert", ".verify": return true
    default: return false
    }
  }

  /// The path of what was being made: `a/map.tpkx` of `a/.map.tpkx.tilescheme-KEY.partial` and of its lock; `nil` for a
  /// temporary file, whose name says nothing about it.
  package static func result(of leftover: FilePath) -> FilePath? {
    guard let name = leftover.name, let found = name.firstRange(of: mark) else { return nil }
    let own = name[..<found.lowerBound].drop { $0 == "." }
    return own.isEmpty ? nil : leftover.removingLastComponent().appending(String(own))
  }

  /// Removes all files under temporary names in a directory that only the caller writes to.
  package static func removeAll(in directory: FilePath) throws(FileAccessError) {
    for name in try Directory.names(in: directory) where isOne(name) {
      NewFile.remove(directory.appending(name))
    }
  }

  /// Removes what processes of this machine left in a directory when they were killed. What such a process had set aside
  /// gets its own name again, unless something has that name: then the replacement is in place.
  ///
  /// What cannot be removed stays: it is in nobody's way.
  package static func sweep(_ directory: FilePath) {
    let directory: FilePath = directory.isEmpty ? "." : directory
    guard let entries = try? Directory.entries(in: directory, where: { $0.utf8.first == UInt8(ascii: ".") }) else {
      return
    }
    for name in entries.map(\.name) {
      guard let found = name.ranges(of: mark).last else { continue }
      let parts = name[found.upperBound...].split(separator: "-")
      guard parts.count == 3, ProcessIdentity("\(parts[0])-\(parts[1])")?.isGone == true else { continue }
      let path = directory.appending(name)
      if name.hasSuffix(suffix), found.lowerBound == name.startIndex {
        try? DirectoryTree.remove(path)
      } else if name.hasSuffix(oldSuffix) {
        let original = String(name[..<found.lowerBound].dropFirst())
        let isBack = (try? Renaming().move(path, to: directory.appending(original))) != nil
        if !isBack { try? DirectoryTree.remove(path) }
      }
    }
  }

  private static let mark = ".tilescheme-"
  private static let suffix = ".tmp"
  private static let oldSuffix = ".old"

  private static var owner: String { ProcessIdentity.current.text }

  private static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return String(generator.next() as UInt64, radix: 36)
  }
}
