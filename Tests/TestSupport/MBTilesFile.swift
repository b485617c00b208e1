/// Tile databases, written with Python's SQLite.
public enum MBTilesFile {
  /// Writes a copy of a database with the same metadata, and with its tiles in other tables.
  ///
  /// - Parameter statements: SQL that creates `tiles` from `old.tiles`.
  public static func rewrite(_ path: String, as other: String, _ statements: String) throws {
    let script = """
      import sqlite3, sys
      c = sqlite3.connect(sys.argv[2])
      c.execute('ATTACH ? AS old', (sys.argv[1],))
      c.executescript('CREATE TABLE metadata AS SELECT * FROM old.metadata;' + sys.argv[3])
      """
    let run = try Python.run(script, [path, other, statements])
    guard run.status == 0 else { throw Unreadable(message: run.errors) }
  }
}
