/// A value with the type in which SQLite stores it. The type of the column is only a preference: a column of integers
/// can contain texts, and a column of texts stores every integer as a text (https://www.sqlite.org/datatype3.html).
enum SQLiteValue: Hashable, Sendable {
  case integer(Int)
  case real(Double)
  case text(String)
  /// The bytes are not kept.
  case blob
  case null

  /// The whole number that the value is, or that its text spells; `nil` if it is none.
  var wholeNumber: Int? {
    switch self {
    case .integer(let number): number
    case .real(let number): Int(exactly: number)
    case .text(let text): Self.wholeNumber(text)
    case .blob, .null: nil
    }
  }

  /// SQLite's name of the type in a sentence, with the value if it is short.
  var words: String {
    switch self {
    case .integer(let number): "\(number)"
    case .real(let number): "\(number)"
    case .text(let text): "the text “\(text.prefix(20))”"
    case .blob: "a blob"
    case .null: "NULL"
    }
  }

  private static func wholeNumber(_ text: String) -> Int? {
    // As in SQLite's conversion to a number, spaces around it do not count, and “5.0” is 5.
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }
}
