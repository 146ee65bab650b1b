import Exact
import PropertyTesting
import Testing

@testable import Laws

/// Bound F20: what the running error analysis of programs permits.
@Suite struct ProgramBoundsTests {
  private let unit = Bound.unitRoundoff

  private func number(_ x: Double) throws -> Tensor<Double> {
    try Tensor(shape: [], elements: [x])
  }

  private func vector(_ x: Double...) throws -> Tensor<Double> {
    try Tensor(shape: [x.count], elements: x)
  }

  /// A program of two numbers.
  private func binary(_ operation: String) -> Laws.Program {
    var program = Laws.Program()
    let (x, y) = (program.append("input", counts: [0]), program.append("input", counts: [1]))
    program.append(operation, x, y)
    return program
  }

  @Test func `one operation is rounded once, and not where its result is a double`() throws {
    for operation in ["add", "sub", "mul", "div"] {
      let exact = try ProgramBounds(binary(operation), [number(3), number(2)])
      #expect(try exact.value().amount.isZero, "\(operation)")
      let inputs = [try number(0.1), try number(0.7)]
      let value = try #require(
        ExactProgram(binary(operation), inputs).value().elements[0].asRational)
      let bound = try ProgramBounds(binary(operation), inputs).value().amount
      let share = try bound / (unit * value.magnitude)
      #expect(share >= 1 && share.roundedToDouble() < 1.0001, "\(operation)")
    }
  }

  @Test func `derivatives of whole polynomials are asked for exactly`() throws {
    var program = Laws.Program()
    let x = program.append("input", counts: [0])
    let cube = program.append("pow", x, counts: [3])
    program.append("sum", program.append("mul", cube, x))
    let whole = try ProgramBounds(program, [vector(2, -3)])
    #expect(whole.isWhole)
    #expect(try whole.gradient().allSatisfy { $0.amount.isZero })
    #expect(try whole.hessian().joined().allSatisfy { $0.amount.isZero })
    let large = try ProgramBounds(program, [vector(0x1p17, 0x1p17 + 1)])
    #expect(try large.gradient().contains { !$0.amount.isZero })
    let broken = try ProgramBounds(program, [vector(0.1, 3)])
    #expect(!broken.isWhole)
    let bounds = try broken.gradient()
    // 4x³ with a few roundings: some units of it, and not many.
    let units = try bounds[0].amount / (unit * (try Rational(0.004)))
    #expect(units > 1 && units < 30)
  }

  @Test func `a path that cancels keeps the errors of its parts`() throws {
    // (x + c) − c has the derivative 1, and x·c − x·(c − 1) has cancelling paths.
    var program = Laws.Program()
    let x = program.append("input", counts: [0])
    let left = program.append("scale", x, numbers: [1e10 / 3])
    let right = program.append("scale", x, numbers: [1e10 / 3 - 1])
    program.append("sub", left, right)
    let amount = try ProgramBounds(program, [number(0.1)]).gradient()[0].amount
    #expect(amount > Rational(1_000_000_000) * unit)
    #expect(amount < Rational(100_000_000_000) * unit)
  }

  @Test func `what cannot be decided at a kink is left out`() throws {
    var program = Laws.Program()
    let (x, y) = (program.append("input", counts: [0]), program.append("input", counts: [1]))
    let product = program.append("mul", x, x)
    program.append("relu", program.append("sub", product, y))
    #expect(throws: Discard.self) {
      try ProgramBounds(program, [number(0.1), number(0.1 * 0.1)])
    }
    #expect(try ProgramBounds(program, [number(2), number(4)]).gradient().count == 2)
  }

  @Test func `random programs share values, broadcast, and have a value`() throws {
    for family in [
      ProgramFamily.polynomial, .kinked, .rational, .smooth, .analytic,
    ] {
      let verdict = checkNoError(.programs(family, isScalar: false), Settings(cases: 200)) {
        input in
        let value = try input.exact().value()
        try require(value.elements.allSatisfy { $0.asRational != nil || !$0.isUncertain })
      }
      #expect(verdict.outcome == .passed, "\(family): \(verdict)")
    }
  }
}
