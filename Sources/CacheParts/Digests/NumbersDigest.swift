/// The SHA-256 of a long list of whole numbers, each of which has eight bytes.
package struct NumbersDigest {
  private static let pieceSize = 1 << 16

  private var digest = SHA256()
  private var pending: [UInt8] = []

  package init() { pending.reserveCapacity(Self.pieceSize) }

  package mutating func add(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { pending.append(contentsOf: $0) }
    guard pending.count >= Self.pieceSize else { return }
    digest.add(pending)
    pending.removeAll(keepingCapacity: true)
  }

  /// The digest in 64 lower-case hexadecimal digits.
  package consuming func finish() -> String {
    digest.add(pending)
    return digest.finish()
  }
}
