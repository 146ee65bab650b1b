import Testing

@testable import Grading

/// When a sheet is due.
@Suite struct DueTimeTests {
  @Test(arguments: [
    "2027-05-03", "2027-05-03 12:00", "2027-05-03T12:00", "2027-05-03 23:59:59", "2028-02-29",
    "2027-05-03T12:00Z", "2027-05-03 12:00+02:00", "2000-02-29 00:00",
  ])
  func `a day, and a time of day, is one`(text: String) {
    #expect(DueTime.isOne(text))
  }

  @Test(arguments: [
    "", "Monday", "3.5.2027", "2027-5-3", "2027-02-29", "1900-02-29", "2027-04-31", "2027-13-01",
    "2027-00-10", "2027-05-00", "2027-05-03 24:00", "2027-05-03 12:60", "2027-05-03 12",
    "2027-05-03 12:00 h", "2027-05-03  12:00", "2027-05-03 12:00+15:00", "2027-05-03 12:00Z+01:00",
    "2027-05-03T", "+027-05-03", "２０２７-05-03",
  ])
  func `anything else is none`(text: String) {
    #expect(!DueTime.isOne(text))
  }
}
