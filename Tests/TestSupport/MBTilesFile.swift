/// Databases of tiles that Python's SQLite writes.
public enum MBTilesFile {
  /// Makes a database with the metadata of another, and its tiles in other tables.
  ///
  /// - Parameter statements: SQL that makes `tiles` of `old.tiles`.
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
