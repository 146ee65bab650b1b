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
}
