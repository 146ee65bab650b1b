import Exact
import Testing

@testable import Formulas

@Suite struct DifferentTests {
  /// Each row is told apart by a witness; and what is written on both sides has values there whose
  /// enclosures are disjoint.
  private func check(_ tables: [Table]) throws {
    var failures: [String] = []
    for table in tables {
      for row in table.rows {
        let place = "\(row.left)  |  \(row.right)  (\(row.why))"
        do {
          let decision = try table.setting.decide(row.left, row.right)
          guard case .different(let witness)? = decision else {
            failures.append("\(decision.word): \(place)")
            continue
          }
          if let problem = try problem(of: witness, table.setting, row) {
            failures.append("\(problem): \(place)")
          }
        } catch {
          failures.append("\(error): \(place)")
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  /// What is wrong with a witness; nil if nothing is.
  private func problem(
    of witness: Comparison.Witness, _ setting: Setting, _ row: Row
  ) throws -> String? {
    var point: [String: Value<Real>] = [:]
    for (name, value) in witness.point {
      guard let variable = try setting.variables[name] else { return "`\(name)` is no variable" }
      for number in value.scalars where try !variable.domain.contains(number) {
        return "\(name) = \(number.summary) is outside of its domain"
      }
      point[name] = value
    }
    guard let left = try setting.value(row.left, at: point),
      let right = try setting.value(row.right, at: point)
    else { return "no value at the witness" }
    var sides: [Real] = []
    for value in [left, right] {
      switch (value, witness.entry.count) {
      case (.scalar(let number), 0): sides.append(number)
      case (.vector(let entries), 1): sides.append(entries[witness.entry[0] - 1])
      case (.matrix(let matrix), 2):
        sides.append(matrix[witness.entry[0] - 1, witness.entry[1] - 1])
      default: return "the entry \(witness.entry) of a \(value.kindName)"
      }
    }
    guard try areApart(.scalar(sides[0]), .scalar(sides[1])) else { return "the values agree" }
    for (computed, stated) in zip(sides, [witness.left, witness.right])
    where try areApart(.scalar(computed), .scalar(stated)) {
      return "\(stated.summary) is stated for \(computed.summary)"
    }
    return nil
  }

  @Test func `numbers are told apart`() throws { try check(DifferentRows.numbers) }
  @Test func `logarithms are told apart`() throws { try check(DifferentRows.logarithms) }
  @Test func `activations are told apart`() throws { try check(DifferentRows.activations) }
  @Test func `vectors are told apart`() throws { try check(DifferentRows.vectors) }
  @Test func `sums over an index are told apart`() throws { try check(DifferentRows.sums) }
  @Test func `gradients are told apart`() throws { try check(DifferentRows.gradients) }

  @Test func `there are at least 150 rows`() {
    let tables = [
      DifferentRows.numbers, DifferentRows.logarithms, DifferentRows.activations,
      DifferentRows.vectors, DifferentRows.sums, DifferentRows.gradients,
    ]
    #expect(tables.joined().reduce(0) { $0 + $1.rows.count } >= 150)
  }

  @Test func `what is nowhere defined is equal to nothing`() throws {
    let setting = Setting([
      "v": "positive", "u": "[-2, -1]", "r": "real", "n": "nonnegative",
      "p": "vector(N) of positive",
    ])
    let pairs = [
      ("log(-v)", "log(v)"), ("sqrt(-v)", "sqrt(v)"), ("sqrt(-v)^2", "-v"), ("log(u)", "log(-u)"),
      ("sqrt(u)", "sqrt(-u)"), ("log(-1 - r^2)", "log(-2 - 2*r^2) - log(2)"),
      ("exp(log(-v))", "-v"),
      ("log(-v*v)", "2*log(v)"), ("sqrt(-1 - v)", "(-1 - v)^(3/2)/(-1 - v)"),
      ("log(-exp(r))", "r"), ("sqrt(-exp(r))^2", "-exp(r)"),
      ("sum(i, 1, N, log(-p_i))", "sum(log(p))"),
      ("(-v)^(1/3)", "-v^(1/3)"), ("1/(r - r)", "1/(r - r)*2"),
      ("log(r*0)", "log(r*0)*2"), ("log(-n)", "log(n)"),
    ]
    var failures: [String] = []
    for (left, right) in pairs {
      let verdict = setting.verdict(left, right)
      if !verdict.hasPrefix("undecided, equal at 0 points"), !verdict.hasPrefix("refused") {
        failures.append("\(verdict): \(left)  |  \(right)")
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func `what no point can tell apart is left open`() throws {
    let setting = Setting(["r": "real", "x": "real", "y": "real"])
    let pairs = [
      ("sqrt(-1 - x^2)", "5"), ("log(r - 30 - exp(50))", "log(r - 30 - exp(50) + 10^-30)"),
    ]
    for (left, right) in pairs {
      let verdict = setting.verdict(left, right)
      #expect(verdict.hasPrefix("undecided"), "\(left)  |  \(right): \(verdict)")
    }
  }

  @Test func `values of different shapes are not compared`() throws {
    let setting = Setting([
      "a": "vector(2)", "b": "vector(3)", "y": "vector(N)", "w": "vector(d)", "A": "matrix(2, 2)",
      "x": "real",
    ])
    for (left, right) in [("a", "b"), ("a", "x"), ("A", "a"), ("y", "w"), ("y", "x"), ("y", "a")] {
      #expect(try setting.decide(left, right) == nil, "\(left)  |  \(right)")
    }
  }

  @Test func `statements and tensors have no numbers to compare`() throws {
    let comparison = Comparison(Variables())
    let pairs: [(Value<Expression>, Value<Expression>)] = [
      (.truth(true), .truth(false)), (.tensor([2]), .tensor([2])), (.tensor([]), .tensor([])),
    ]
    for (a, b) in pairs { #expect(try comparison.decide(a, b).word != "equal") }
  }

  @Test func `a witness is the simplest point that tells`() throws {
    let setting = Setting(["x": "real", "y": "positive"])
    guard case .different(let witness)? = try setting.decide("x^2*y", "x*y^2") else {
      Issue.record("not different")
      return
    }
    let point = witness.point.map { "\($0.name) = \($0.value.scalars[0].summary)" }
    #expect(point.count == 2)
    #expect(witness.turned.left.summary == witness.right.summary)
    #expect(witness.turned.right.summary == witness.left.summary)
  }
}
