import FileAccess
import Synchronization
import TileStores

/// The packets of a cache that are open. A cache can have more bundles than a process may have open files, so those that
/// were not used for the longest time are closed.
final class OpenPackets: Sendable {
  private struct State {
    var packets: [PacketPlace: OpenPacket] = [:]
    var uses = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  /// - Parameter limit: how many packets are open at the same time, from 1.
  init(limit: Int) { self.limit = limit }

  /// The open packet of a place; `nil` if it is not open, or its file has changed since.
  func packet(at place: PacketPlace) -> OpenPacket? {
    let found = state.withLock { state in
      state.uses += 1
      let packet = state.packets[place]
      packet?.lastUse.store(state.uses, ordering: .relaxed)
      return packet
    }
    guard let found, found.isCurrent else { return nil }
    return found
  }

  /// Opens a packet, which replaces the open one of its place. The call may wait for a disk.
  ///
  /// - Throws: `FileAccessError` if it cannot be opened.
  func open(_ packet: TilePacket, at place: PacketPlace) throws(FileAccessError) -> OpenPacket {
    let opened = try OpenPacket(packet)
    state.withLock { state in
      state.uses += 1
      opened.lastUse.store(state.uses, ordering: .relaxed)
      state.packets[place] = opened
      guard state.packets.count > limit else { return }
      // An eighth at once, so that the search for the oldest is rare.
      let oldest = state.packets.sorted {
        $0.value.lastUse.load(ordering: .relaxed) < $1.value.lastUse.load(ordering: .relaxed)
      }
      for (place, _) in oldest.prefix(max(1, limit / 8)) { state.packets[place] = nil }
    }
    return opened
  }

  /// Closes the packet of a place, whose file turned out to be another one.
  func close(_ place: PacketPlace) { state.withLock { $0.packets[place] = nil } }
}
