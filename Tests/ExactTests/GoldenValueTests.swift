import Exact
import Foundation
import Testing

/// The elementary functions against values of another program (Golden/elementary.py).
@Suite struct GoldenValueTests {
  /// A line of the table: a function, its arguments, and an interval one digit around the value.
  struct Golden {
    let name: String
    let arguments: [Rational]
    let value: Rational
    let uncertainty: Rational
    let line: String
  }

  @Test func `enclosures contain the golden values and are as narrow as promised`() throws {
    let table = try readTable()
    #expect(table.count >= 300)
    var counts: [String: Int] = [:]
    var failures: [String] = []
    for golden in table {
      counts[golden.name, default: 0] += 1
      // The arguments are known far better than the values that are asked for.
      let arguments = golden.arguments.map { Interval($0, precision: 1400) }
      let range = (
        below: golden.value - golden.uncertainty, above: golden.value + golden.uncertainty
      )
      for precision in [64, 128, 192, 400, 900] {
        let result = try apply(golden.name, arguments, precision)
        if result.upper.rational < range.below || result.lower.rational > range.above {
          failures.append("\(precision) bits miss: \(golden.line)")
        }
        let allowed = golden.value.magnitude.scaled(byTwoToThe: 3 - precision)
        if result.width.rational > allowed {
          failures.append("\(precision) bits wide: \(golden.line)")
        }
        // From here on the enclosure is narrower than the last digit of the table.
        if precision >= 400,
          result.lower.rational < range.below || result.upper.rational > range.above
        {
          failures.append("\(precision) bits reach outside the last digit: \(golden.line)")
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.count) failures, the first: \(failures.first ?? "")")
    let functions = [
      "sqrt", "log", "exp", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh",
      "power", "erf", "erfc",
    ]
    #expect(functions.allSatisfy { counts[$0, default: 0] >= 12 })
  }

  private func apply(_ name: String, _ x: [Interval], _ p: Int) throws -> Interval {
    switch name {
    case "sqrt": try x[0].squareRoot(precision: p)
    case "log": try x[0].logarithm(precision: p)
    case "exp": try x[0].exponential(precision: p)
    case "sin": try x[0].sine(precision: p)
    case "cos": try x[0].cosine(precision: p)
    case "tan": try x[0].tangent(precision: p)
    case "asin": try x[0].arcsine(precision: p)
    case "acos": try x[0].arccosine(precision: p)
    case "atan": try x[0].arctangent(precision: p)
    case "sinh": try x[0].hyperbolicSine(precision: p)
    case "cosh": try x[0].hyperbolicCosine(precision: p)
    case "tanh": try x[0].hyperbolicTangent(precision: p)
    case "erf": try x[0].errorFunction(precision: p)
    case "erfc": try x[0].complementaryErrorFunction(precision: p)
    case "power": try x[0].power(x[1], precision: p)
    case "pi": Interval.pi(precision: p)
    case "e": Interval.e(precision: p)
    default: Interval.logarithmOfTwo(precision: p)
    }
  }

  private func readTable() throws -> [Golden] {
    let url = try #require(
      Bundle.module.url(forResource: "elementary", withExtension: "tsv", subdirectory: "Golden"))
    var table: [Golden] = []
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      try #require(fields.count == 3)
      let arguments = try fields[1] == "-" ? [] : fields[1].split(separator: " ").map(fraction)
      let (value, uncertainty) = try decimal(fields[2])
      table.append(
        Golden(
          name: String(fields[0]), arguments: arguments, value: value, uncertainty: uncertainty,
          line: String(line.prefix(100))))
    }
    return table
  }

  private func fraction(_ text: Substring) throws -> Rational {
    let parts = text.split(separator: "/")
    let numerator = try #require(Integer(digits: parts[0]))
    let denominator = parts.count == 2 ? try #require(Integer(digits: parts[1])) : .one
    return try Rational(numerator, over: denominator)
  }

  /// The number written as d.ddd…e±n, and one unit of its last digit.
  private func decimal(_ text: Substring) throws -> (Rational, Rational) {
    let parts = text.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    try #require(mantissa.count == 2)
    let digits = try #require(Integer(digits: mantissa[0] + mantissa[1]))
    let exponent = try parts.count == 2 ? #require(Int(parts[1])) : 0
    let unit = try Rational(10).power(exponent - mantissa[1].count)
    return (Rational(digits) * unit, unit)
  }
}
