import Exact
import Formats
import Formulas
import Testing

@testable import Grading

/// How exact a decimal must be, on both sides of every boundary.
@Suite struct ToleranceTests {
  private func check(
    key: String, given: String, _ rule: String = "", right: [String], wrong: [String]
  ) throws {
    let exercise = try Exercising.part("\"key\": \"\(key)\"\(rule)", given: given)
    let rows = right.map { ($0, Verdict.right) } + wrong.map { ($0, Verdict.wrong) }
    let difference = try differences(rows) {
      (try exercise.markOfQ($0.0).verdict.rawValue, $0.1.rawValue)
    }
    #expect(difference.isEmpty, "\(key) \(rule)\n\(difference)")
  }

  private func tolerance(_ text: String) -> String { ", \"tolerance\": \"\(text)\"" }

  @Test func `24/31 under every rule`() throws {
    let given = #""p": 24, "q0": 31"#
    try check(
      key: "p/q0", given: given,
      right: [
        "24/31", "48/62", "0.774", "77.4 %", "77.4%", "0.774193525", "0.7742", "0.77419",
        "0.774194",
        "0.7741935483870968", "≈ 0.774", "= 0.774", ".774", "7.74e-1", "+0.774", "24:31",
      ],
      wrong: [
        "0.77", "0.7741", "0.775", "0.773", "0.77418", "0.774193", "0.774195", "0.8", "77 %",
        "77.4",
        "-0.774", "774/1000",
      ])
    try check(
      key: "p/q0", given: given, tolerance("4 decimals"),
      right: ["24/31", "0.7742", "0.77419", "0.774194"],
      wrong: ["0.774", "0.7741", "0.7743", "0.77", "0.77420"])
    try check(
      key: "p/q0", given: given, tolerance("exactly 4 decimals"), right: ["0.7742"],
      wrong: ["24/31", "0.77419", "0.774", "0.7741", "0.77420"])
    try check(
      key: "p/q0", given: given, tolerance("exact"), right: ["24/31", "48/62", "1 - 7/31"],
      wrong: ["0.7742", "0.774193548387096774", "24/30"])
    try check(
      key: "p/q0", given: given, tolerance("±0.005"),
      right: ["0.775", "0.77", "0.7791", "24/31", "0.7691936", "24/31 + 0.005", "24/31 - 0.005"],
      wrong: ["0.7791936", "0.7691935", "0.78", "24/31 + 0.0050000001", "24/31 - 0.0050000001"])
    try check(
      key: "p/q0", given: given, tolerance("±1%"),
      right: ["0.7664517", "0.7819354", "24/31*1.01", "24/31*0.99", "77 %"],
      wrong: ["0.7664515", "0.7819355", "24/31*1.010001", "24/31*0.989999", "0.76"])
    try check(
      key: "p/q0", given: given, tolerance("5 digits"),
      right: ["0.77419", "0.774194", "0.77419355"],
      wrong: ["0.7742", "0.77420", "0.77418", "0.774193"])
  }

  @Test func `ends of a tolerance are included`() throws {
    try check(
      key: "x/2", given: "\"x\": 1", tolerance("±0.25"), right: ["0.25", "0.75", "1/4", "3/4"],
      wrong: ["0.2499999999", "0.7500000001", "1/4 - 1/10^30", "3/4 + 1/10^30"])
    try check(
      key: "-x", given: "\"x\": 8", tolerance("±25%"), right: ["-6", "-10", "-8"],
      wrong: ["-5.999", "-10.001", "8"])
  }

  @Test func `ties go both ways`() throws {
    try check(
      key: "x/16", given: "\"x\": 1", tolerance("3 decimals"),
      right: ["0.062", "0.063", "0.0625", "1/16"],
      wrong: ["0.061", "0.064", "0.06"])
    try check(
      key: "-x/16", given: "\"x\": 1", tolerance("3 decimals"),
      right: ["-0.062", "-0.063", "-0.0625"],
      wrong: ["0.062", "-0.061", "-0.064"])
    try check(
      key: "x/8000", given: "\"x\": 12341",
      right: ["1.54", "1.543", "1.5426", "1.54262", "1.54263", "1.542625"],
      wrong: ["1.55", "1.54261", "1.54264"])
  }

  @Test func `whole numbers and 0 have no roundings`() throws {
    try check(
      key: "2^x", given: "\"x\": 17", right: ["131072", "131072.0", "1.31072e5", "2^17"],
      wrong: ["131000", "1.31e5", "131072.1", "131071.9999", "1.3107e5"])
    try check(
      key: "x - 3", given: "\"x\": 3", right: ["0", "0.00", "-0", "0 %", "1 - 1"],
      wrong: ["0.001", "1e-30", "-1e-300"])
    try check(
      key: "x - 3", given: "\"x\": 3", tolerance("±0.01"), right: ["0.01", "-0.01", "0"],
      wrong: ["0.011"])
  }

  @Test func `digits beyond those that were asked are judged to six`() throws {
    // What NumPy and PyTorch print for 24/25 and 24/31 in single precision.
    try check(
      key: "x/25", given: "\"x\": 24", right: ["0.9599999785", "0.96", "0.9600000", "0.960"],
      wrong: ["0.9599", "0.9601", "0.95999"])
    try check(
      key: "x/31", given: "\"x\": 24",
      right: ["0.7741935849", "0.7741936", "0.7741940", "0.7741935483870968"],
      wrong: ["0.774190", "0.7741941", "0.7741930"])
    try check(
      key: "acos(x/25)", given: "\"x\": 24", ", \"unit\": \"degrees\"",
      right: ["16.260204708311967", "16.26020", "16.2602"],
      wrong: ["16.2603", "16.260264708311967"])
  }

  @Test func `a key just below a power of ten`() throws {
    try check(
      key: "x/100000", given: "\"x\": 99996", right: ["0.99996", "1.00", "1.000", "0.999960"],
      wrong: ["0.9999", "0.9996", "1", "1.0", "1.0001"])
  }

  @Test func `very large and very small keys`() throws {
    try check(
      key: "x/(3*10^30)", given: "\"x\": 1",
      right: ["3.33e-31", "0.333333e-30", "1/3*10^-30", "3.33333333333333e-31"],
      wrong: ["3.3e-31", "3.34e-31", "3.33e-30", "0", "0.000"])
    try check(
      key: "x*10^30/3", given: "\"x\": 1", right: ["3.33e29", "3.33333e29", "10^30/3"],
      wrong: ["3.3e29", "3.34e29", "3.33e30"])
    try check(
      key: "-x/3", given: "\"x\": 1", right: ["-0.333", "−0.333", "-1/3"],
      wrong: ["0.333", "-0.33", "-0.334"])
  }

  @Test func `units`() throws {
    let degrees = ", \"unit\": \"degrees\", \"tolerance\": \"2 decimals\""
    try check(
      key: "acos(x/25)", given: "\"x\": 24", degrees,
      right: [
        "16.26", "16.26°", "16.26 degrees", "0.28 rad", "0.2838 rad", "0.2838 radians",
        "acos(0.96)", "acos(24/25)", "16°15.6'",
      ],
      wrong: ["16.2", "16", "0.2838", "0.28", "0.29 rad", "16.26 bits"])
    try check(
      key: "acos(x/25)", given: "\"x\": 24", degrees + ", \"form\": \"same unit\"",
      right: ["16.26", "16.26°"],
      wrong: ["0.2838 rad"])
    try check(
      key: "log(x)", given: "\"x\": 3", ", \"unit\": \"bits\"",
      right: ["1.58", "1.585", "1.58 bits", "1.10 nats", "1.0986 nats", "log2(3)", "1.58 Sh"],
      wrong: ["1.0986", "1.10", "1.58 nats", "1.1 nats", "1.59"])
    try check(
      key: "log(x)", given: "\"x\": 3", ", \"unit\": \"nats\"",
      right: ["1.10", "ln 3", "1.585 bits"], wrong: ["1.585", "1.10 bits"])
  }

  @Test func `the rule is read in each of its spellings`() {
    let rows: [(String, Tolerance?)] = [
      ("exact", .exact), ("4 decimals", .decimals(4)), ("1 decimal", .decimals(1)),
      ("0 decimals", .decimals(0)),
      ("exactly 4 decimals", .exactlyDecimals(4)), ("5 digits", .significantDigits(5)),
      ("5 significant digits", .significantDigits(5)),
      ("± 0.5", .absolute((try? Rational("0.5")) ?? .zero)),
      ("0 digits", nil), ("-1 decimals", nil), ("101 decimals", nil), ("±0", nil), ("±-1", nil),
      ("±", nil), ("±%", nil),
      ("0.005", nil), ("1%", nil), ("", nil), ("Exact", nil), ("4", nil), ("exactly 4 digits", nil),
    ]
    let difference = differences(rows) {
      ("\(String(describing: Tolerance($0.0)))", "\(String(describing: $0.1))")
    }
    #expect(difference.isEmpty, "\(difference)")
  }

  @Test func `the sentence says the rule`() throws {
    #expect(
      Tolerance.standard.sentence(in: .english)
        == "An exact value, or a decimal rounded to at least 3 significant digits.")
    #expect(
      Tolerance("4 decimals")?.sentence(in: .english)
        == "An exact value, or a decimal rounded to at least 4 decimals.")
    #expect(
      Tolerance("exactly 4 decimals")?.sentence(in: .english)
        == "A decimal with exactly 4 decimals.")
    #expect(Tolerance("exact")?.sentence(in: .english) == "No rounding.")
    #expect(Tolerance("±0.005")?.sentence(in: .english) == "At most 0.005 away (ends included).")
    #expect(Tolerance("±1%")?.sentence(in: .english) == "At most 1 % away (ends included).")
  }
}
