#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// A process on a machine, as files name the process that wrote them.
package struct ProcessIdentity: Hashable, Sendable {
  private let machine: String
  private let process: Int32

  /// This process.
  package static let current = ProcessIdentity(machine: thisMachine, process: getpid())

  private init(machine: String, process: Int32) {
    self.machine = machine
    self.process = process
  }

  /// Reads the text of an identity.
  ///
  /// - Returns: `nil` if the text is not one.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-")
    guard parts.count == 2, let process = Int32(parts[1]) else { return nil }
    self.init(machine: String(parts[0]), process: process)
  }

  /// The machine and the number of the process: `1x2y3z-4711`.
  package var text: String { "\(machine)-\(process)" }

  /// Whether the process is one of this machine, so that it is known whether it exists.
  package var isHere: Bool { machine == Self.thisMachine }

  /// Whether the process certainly does not exist any more. Nothing is known of the processes of other machines.
  package var isGone: Bool { isHere && kill(process, 0) != 0 && errno == ESRCH }

  /// The machine, and on Linux the space of process numbers: two containers may have one host name, and a process of one
  /// does not exist for the other.
  private static let thisMachine: String = {
    var target = [CChar](repeating: 0, count: 256)
    let length = readlink("/proc/self/ns/pid", &target, target.count)
    // FNV-1a: a name of letters and digits is all that is needed.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in Array(HostName.current.utf8) + target.prefix(max(0, length)).map({ UInt8(bitPattern: $0) }) {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return String(hash, radix: 36)
  }()
}
