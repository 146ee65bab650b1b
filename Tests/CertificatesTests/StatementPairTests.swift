import Certificates
import Exact
import Testing

/// All pairs of a list of statements: those that hold at the same numbers have a certificate, and no others.
@Suite struct StatementPairTests {
  /// A statement, and whether it holds at a rational.
  private struct Row: Sendable {
    let text: String
    let holds: @Sendable (Rational) -> Bool

    init(_ text: String, _ holds: @escaping @Sendable (Rational) -> Bool) {
      self.text = text
      self.holds = holds
    }
  }

  private static let rows: [Row] = [
    Row("(> x 0)") { $0 > 0 },
    Row("(> (^ x 3) 0)") { $0 > 0 },
    Row("(> (exp x) 1)") { $0 > 0 },
    Row("(> (atan x) 0)") { $0 > 0 },
    Row("(> (+ x (exp x)) 1)") { $0 > 0 },
    Row("(> (/ 1 x) 0)") { $0 > 0 },
    Row("(and (>= x 0) (/= x 0))") { $0 > 0 },
    Row("(>= x 0)") { $0 >= 0 },
    Row("(= (abs x) x)") { $0 >= 0 },
    Row("(>= (sqrt x) 0)") { $0 >= 0 },
    Row("(/= x 0)") { $0 != 0 },
    Row("(> (^ x 2) 0)") { $0 != 0 },
    Row("(= (/ x x) 1)") { $0 != 0 },
    Row("(> (exp x) (+ 1 x))") { $0 != 0 },
    Row("(> (cosh x) 1)") { $0 != 0 },
    Row("(= x 0)") { $0 == 0 },
    Row("(<= (abs x) 0)") { $0 == 0 },
    Row("(and (> x -1) (< x 1))") { $0 > -1 && $0 < 1 },
    Row("(< (abs x) 1)") { $0 > -1 && $0 < 1 },
    Row("(< (^ x 4) 1)") { $0 > -1 && $0 < 1 },
    Row("(<= (abs x) 1)") { $0 >= -1 && $0 <= 1 },
    Row("(= (* (asin x) 0) 0)") { $0 >= -1 && $0 <= 1 },
    Row("(< (^ x 2) 2)") { $0 * $0 < 2 },
    Row("(and (< (- (sqrt 2)) x) (< x (sqrt 2)))") { $0 * $0 < 2 },
    Row("(or (< x 1) (> x 1))") { $0 != 1 },
    Row("(> (+ x (/ 1 x)) 2)") { $0 > 0 && $0 != 1 },
    Row("(> (* x (log x)) (- x 1))") { $0 > 0 && $0 != 1 },
    Row("(= x x)") { _ in true },
    Row("(> (+ (^ x 2) x 1) 0)") { _ in true },
    Row("(> x (+ x 1))") { _ in false },
    Row("(< (exp x) 0)") { _ in false },
    Row("(= (log (- (^ x 2))) 0)") { _ in false },
  ]

  @Test func `pairs with the same solutions are accepted, and no others`() throws {
    let numbers = try (-24...24).map { try Rational(Integer($0), over: 8) }
    var wrong: [String] = []
    for a in Self.rows {
      for b in Self.rows {
        let isSame = numbers.allSatisfy { a.holds($0) == b.holds($0) }
        let lines =
          [
            "touchstone/certificate/2", "claim same", "variable x real", "left \(a.text)",
            "right \(b.text)", "by line x",
          ]
          + ["-2", "(- (sqrt 2))", "-1", "-1/2", "0", "1/2", "1", "(sqrt 2)", "2"].map {
            "cut \($0)"
          } + ["end"]
        let isAccepted = refusal(lines.joined(separator: "\n") + "\n") == nil
        if isAccepted != isSame { wrong.append("\(a.text) \(b.text): \(isAccepted)") }
      }
    }
    #expect(wrong == [])
  }
}
