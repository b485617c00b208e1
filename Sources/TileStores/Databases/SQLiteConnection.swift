private import CSQLite
import FileAccess
import SystemPackage

/// A connection to an SQLite database, with the functions that MBTiles needs.
///
/// `Sendable` is unchecked: with SQLITE_OPEN_NOMUTEX, SQLite allows calls from any thread, but only one at a time. A
/// connection is used for one packet, or for packets that are written one after the other.
final class SQLiteConnection: @unchecked Sendable {
  private let handle: OpaquePointer
  let path: FilePath
  private let limits: SQLiteLimits?
  /// The time that SQLite has worked on earlier steps, and the start of the present step.
  private var spent = Duration.zero
  private var start = ContinuousClock.now

  enum Access {
    case read, write
    /// Creates the database if it does not exist.
    case create

    fileprivate var flags: Int32 {
      switch self {
      case .read: SQLITE_OPEN_READONLY
      case .write: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    }
  }

  /// - Parameter limits: for a database that somebody else made; `nil` for our own.
  /// - Throws: `FileAccessError` with `.database` if SQLite is not installed or cannot open the file.
  init(_ path: FilePath, access: Access = .read, limits: SQLiteLimits? = nil) throws(FileAccessError) {
    guard csqlite_is_available() else {
      throw FileAccessError(path.string, .database(.noLibrary))
    }
    // SQLite opens these names itself, and would wait for ever if one of them were a pipe.
    for suffix in ["", "-journal", "-wal", "-shm"] { try SpecialFile.refuse(FilePath(path.string + suffix)) }
    var opened: OpaquePointer?
    let status = csqlite_open_v2(path.string, &opened, access.flags | SQLITE_OPEN_NOMUTEX, nil)
    // SQLite returns a connection even after most errors, to ask for the message; it must be closed.
    guard let opened else { throw FileAccessError(path.string, .database(.noMemory)) }
    guard status == SQLITE_OK else {
      let problem = DatabaseProblem.sqlite(
        code: csqlite_extended_errcode(opened), words: String(cString: csqlite_errmsg(opened)))
      csqlite_close_v2(opened)
      throw FileAccessError(path.string, .database(problem))
    }
    handle = opened
    self.path = path
    self.limits = limits
    guard let limits else { return }
    _ = csqlite_limit(opened, SQLITE_LIMIT_LENGTH, Int32(clamping: limits.valueSize))
    // Views of a hostile file may not call functions with side effects (https://www.sqlite.org/security.html).
    try execute("PRAGMA trusted_schema = OFF")
    // SQLite asks after each 10,000 of its instructions, which takes less than a millisecond. The connection outlives
    // all its statements, so the pointer stays valid.
    csqlite_progress_handler(
      opened, 10_000,
      { context in
        guard let context else { return 0 }
        return Unmanaged<SQLiteConnection>.fromOpaque(context).takeUnretainedValue().isOverdue ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Whether SQLite has worked longer than allowed.
  private var isOverdue: Bool {
    guard let limits else { return false }
    let step = ContinuousClock.now - start
    return spent + step > limits.time || limits.budget.isUsedUp(with: step)
  }

  deinit { csqlite_close_v2(handle) }

  func execute(_ statement: String) throws(FileAccessError) {
    if csqlite_exec(handle, statement, nil, nil, nil) != SQLITE_OK { throw failure() }
  }

  func prepare(_ text: String) throws(FileAccessError) -> Statement {
    var statement: OpaquePointer?
    guard csqlite_prepare_v2(handle, text, -1, &statement, nil) == SQLITE_OK, let statement else { throw failure() }
    return Statement(statement, self)
  }

  fileprivate func failure() -> FileAccessError {
    switch (csqlite_extended_errcode(handle) & 0xFF, limits) {
    case (SQLITE_INTERRUPT, let limits?):
      let limit = spent > limits.time ? limits.time : limits.budget.limit
      return FileAccessError(path.string, .database(.tooSlow(seconds: Int(limit.components.seconds))))
    case (SQLITE_TOOBIG, let limits?):
      return FileAccessError(path.string, .database(.valueTooLarge(limit: limits.valueSize)))
    default: break
    }
    let problem = DatabaseProblem.sqlite(
      code: csqlite_extended_errcode(handle), words: String(cString: csqlite_errmsg(handle)))
    // A full disk is reported in the same way as by the file system.
    if problem.primaryCode == SQLITE_FULL { return FileAccessError(path.string, .system(.noSpace)) }
    return FileAccessError(path.string, .database(problem))
  }

  /// A prepared statement.
  final class Statement {
    private let handle: OpaquePointer
    private let connection: SQLiteConnection

    fileprivate init(_ handle: OpaquePointer, _ connection: SQLiteConnection) {
      self.handle = handle
      self.connection = connection
    }

    deinit { csqlite_finalize(handle) }

    /// Resets the statement and sets its parameters, the question marks, to numbers.
    func bind(_ numbers: Int...) {
      csqlite_reset(handle)
      for (place, number) in numbers.enumerated() { csqlite_bind_int64(handle, Int32(place + 1), Int64(number)) }
    }

    /// Sets a parameter, from 1, to bytes, which are not copied and must stay valid until the statement has run.
    func bind(_ bytes: UnsafeRawBufferPointer, at place: Int32) {
      guard let start = bytes.baseAddress, !bytes.isEmpty else {
        csqlite_bind_zeroblob(handle, place, 0)
        return
      }
      csqlite_bind_blob64(handle, place, start, UInt64(bytes.count), nil)
    }

    func bind(_ texts: [String]) {
      csqlite_reset(handle)
      // SQLITE_TRANSIENT, -1: SQLite copies the texts, because Swift's buffers are temporary.
      let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      for (place, text) in texts.enumerated() { csqlite_bind_text(handle, Int32(place + 1), text, -1, copies) }
    }

    /// Resets the statement and sets its parameters to values.
    func bind(_ values: [SQLiteValue]) {
      csqlite_reset(handle)
      let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      for (index, value) in values.enumerated() {
        let place = Int32(index + 1)
        switch value {
        case .integer(let number): csqlite_bind_int64(handle, place, Int64(number))
        case .real(let number): csqlite_bind_double(handle, place, number)
        case .text(let text): csqlite_bind_text(handle, place, text, -1, copies)
        // A parameter that is not set is NULL; blobs have a function of their own.
        case .blob, .null: break
        }
      }
    }

    /// - Returns: whether there is a row.
    func step() throws(FileAccessError) -> Bool {
      // Only the time in SQLite counts. A caller that writes each tile to a slow disk is not an endless view.
      if connection.limits != nil { connection.start = .now }
      let status = csqlite_step(handle)
      if let budget = connection.limits?.budget {
        let time = ContinuousClock.now - connection.start
        connection.spent += time
        budget.add(time)
      }
      switch status {
      case SQLITE_ROW: return true
      case SQLITE_DONE: return false
      default: throw connection.failure()
      }
    }

    func integer(_ column: Int32) -> Int { Int(csqlite_column_int64(handle, column)) }

    /// The value in a column, from 0, with the type in which it is stored.
    func value(_ column: Int32) -> SQLiteValue {
      switch csqlite_column_type(handle, column) {
      case SQLITE_INTEGER: .integer(integer(column))
      case SQLITE_FLOAT: .real(csqlite_column_double(handle, column))
      case SQLITE_TEXT: .text(text(column))
      case SQLITE_BLOB: .blob
      default: .null
      }
    }

    /// The text in a column, from 0; empty for NULL.
    func text(_ column: Int32) -> String {
      csqlite_column_text(handle, column).map { String(cString: $0) } ?? ""
    }

    /// The bytes in a column, from 0, valid until the next step.
    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
      let start = csqlite_column_blob(handle, column)
      return UnsafeRawBufferPointer(start: start, count: Int(csqlite_column_bytes(handle, column)))
    }
  }
}
