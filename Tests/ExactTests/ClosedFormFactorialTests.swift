import Testing

@testable import Exact

/// The forms of factorials of variables.
@Suite struct ClosedFormFactorialTests {
  @Test(arguments: 1...5)
  func `a factorial has the factors above another one`(steps: Int) throws {
    let quotients = try #require(
      try ClosedFormField.withVariables { field -> [ClosedForm] in
        let n = try field.variable(.positive)
        let later = try field.sum(n, ClosedForm(Rational(steps)))
        let above = try field.quotient(field.factorial(later), field.factorial(n))
        let below = try field.quotient(
          field.factorial(n), field.factorial(field.difference(n, ClosedForm(Rational(steps)))))
        var (up, down) = (ClosedForm.one, ClosedForm.one)
        for step in 1...steps {
          up = try field.product(up, field.sum(n, ClosedForm(Rational(step))))
          down = try field.product(down, field.difference(n, ClosedForm(Rational(step - 1))))
        }
        return [try field.difference(above, up), try field.difference(below, down)]
      })
    #expect(quotients == [.zero, .zero])
  }

  @Test func `factorials whose arguments differ by no whole number stay apart`() throws {
    let differences = try #require(
      try ClosedFormField.withVariables { field -> [ClosedForm] in
        let n = try field.variable(.positive)
        let half = try field.sum(n, ClosedForm(Rational(1, over: 2)))
        let double = try field.scaled(n, by: 2)
        let whole = try field.factorial(n)
        return [
          try field.difference(whole, field.factorial(half)),
          try field.difference(whole, field.factorial(double)),
        ]
      })
    #expect(differences.count == 2)
    #expect(!differences.contains(.zero))
  }

  @Test func `a product of neighbours is a quotient of factorials`() throws {
    let difference = try #require(
      try ClosedFormField.withVariables { field -> ClosedForm in
        let n = try field.variable(.positive)
        // 4·5⋯(n + 3) = (n + 3)!/3!
        let factor = try field.sum(field.index(0), ClosedForm(3))
        let product = try field.product(over: 0, from: .one, to: n, of: factor)
        let quotient = try field.scaled(
          field.factorial(field.sum(n, ClosedForm(3))), by: Rational(1, over: 6))
        return try field.difference(product, quotient)
      })
    #expect(difference.isZero)
  }

  @Test(arguments: [(-1, 1), (5, 2), (-7, 2)])
  func `numbers that are no counts have no factorial`(numerator: Int, denominator: Int) throws {
    let number = try Rational(Integer(numerator), over: Integer(denominator))
    let form = try ClosedFormField.withVariables { try $0.factorial(ClosedForm(number)) }
    #expect(form == nil)
  }
}
