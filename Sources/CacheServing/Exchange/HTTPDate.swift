/// A time as headers state it: `Sun, 06 Nov 1994 08:49:37 GMT`. Source: RFC 9110, §5.6.7.
public enum HTTPDate {
  private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The text of a time.
  ///
  /// - Parameter seconds: since 1970, in UTC. Times before 1970 become that moment.
  public static func text(_ seconds: Int) -> String {
    let seconds = max(0, seconds)
    let (day, rest) = (seconds / 86_400, seconds % 86_400)
    // Years begin in March here, so that the day that leap years add is the last one.
    let shifted = day + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
    let number = month < 10 ? month + 2 : month - 10
    let year = yearOfEra + era * 400 + (number < 2 ? 1 : 0)
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map(twoDigits).joined(separator: ":")
    return "\(days[day % 7]), \(twoDigits(dayOfMonth)) \(months[number]) \(year) \(time) GMT"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
