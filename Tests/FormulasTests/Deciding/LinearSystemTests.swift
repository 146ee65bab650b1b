import Exact
import Testing

@testable import Formulas

/// Linear inequalities that hold together at a point, or at none.
@Suite struct LinearSystemTests {
  /// a·x + b·y + c compared with 0.
  private struct Row {
    let a: Int
    let b: Int
    let c: Int
    let relation: Expression.Relation

    func literal() throws -> Statement.Condition.Literal {
      let (x, y) = (Expression(.name("x")), Expression(.name("y")))
      let formula = try Expression(a) * x + Expression(b) * y + Expression(c)
      return Statement.Condition.Literal(formula: formula, relation: relation)
    }

    /// Whether it holds at x = p/4, y = q/4.
    func holds(_ p: Int, _ q: Int) -> Bool {
      let value = a * p + b * q + 4 * c
      return relation.holds(value < 0 ? .less : value > 0 ? .greater : .equal)
    }

    func holds(_ point: [String: Rational]) -> Bool {
      let value =
        Rational(a) * (point["x"] ?? .zero) + Rational(b) * (point["y"] ?? .zero) + Rational(c)
      return relation.holds(value < .zero ? .less : value > .zero ? .greater : .equal)
    }
  }

  private static let rows: [Row] = [-2, -1, 0, 1].flatMap { a in
    [-1, 0, 1, 3].flatMap { b in
      [-1, 0, 2].flatMap { c in
        [Expression.Relation.greaterOrEqual, .greater, .lessOrEqual, .equal].map {
          Row(a: a, b: b, c: c, relation: $0)
        }
      }
    }
  }

  @Test func `a point that is found meets all, and where none is found no point of a grid does`()
    throws
  {
    // Steps without a common factor with the number of rows come to very different systems.
    let systems = (0..<1_200).map { number in
      [7, 31, 101, 47].enumerated().map { place, step in
        Self.rows[(number * step + 13 * place * place) % Self.rows.count]
      }
    }
    var (solved, unsolved) = (0, 0)
    for rows in systems {
      var system = LinearSystem()
      for row in rows {
        let literal = try row.literal()
        if let isTrue = literal.isTrue {
          // A number compared with 0 is no row of a system.
          if !isTrue { system = try Self.contradiction() }
          continue
        }
        #expect(try system.add(literal))
      }
      switch try system.solution() {
      case .point(let point):
        solved += 1
        #expect(rows.allSatisfy { $0.holds(point) }, "\(rows) at \(point)")
      case .none:
        unsolved += 1
        let found = (-12...12).contains { p in
          (-12...12).contains { q in rows.allSatisfy { $0.holds(p, q) } }
        }
        #expect(!found, "\(rows)")
      case .open: Issue.record("too many bounds of four rows")
      }
    }
    #expect(solved > 200)
    #expect(unsolved > 200)
  }

  /// 0 > 0.
  private static func contradiction() throws -> LinearSystem {
    var system = LinearSystem()
    let x = Expression(.name("x"))
    for (formula, relation) in [(x, Expression.Relation.greater), (x, .less)] {
      _ = try system.add(Statement.Condition.Literal(formula: formula, relation: relation))
    }
    return system
  }

  @Test func `what is not linear is no row`() throws {
    let (x, y) = (Expression(.name("x")), Expression(.name("y")))
    for formula in [try x * y, try x / y, try x.power(2), .pi, try Expression.pi * x] {
      var system = LinearSystem()
      let literal = Statement.Condition.Literal(formula: formula, relation: .greater)
      #expect(try !system.add(literal), "\(formula.text)")
    }
  }

  @Test func `the forms of a number of variables multiply no further than is allowed`() throws {
    var system = LinearSystem()
    for first in 0..<6 {
      for second in 0..<6 where first != second {
        for (a, b) in [(3, 2), (-2, 5), (7, -3)] {
          let formula =
            try Expression(a) * Expression(.name("x\(first)"))
            - Expression(b) * Expression(.name("x\(second)")) + Expression(a * b + first)
          _ = try system.add(
            Statement.Condition.Literal(formula: formula, relation: .greaterOrEqual))
        }
      }
    }
    guard case .open = try system.solution() else {
      Issue.record("90 bounds of six variables were followed to the end")
      return
    }
  }
}
