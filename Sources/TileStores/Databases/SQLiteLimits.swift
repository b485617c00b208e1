/// How much time, memory and how many rows a database that somebody else made may take.
///
/// A database can contain views, and a view is a program: it can run without end, or compute values of gigabytes.
/// Source: SQLite, “Defense Against The Dark Arts”, <https://www.sqlite.org/security.html>.
struct SQLiteLimits: Sendable {
  /// How long SQLite may work on one connection.
  let time: Duration
  /// How long it may work on all connections together.
  let budget: SQLiteBudget
  /// The largest value, in bytes; also the largest row.
  let valueSize: Int
  /// The largest number of rows of a table or view.
  let rowCount: Int
  /// The size of the file in bytes, from which the limits follow.
  let fileSize: Int

  /// The usual limits for a file of a size in bytes.
  ///
  /// Ten seconds and one more for each megabyte allow for a network disk with 1 MB/s. All connections together read the
  /// file three times, and up to eight of them wait for the disk at the same time, hence 30 seconds for each megabyte. A row takes at least eight bytes
  /// of a file. The million is for views that compute their rows, such as one ocean tile for many places. The largest
  /// value leaves room for the other columns of a row beside a tile of the largest size.
  init(fileSize: Int) {
    self.init(
      time: .seconds(10 + fileSize >> 20), valueSize: PacketGrid.largestTile + 1 << 20,
      rowCount: 1_000_000 + fileSize / 8, fileSize: fileSize, total: .seconds(60 + 30 * (fileSize >> 20)))
  }

  init(time: Duration, valueSize: Int, rowCount: Int, fileSize: Int, total: Duration) {
    self.time = time
    budget = SQLiteBudget(total)
    self.valueSize = valueSize
    self.rowCount = rowCount
    self.fileSize = fileSize
  }
}
