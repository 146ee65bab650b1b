/// The calendar of dates in courses, submissions and results.
public enum GregorianCalendar {
  /// How many days a month has, 1 to 12, in a year.
  public static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2:
      let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
      return isLeap ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// The number of a day, counted from one before the year 0.
  static func dayNumber(year: Int, month: Int, day: Int) -> Int {
    // A whole cycle of leap years later, so that no year before is negative.
    let before = year + 399
    let days = 365 * before + before / 4 - before / 100 + before / 400
    return (1..<month).reduce(days + day) { $0 + self.days(of: $1, in: year) }
  }
}
