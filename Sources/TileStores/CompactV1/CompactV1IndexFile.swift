import FileAccess
import SourceText

/// The parts of a .bundlx that contain no offsets: its size, header and footer.
///
/// All files that were seen have the same values there, so another value is a sign of damage. Source:
/// Documentation/Reference/compact-v1.md#the-bundlx.
enum CompactV1IndexFile {
  private static let header: [UInt8] = [3, 0, 0, 0, 16, 0, 0, 0, 0, 64, 0, 0, 5, 0, 0, 0]
  private static let footer: [UInt8] = [0, 0, 0, 0, 16, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0]
  private static let footerOffset = header.count + 5 * PacketGrid.tileCount
  private static let size = footerOffset + footer.count

  /// The differences from the values that ArcGIS writes.
  ///
  /// - Parameter file: a .bundlx that has at least its header and all offsets.
  static func problems(of file: FileSection) throws(FileAccessError) -> [PacketProblem] {
    var problems: [PacketProblem] = []
    if file.size != size {
      problems.append(.indexFile("the .bundlx has \(counted(file.size, "byte")) instead of \(size)"))
    }
    if try file.bytes(at: 0, count: header.count) != header {
      problems.append(.header("the header of the .bundlx differs from that of ArcGIS"))
    }
    // A part of the footer is the same fault as the wrong size.
    if file.size >= size, try file.bytes(at: footerOffset, count: footer.count) != footer {
      problems.append(.indexFile("the footer of the .bundlx differs from that of ArcGIS"))
    }
    return problems
  }
}
