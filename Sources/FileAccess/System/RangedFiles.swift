import Synchronization
package import SystemPackage

/// The files of servers that can be opened by a path, as if they were on the disk.
///
/// All readers open their files by path, and read them through `InputFile`. A file that was added here is found there
/// first, so that no reader has to know where its bytes come from.
public enum RangedFiles {
  private struct Member {
    let path: FilePath
    let address: String
    let file: any RangeReading
  }

  private static let members = Mutex<[Member]>([])

  /// Makes a file readable by a path.
  ///
  /// - Parameters:
  ///   - file: the file; it stays open until the process ends.
  ///   - path: a path under which there is nothing on the disk. It replaces a file that was added with the same path.
  ///   - address: the address for people.
  package static func add(_ file: any RangeReading, at path: FilePath, named address: String) {
    let member = Member(path: path, address: address, file: file)
    members.withLock { members in
      members.removeAll { $0.path == path }
      members.append(member)
    }
  }

  /// The file of a server with a path; `nil` if none was added with it.
  static func file(at path: FilePath) -> (any RangeReading)? {
    members.withLock { members in members.isEmpty ? nil : members.first { $0.path == path }?.file }
  }

  /// A text with the addresses of these files instead of their paths. A path cannot contain the two slashes of an address.
  public static func withAddresses(_ text: String) -> String {
    members.withLock { members in
      members.reduce(text) { text, member in
        text.contains(member.path.string) ? text.replacing(member.path.string, with: member.address) : text
      }
    }
  }

  /// Whether a file of a server was added, so that a text can contain its path.
  public static var isEmpty: Bool { members.withLock { $0.isEmpty } }
}
