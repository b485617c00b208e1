import FileAccess
import Synchronization
import SystemPackage
import TileStores

/// An open packet, and the version of its file when it was opened.
final class OpenPacket: Sendable {
  let lookup: any TileLookup
  /// A number for this version of the file.
  let version: Fingerprint
  /// When the file was last changed, as a header states it.
  let modified: String
  private let file: FilePath
  private let fileVersion: FileVersion
  /// When the file was last compared with `fileVersion`, in milliseconds of the system's clock.
  private let checked: Atomic<Int>
  /// When the packet was last used, in uses of all packets.
  let lastUse = Atomic<Int>(0)

  /// How long a comparison counts, in milliseconds. Until then, tiles of a replaced file are sent whole and with their own
  /// entity tag.
  private static let checkInterval = 500

  init(_ packet: TilePacket) throws(FileAccessError) {
    file = packet.file
    let status: Stat
    do throws(Errno) {
      // Before the file is opened: if it is replaced between the two, the next comparison finds it.
      status = try Stat(file)
    } catch {
      throw FileAccessError(file.string, .system(error))
    }
    fileVersion = FileVersion(status)
    modified = FileTime(seconds: Int(status.st_mtim.tv_sec)).headerText
    var version = Fingerprint()
    version.add(fileVersion)
    self.version = version
    lookup = try packet.lookup()
    checked = Atomic(SystemClock.milliseconds)
  }

  /// Whether the file at the path is still the one that was opened.
  var isCurrent: Bool {
    let now = SystemClock.milliseconds
    guard now - checked.load(ordering: .relaxed) >= Self.checkInterval else { return true }
    guard (try? FileVersion(file)) == fileVersion else { return false }
    checked.store(now, ordering: .relaxed)
    return true
  }
}
