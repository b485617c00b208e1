/// The version of a file on a server, as each answer states it. Source: RFC 9110, §8.8.
struct RangeVersion: Hashable {
  /// In bytes.
  let size: Int
  private let tag: String?
  private let modified: String?

  init(size: Int, _ header: RangeHeader) {
    self.size = size
    tag = header.value("etag")
    modified = header.value("last-modified")
  }

  /// What differs in a later answer, as a clause; `nil` if it is the same version.
  ///
  /// A server that states a tag may have several machines whose clocks differ, so that the time counts only without one.
  func difference(to other: RangeVersion) -> String? {
    if size != other.size { return "it had \(size) bytes and has \(other.size) now" }
    if tag != other.tag { return "its ETag differs" }
    if tag == nil, modified != other.modified { return "its Last-Modified differs" }
    return nil
  }

  /// A number that differs for other versions: FNV-1a of the tag or the time.
  var mark: UInt64 {
    (tag ?? modified ?? "").utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
