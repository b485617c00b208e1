import CacheOpening
import FileAccess
import SystemPackage

extension RemotePackage {
  /// The path of a package at an address that a parameter names, as `path(of:)` gives it.
  static func path(forCreating name: String) throws(CreationError) -> FilePath? {
    do throws(FileAccessError) {
      return try path(of: name)
    } catch {
      throw .file(error)
    }
  }
}
