import Exact
import Testing

@testable import Formulas

@Suite struct EqualTests {
  /// Each row is proved; and what is written on both sides agrees at random points, some of which are
  /// inside of the domains of both, so that a wrong row cannot stand here.
  private func check(_ tables: [Table], seed: UInt64) throws {
    var failures: [String] = []
    for table in tables {
      let variables = try table.setting.variables
      for row in table.rows {
        let place = "\(row.left)  |  \(row.right)  (\(row.why))"
        do {
          let decision = try table.setting.decide(row.left, row.right)
          if decision.word != "equal" { failures.append("\(decision.word): \(place)") }
          let turned = try table.setting.decide(row.right, row.left)
          if turned.word != "equal" { failures.append("turned, \(turned.word): \(place)") }
          var points = RandomPoints(variables, seed: seed)
          var agreements = 0
          for _ in 0..<24 where agreements < 6 {
            let point = points.next()
            guard let a = try table.setting.value(row.left, at: point),
              let b = try table.setting.value(row.right, at: point)
            else { continue }
            agreements += 1
            if try areApart(a, b) { failures.append("no equality at a point: \(place)") }
          }
          if agreements == 0 { failures.append("no point is in both domains: \(place)") }
        } catch {
          failures.append("\(error): \(place)")
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func `numbers are proved equal`() throws { try check(EqualRows.numbers, seed: 1) }
  @Test func `logarithms are proved equal`() throws { try check(EqualRows.logarithms, seed: 2) }
  @Test func `activations are proved equal`() throws { try check(EqualRows.activations, seed: 3) }
  @Test func `vectors are proved equal`() throws { try check(EqualRows.vectors, seed: 4) }
  @Test func `sums over an index are proved equal`() throws { try check(EqualRows.sums, seed: 5) }
  @Test func `gradients are proved equal`() throws { try check(EqualRows.gradients, seed: 6) }

  /// Equal where both have a value; the first has none on a part of the domain where the second has one.
  @Test(arguments: [("sqrt(x)^2", "x"), ("sqrt(x)*sqrt(x)", "x"), ("exp(log(x))", "x")])
  func `a formula without a value on a part of the domain is told`(
    left: String, right: String
  ) throws {
    let setting = Setting(["x": "real"])
    #expect(try setting.decide(left, right).word == "equal, but not defined everywhere")
    #expect(try setting.decide(right, left).word == "equal")
  }

  @Test func `there are at least 150 rows`() {
    let tables = [
      EqualRows.numbers, EqualRows.logarithms, EqualRows.activations, EqualRows.vectors,
      EqualRows.sums, EqualRows.gradients,
    ]
    #expect(tables.joined().reduce(0) { $0 + $1.rows.count } >= 150)
  }
}
