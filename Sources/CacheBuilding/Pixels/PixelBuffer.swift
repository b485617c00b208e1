/// Memory for pixels of four bytes, which is used again and again. An array would set its memory to zero first.
struct PixelBuffer: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>?
  private var capacity = 0

  init() {}

  deinit { memory?.deallocate() }

  /// Memory for a number of pixels. Its content is undefined, and that of earlier calls is lost.
  mutating func reserve(_ pixels: Int) -> UnsafeMutablePointer<UInt8> {
    if let memory, capacity >= pixels { return memory }
    memory?.deallocate()
    let new = UnsafeMutablePointer<UInt8>.allocate(capacity: 4 * max(pixels, 1))
    memory = new
    capacity = pixels
    return new
  }
}
