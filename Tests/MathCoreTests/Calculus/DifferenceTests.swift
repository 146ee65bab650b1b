import MathCore
import Testing

@Suite struct DifferenceTests {
  static let methods = ["forward", "central", "fivePoint", "richardson", "complexStep"]

  @Test func `the square at 3: the tangent 9 + 6h, and the secant`() throws {
    let square = Program("square")
    // (x + h)² − x² = 2xh + h², so the secant has the slope 6 + h, exactly for short h.
    #expect(try Differentiation.differenceQuotient(square, 3, 0.0625, "forward") == 6.0625)
    #expect(try Differentiation.differenceQuotient(square, 3, 0.0625, "central") == 6)
    let h = 3.1 - 3.0
    #expect(
      try Differentiation.differenceQuotient(square, 3, 0.1, "forward") == (3.1 * 3.1 - 9) / h)
    let value = try Differentiation.evaluate(square, [.scalar(3.1)]).elements[0]
    #expect(abs(value - 9.61) < 0x1p-48 && abs(value - (9 + 6 * h) - h * h) < 0x1p-48)
  }

  @Test func `the orders of the truncation errors are 1, 2 and 4`() throws {
    // x⁵ at 1: the forward error is 10h + …, the central one 10h² + h⁴, five points −4h⁴.
    let power = Program("pow", counts: [5])
    let h = 0x1p-8
    func error(_ method: String) throws -> Double {
      try Differentiation.differenceQuotient(power, 1, h, method) - 5
    }
    #expect(abs(try error("central") - (10 * h * h + h * h * h * h)) < 0x1p-42)
    #expect(abs(try error("fivePoint") + 4 * h * h * h * h) < 0x1p-42)
    #expect(abs(try error("forward") - 10 * h) < 11 * h * h)
  }

  /// Functions of a number and points at which they have values around.
  static let functions: [(Program, [Double])] = [
    (Program("exp"), [-20, 0, 1, 30]), (Program("sin"), [0, 1, 1.5707963267948966, 100]),
    (Program("tanh"), [-3, 0.1, 5]), (Program("log"), [1e-20, 0.1, 1, 1e10]),
    (Program("sqrt"), [1e-12, 2]), (Program("reciprocal"), [1e-5, -3]),
    (Program("sigmoid"), [-40, 0, 3]), (Program("softplus"), [-5, 0, 5]),
    (Program("gelu"), [-3, 0, 2]), (Program("silu"), [-3, 0, 2]),
    (Program("pow", counts: [7]), [0, 1, -2.5, 1000]),
    (Program("cos"), [1e-9, 2]),
    // log(e^x + e^2x), and the first of their shares.
    (pair(.init("logSumExp", [4])), [-30, 0, 2]),
    (pair(.init("softmax", [4]), .init("index", [5], counts: [0])), [-1, 0, 3]),
    // e^x·sin x at 1, on which F19 gives figures.
    (
      Program([.input(), .init("exp", [0]), .init("sin", [0]), .init("mul", [1, 2])]),
      [1, 0, -4]
    ),
    // A function whose period, 2⁻³ to sixteen digits, fits the steps.
    (.chain(.init("scale", numbers: [50.26548245743669]), .init("sin")), [0.3, 2]),
  ]

  /// Steps on the vector (x, 2x), which is step 4.
  private static func pair(_ steps: Program.Step...) -> Program {
    Program(
      [
        .input(), .init("reshape", [0], counts: [1]), .init("scale", [1], numbers: [2]),
        .init("detach", [0]), .init("concat", [1, 2], counts: [0]),
      ] + steps)
  }

  @Test(arguments: functions.indices, methods)
  func `the derivative is within its estimated error`(_ index: Int, _ method: String) throws {
    let (program, points) = Self.functions[index]
    for x in points {
      let exact = try Differentiation.dualDerivative(program, x).derivative
      let estimate = try Differentiation.derivative(program, x, method)
      // The dual derivative is itself rounded, as the complex step's error says.
      let rounding = try Differentiation.derivative(program, x, "complexStep").error
      #expect(abs(estimate.value - exact) <= estimate.error + rounding, "at \(x)")
      #expect(estimate.error.isFinite && estimate.step > 0)
    }
  }

  @Test func `the best steps reach what rounding allows`() throws {
    let (program, _) = Self.functions[Self.functions.count - 2]
    func estimate(_ method: String) throws -> Differentiation.Estimate {
      try Differentiation.derivative(program, 1, method)
    }
    // f = f' = 2.3 to 3.8 and M₂ = 2.9: F19's least errors are of the orders u^(1/2), u^(2/3), u^(4/5).
    #expect(try estimate("forward").error < 4e-7)
    #expect(try estimate("central").error < 1e-9)
    #expect(try estimate("fivePoint").error < 1e-10)
    #expect(try estimate("richardson").error < 1e-12)
    #expect(try estimate("complexStep").error < 1e-14)
    #expect(try estimate("complexStep").step == 1e-100)
    #expect(try estimate("forward").step < estimate("central").step)
    #expect(try estimate("central").step < estimate("fivePoint").step)
  }

  @Test func `the second derivative is within its estimated error`() throws {
    for (program, x, exact) in [
      (Program("square"), 3.0, 2.0), (Program("pow", counts: [3]), 2, 12), (Program("exp"), 0, 1),
      (Program("log"), 0.5, -4), (Program("reciprocal"), 0.25, 128),
    ] {
      let estimate = try Differentiation.secondDerivative(program, x)
      #expect(abs(estimate.value - exact) <= estimate.error)
      #expect(estimate.error <= 1e-5 * exact.magnitude)
    }
  }

  @Test func `the complex step refuses what is not analytic`() throws {
    for name in ["abs", "relu"] {
      let error = #expect(throws: MathError.self) {
        try Differentiation.derivative(Program(name), 2, "complexStep")
      }
      #expect(error?.kind == "domain" && error?.description.contains(name) == true)
      #expect(try Differentiation.derivative(Program(name), 2, "central").value == 1)
    }
  }

  @Test func `steps and methods that make no sense are refused`() throws {
    let square = Program("square")
    func kind(_ body: () throws -> some Any) -> String? {
      #expect(throws: MathError.self) { try body() }?.kind
    }
    #expect(kind { try Differentiation.differenceQuotient(square, 1, 0, "forward") } == "domain")
    #expect(
      kind { try Differentiation.differenceQuotient(square, 1, 1e-30, "central") } == "domain")
    #expect(kind { try Differentiation.differenceQuotient(square, 1, 1, "second") } == "domain")
    #expect(kind { try Differentiation.derivative(square, 1, "newton") } == "domain")
    #expect(kind { try Differentiation.derivative(square, .infinity, "central") } == "notFinite")
    #expect(kind { try Differentiation.derivative(Program("log"), -1, "central") } == "domain")
    #expect(kind { try Differentiation.derivative(Program("sqrt"), 0, "central") } == "domain")
    #expect(
      kind {
        try Differentiation.differenceQuotient(square, 1, .greatestFiniteMagnitude, "fivePoint")
      }
        == "domain")
  }
}
