import Foundation

/// An MBTiles database that Python's SQLite writes from statements, and not our code.
///
/// The statements can use `png(size)`, `jpeg()` and `webp()` for the bytes of images.
public struct SmallDatabase {
  public let folder: TemporaryDirectory
  public let path: String

  /// The usual columns.
  public static let columns = "zoom_level integer, tile_column integer, tile_row integer, tile_data blob"

  /// - Parameters:
  ///   - rows: the rows of `tiles`, each as the list after VALUES.
  ///   - metadata: the rows of `metadata`.
  ///   - columns: the columns of `tiles`.
  ///   - statements: run after the rows were inserted.
  public init(
    _ rows: [String], metadata: KeyValuePairs<String, String> = ["name": "Test", "format": "png"],
    columns: String = columns, then statements: String = ""
  ) throws {
    folder = try TemporaryDirectory()
    path = folder.path("in.mbtiles")
    var pairs: [String] = []
    for (name, value) in metadata { pairs += [name, value] }
    let request = try JSONEncoder().encode([pairs, rows, [columns, statements]])
    let jpeg = TestFiles.sample("tiles/tile.jpg").path
    let run = try Python.run(Self.program, [path, jpeg], input: request)
    guard run.status == 0 else { throw Failure(errors: run.errors) }
  }

  public struct Failure: Error {
    public let errors: String
  }

  private static let program = """
    import json, sqlite3, struct, sys, zlib
    def chunk(name, data):
        return struct.pack('>I', len(data)) + name + data + struct.pack('>I', zlib.crc32(name + data))
    def png(size):
        header = struct.pack('>IIBBBBB', size, size, 8, 2, 0, 0, 0)
        lines = zlib.compress((b'\\0' + b'\\x20\\x40\\x60' * size) * size)
        return b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', header) + chunk(b'IDAT', lines) + chunk(b'IEND', b'')
    pairs, rows, (columns, statements) = json.load(sys.stdin)
    c = sqlite3.connect(sys.argv[1])
    c.create_function('png', 1, png, deterministic=True)
    c.create_function('jpeg', 0, lambda: open(sys.argv[2], 'rb').read())
    c.create_function('webp', 0, lambda: b'RIFF' + struct.pack('<I', 40) + b'WEBPVP8 ' + bytes(32))
    c.execute('CREATE TABLE metadata (name text, value text)')
    c.executemany('INSERT INTO metadata VALUES (?, ?)', zip(pairs[::2], pairs[1::2]))
    c.execute(f'CREATE TABLE tiles ({columns})' if 'ROWID' not in columns else f'CREATE TABLE tiles {columns}')
    for row in rows: c.execute(f'INSERT INTO tiles VALUES ({row})')
    c.commit()
    c.executescript(statements)
    c.commit()
    """
}
