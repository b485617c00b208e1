public import SystemPackage

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// When a file was last written, to the second.
public struct FileTime: Hashable, Comparable, Sendable {
  /// The seconds since 1970-01-01T00:00:00Z, without leap seconds; negative before.
  public let seconds: Int

  /// Takes the seconds since 1970-01-01T00:00:00Z.
  public init(seconds: Int) { self.seconds = seconds }

  /// The time of the clock.
  public static var now: FileTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return FileTime(seconds: Int(time.tv_sec))
  }

  /// The time of the last change of a file's content, or of a folder's list of names. Symbolic links are followed.
  ///
  /// - Returns: `nil` if nothing exists at the path, or it cannot be examined.
  public init?(of path: FilePath) {
    guard let status = try? Stat(path) else { return nil }
    seconds = Int(status.st_mtim.tv_sec)
  }

  /// Orders the earlier time first.
  public static func < (first: FileTime, second: FileTime) -> Bool { first.seconds < second.seconds }

  /// The seconds within the years 0 to 9999: ISO 8601 has four digits for a year, and a damaged file system can state
  /// any number.
  private var shown: Int { min(max(seconds, -62_167_219_200), 253_402_300_799) }

  /// The time in UTC as in ISO 8601: `2026-03-01T09:30:00Z`.
  public var text: String {
    let day = Self.quotient(shown, 86_400)
    let second = shown - day * 86_400
    return "\(Self.date(ofDay: day))T\(Self.digits(second / 3600, 2)):\(Self.digits(second / 60 % 60, 2)):"
      + "\(Self.digits(second % 60, 2))Z"
  }

  /// The day in UTC: `2026-03-01`.
  public var day: String { Self.date(ofDay: Self.quotient(shown, 86_400)) }

  /// The date of a day in the Gregorian calendar. Foundation's calendar would add 44 MB to the program.
  ///
  /// Years begin in March here, so that the leap day is the last of a year, and the lengths of the months before it
  /// follow a line (Hinnant, “chrono-Compatible Low-Level Date Algorithms”, `civil_from_days`).
  ///
  /// - Parameter day: the days since 1970-01-01.
  private static func date(ofDay day: Int) -> String {
    let day = day + 719_468
    let era = quotient(day, 146_097)
    let dayOfEra = day - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let year = yearOfEra + era * 400 + (calendarMonth <= 2 ? 1 : 0)
    return "\(digits(year, 4))-\(digits(calendarMonth, 2))-\(digits(dayOfMonth, 2))"
  }

  /// The quotient, rounded down also for negative numbers.
  private static func quotient(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : (number + 1) / divisor - 1
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.count)) + text
  }
}
