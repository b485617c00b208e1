import CacheServing
import NIOCore
import NIOPosix

/// The header `Date`, which every answer has, made once a second for each thread.
final class DateHeader {
  private var second = -1
  private var line: [UInt8] = []

  /// The line with its end.
  var bytes: [UInt8] {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    if now.tv_sec != second {
      second = now.tv_sec
      line = Array("Date: \(HTTPDate.text(second))\r\n".utf8)
    }
    return line
  }
}
