import FileAccess

/// The header `Date`, which every answer has, made once a second for each connection.
struct DateHeader {
  private var time = FileTime(seconds: -1)
  private var line: [UInt8] = []

  /// The line with its end.
  var bytes: [UInt8] {
    mutating get {
      let now = FileTime.now
      if now != time {
        time = now
        line = Array("Date: \(now.headerText)\r\n".utf8)
      }
      return line
    }
  }
}
