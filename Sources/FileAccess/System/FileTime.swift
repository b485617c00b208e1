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
  public var text: String { "\(day)T\(clock)Z" }

  /// The time as headers of HTTP state it: `Sun, 06 Nov 1994 08:49:37 GMT`. Source: RFC 9110, §5.6.7.
  package var headerText: String {
    let day = Self.quotient(shown, 86_400)
    let date = CalendarDate(day: day)
    let weekday = Self.weekdays[day - Self.quotient(day, 7) * 7]
    return "\(weekday), \(Self.digits(date.day, 2)) \(Self.months[date.month - 1]) \(Self.digits(date.year, 4)) "
      + "\(clock) GMT"
  }

  /// From Thursday, which 1970-01-01 was.
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// The hours, minutes and seconds of the day.
  private var clock: String {
    let second = shown - Self.quotient(shown, 86_400) * 86_400
    return [second / 3600, second / 60 % 60, second % 60].map { Self.digits($0, 2) }.joined(separator: ":")
  }

  /// The day in UTC: `2026-03-01`.
  public var day: String {
    let date = CalendarDate(day: Self.quotient(shown, 86_400))
    return "\(Self.digits(date.year, 4))-\(Self.digits(date.month, 2))-\(Self.digits(date.day, 2))"
  }

  /// A date in the Gregorian calendar. Foundation's calendar would add 44 MB to the program.
  private struct CalendarDate {
    let year: Int
    /// From 1.
    let month: Int
    /// From 1.
    let day: Int

    /// Years begin in March here, so that the leap day is the last of a year, and the lengths of the months before it
    /// follow a line (Hinnant, “chrono-Compatible Low-Level Date Algorithms”, `civil_from_days`).
    ///
    /// - Parameter day: the days since 1970-01-01.
    init(day: Int) {
      let day = day + 719_468
      let era = FileTime.quotient(day, 146_097)
      let dayOfEra = day - era * 146_097
      let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
      let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
      let marchMonth = (5 * dayOfYear + 2) / 153
      self.day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
      month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
      year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }
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
