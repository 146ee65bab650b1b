import Testing

@testable import Exact

@Suite struct FuelTests {
  /// The least budget that a computation runs to its end with, found by bisection.
  private func leastBudget(_ text: String) throws -> Int {
    var (low, high) = (0, 1 << 26)
    while low + 1 < high {
      let middle = (low + high) / 2
      do {
        try Fuel.limited(to: middle) { _ = try RealNotation.real(text).sign() }
        high = middle
      } catch ArithmeticError.outOfFuel {
        low = middle
      }
    }
    return high
  }

  @Test func `outside of any budget nothing is refused`() throws {
    try Fuel.spend(.max)
    #expect(try RealNotation.real("exp(1)").sign() == .greater)
  }

  @Test func `a budget is spent to its last unit and not beyond`() throws {
    try Fuel.limited(to: 10) {
      try Fuel.spend(4)
      try Fuel.spend(6)
      #expect(throws: ArithmeticError.outOfFuel(limit: 10)) { try Fuel.spend(1) }
    }
    try Fuel.limited(to: 10) {
      #expect(throws: ArithmeticError.outOfFuel(limit: 10)) { try Fuel.spend(.max) }
      try Fuel.spend(-5)
      try Fuel.spend(10)
    }
  }

  @Test func `the same computation needs the same number of units every time`() throws {
    for text in [
      "log(8)/log(2)-3", "sqrt(5+2*sqrt(6))-sqrt(2)-sqrt(3)", "16*atan(1/5)-4*atan(1/239)-pi",
      "1/(1+e^-2)+1/(1+e^2)-1", "sin(2)-2*sin(1)*cos(1)",
    ] {
      let budget = try leastBudget(text)
      #expect(try leastBudget(text) == budget, "\(text)")
      #expect(budget > 100, "\(text)")
    }
  }

  @Test func `work beyond the budget is refused`() throws {
    for text in [
      "(sqrt(2)+sqrt(3)+sqrt(5)+pi)^6-(pi+sqrt(5)+sqrt(3)+sqrt(2))^6", "3^300000-7^200000",
      "pi-3.14159265358979323846264338327950288419716939937510582097494459230781640628",
    ] {
      #expect(throws: ArithmeticError.outOfFuel(limit: 2_000), "\(text)") {
        try Fuel.limited(to: 2_000) { _ = try RealNotation.real(text).sign() }
      }
    }
  }

  @Test func `a refusal inside of a proof is not taken for the lack of one`() throws {
    let text = "(sqrt(2)+sqrt(3)+sqrt(5)+pi)^6-(pi+sqrt(5)+sqrt(3)+sqrt(2))^6"
    let real = try RealNotation.real(text)
    #expect(throws: ArithmeticError.outOfFuel(limit: 3_000)) {
      try Fuel.limited(to: 3_000) { _ = try ClosedForm.rationalValue(of: real) }
    }
    #expect(try ClosedForm.rationalValue(of: real) == 0)
  }

  @Test func `work that is more than is left is refused before any of it is spent`() throws {
    try Fuel.limited(to: 10) {
      try Fuel.spend(4)
      try Fuel.require(6)
      #expect(throws: ArithmeticError.outOfFuel(limit: 10)) { try Fuel.require(7) }
      try Fuel.spend(6)
      #expect(throws: ArithmeticError.outOfFuel(limit: 10)) { try Fuel.require(1) }
    }
    // Outside of any budget nothing is counted.
    try Fuel.require(.max)
  }
}
