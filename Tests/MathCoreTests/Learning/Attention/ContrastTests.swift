import MathCore
import Testing

@Suite struct ContrastTests {
  @Test func `partners among perpendicular vectors cost log(1 + (n − 1)e^(−1/τ))`() throws {
    let a = try Matrix(rows: [[3, 0, 0], [0, 1e-200, 0], [0, 0, 5e150]])
    let b = try Matrix(rows: [[1e100, 0, 0], [0, 2, 0], [0, 0, 7]])
    for temperature in [0.0625, 0.5, 1, 4] {
      let loss = try Softmax.ceLogits([1 / temperature, 0, 0], 0)
      #expect(try Attention.infoNCE(a, b, temperature) == loss)
    }
    let swapped = try Matrix(rows: [b.row(1), b.row(0), b.row(2)])
    // Two of three rows have their partner elsewhere: each loses 1/τ more.
    let right = try Softmax.ceLogits([1, 0, 0], 0)
    let loss = try Attention.infoNCE(a, swapped, 1)
    #expect(abs(loss - (right + 2.0 / 3)) <= 2 * loss.ulp)
  }

  @Test func `a single pair costs nothing, and equal rows cost log n`() throws {
    #expect(try Attention.infoNCE(Matrix(rows: [[1, 2]]), Matrix(rows: [[-3, 1]]), 0.1) == 0)
    let equal = try Matrix(rows: [[1, 2], [2, 4]])
    #expect(try Attention.infoNCE(equal, equal, 1e-3) == 0.6931471805599453)
  }

  @Test func `temperatures at the ends of the doubles give what rounding makes of the loss`() throws
  {
    let a = try Matrix(rows: [[1, 0], [0, 1]])
    let b = try Matrix(rows: [[0, 1], [1, 0]])
    #expect(try Attention.infoNCE(a, a, .leastNonzeroMagnitude) == 0)
    #expect(try Attention.infoNCE(a, b, .leastNonzeroMagnitude) == .infinity)
    #expect(try Attention.infoNCE(a, b, .greatestFiniteMagnitude) == 0.6931471805599453)
  }

  @Test func `what has no direction or no temperature is refused`() throws {
    let a = try Matrix(rows: [[1, 0], [0, 0]])
    let b = try Matrix(rows: [[1, 0], [0, 1]])
    #expect(throws: MathError.zeroVector(function: "infoNCE", argument: "a")) {
      try Attention.infoNCE(a, b, 1)
    }
    #expect(throws: MathError.zeroVector(function: "infoNCE", argument: "b")) {
      try Attention.infoNCE(b, a, 1)
    }
    #expect(throws: MathError.self) { try Attention.infoNCE(b, b, 0) }
    #expect(throws: MathError.self) { try Attention.infoNCE(b, b, .infinity) }
    #expect(throws: MathError.shapes(function: "infoNCE", [2, 2], [1, 2])) {
      try Attention.infoNCE(b, Matrix(rows: [[1, 2]]), 1)
    }
    #expect(throws: MathError.empty(function: "infoNCE")) {
      try Attention.infoNCE(Matrix(rows: []), Matrix(rows: []), 1)
    }
  }
}
