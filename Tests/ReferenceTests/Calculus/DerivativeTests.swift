import Exact
import PropertyTesting
import Reference
import Testing

/// Derivatives by duals: of polynomials against what the notes work out, of functions against what
/// difference quotients with certified truncation allow.
struct DerivativeTests {
  /// f(x, y) = x²y + 3y of section B.14.
  private func surface<S: Scalar>(_ p: [S]) throws -> S {
    try p[0].squared() * p[1] + S(3) * p[1]
  }

  @Test func `the gradient of x²y + 3y is (2xy, x² + 3), its Hessian (2y 2x; 2x 0)`() throws {
    var generator = Random(seed: 61)
    for _ in 0..<40 {
      let (x, y) = (Real.rational(generator.rational()), Real.rational(generator.rational()))
      let gradient = try Derivatives.gradient(at: [x, y]) { try surface($0) }
      #expect(
        try gradient.map(\.asRational)
          == [(Real(2) * x * y).asRational, (x * x + Real(3)).asRational])
      let hessian = try Derivatives.hessian(at: [x, y]) { try surface($0) }
      let wanted = try [Real(2) * y, Real(2) * x, Real(2) * x, .zero].map(\.asRational)
      #expect(hessian.elements.map(\.asRational) == wanted)
    }
  }

  @Test func `products with the Jacobian and the Hessian are what the matrices give`() throws {
    var generator = Random(seed: 62)
    func map<S: Scalar>(_ x: [S]) throws -> [S] {
      [try x[0] * x[1] * x[2], try x[0].power(S(3)) - x[2], try x[1] / (x[2].squared() + .one)]
    }
    func sum<S: Scalar>(_ x: [S]) throws -> S { try S.sum(map(x).map { try $0.squared() }) }
    for _ in 0..<20 {
      let (x, v, u) = (generator.vector(3), generator.vector(3), generator.vector(3))
      let jacobian = try Derivatives.jacobian(at: x) { try map($0) }
      let forward = try Derivatives.jvp(at: x, along: u) { try map($0) }
      #expect(forward.map(\.value.asRational) == (try map(x).map(\.asRational)))
      #expect(
        forward.map(\.derivative.asRational)
          == (try Matrices.product(jacobian, u).map(\.asRational)))
      let backward = try Derivatives.vjp(at: x, seed: v) { try map($0) }
      #expect(backward.map(\.asRational) == (try Matrices.product(v, jacobian).map(\.asRational)))
      let hessian = try Derivatives.hessian(at: x) { try sum($0) }
      #expect(hessian.elements.map(\.asRational) == hessian.transposed().elements.map(\.asRational))
      #expect(
        try Derivatives.hvp(at: x, along: u) { try sum($0) }.map(\.asRational)
          == Matrices.product(hessian, u).map(\.asRational))
    }
  }

  @Test func `a quadratic is its own model, and one Newton step lands on its minimum`() throws {
    // f(x, y) = x² + xy + 2y² − 3x: stationary where 2x + y = 3 and x + 4y = 0.
    func quadratic<S: Scalar>(_ p: [S]) throws -> S {
      try p[0].squared() + p[0] * p[1] + S(2) * p[1].squared() - S(3) * p[0]
    }
    let x = reals(5, -2)
    let step = try Derivatives.newtonStep(at: x) { try quadratic($0) }
    #expect(step.map(\.asRational) == [try Rational(12, over: 7), try Rational(-3, over: 7)])
    let h = reals(-3, 7)
    let model = try Derivatives.taylor2(at: x, step: h) { try quadratic($0) }
    #expect(model.asRational == (try quadratic(reals(2, 5)).asRational))
    #expect(throws: ArithmeticError.singular) {
      try Derivatives.newtonStep(at: x) { p in try p[0] + p[1] }
    }
  }

  @Test func `the golden derivatives of the notes`() throws {
    let cube = try Derivatives.derivative(at: Real(1)) { try ($0 * Dual(3) + .one).squared() }
    #expect(cube.value.asRational == 16 && cube.derivative.asRational == 24)
    let wave = try Derivatives.derivative(at: Real(2)) { try $0.squared().apply(.sin) }
    try expectEqual(wave.derivative, Real(4) * Real(4).apply(.cos))
    let second = try Derivatives.secondDerivative(at: Real(3)) { try $0.power(Dual(5)) }
    #expect(second.asRational == 540)
    let power = try Derivatives.derivative(at: Real(2)) { try $0.power($0) }
    try expectEqual(power.derivative, Real(4) * (Real(2).log() + .one))
  }

  /// The elementary functions, with an interval in their domain.
  private static let domains: [(ElementaryFunction, Int, Int)] = [
    (.exp, -16, 16), (.log, 2, 40), (.sin, -30, 30), (.cos, -30, 30), (.tan, -10, 10),
    (.asin, -7, 7), (.acos, -7, 7), (.atan, -20, 20), (.sinh, -16, 16), (.cosh, -16, 16),
    (.tanh, -20, 20), (.erf, -20, 20), (.erfc, -20, 20),
  ]

  @Test func `difference quotients differ by no more than their truncation`() throws {
    #expect(Self.domains.map(\.0) == ElementaryFunction.allCases)
    let h = try Rational(1, over: 64)
    for (function, low, high) in Self.domains {
      for eighths in stride(from: low, through: high, by: 5) {
        let x = try Rational(Integer(eighths), over: 8)
        let exact = try Derivatives.derivative(at: Real.rational(x)) { try $0.apply(function) }
          .derivative
        let bounds = try DerivativeBounds(upTo: 5, from: x - 2 * h, to: x + 2 * h, pieces: 1) {
          try $0.apply(function)
        }
        #expect(bounds.derivatives[1].contains(exact.enclosure))
        let step = Real.rational(h)
        func f(_ x: Real) throws -> Real { try x.apply(function) }
        let point = Real.rational(x)
        let cases: [(Real, Rational)] = [
          (
            try DifferenceQuotients.forward(at: point, step: step, of: f),
            try bounds.largest(2) * h / 2
          ),
          (
            try DifferenceQuotients.central(at: point, step: step, of: f),
            try bounds.largest(3) * h * h / 6
          ),
          (
            try DifferenceQuotients.fivePoint(at: point, step: step, of: f),
            try bounds.largest(5) * h.power(4) / 30
          ),
        ]
        for (quotient, truncation) in cases {
          let error = try (quotient - exact).enclosure.magnitude.lower.rational
          #expect(error <= truncation, "\(function) at \(x)")
        }
      }
    }
  }

  @Test func `there is no derivative at a kink, at a tie, or of a root at zero`() {
    let zero = Dual(variable: Real.zero)
    #expect(throws: ArithmeticError.outsideDomain(function: "abs′", argument: "0")) {
      try zero.absolute()
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "max′", argument: "0")) {
      try Dual.maximum(zero, .zero)
    }
    #expect(throws: ArithmeticError.divisionByZero) { try zero.sqrt() }
    #expect(throws: ArithmeticError.divisionByZero) { try zero / zero }
    #expect(throws: DefinitionError.lengths(function: "jvp", 1, 2)) {
      try Derivatives.jvp(at: reals(1), along: reals(1, 2)) { $0 }
    }
  }

  @Test func `duals are differentiated through every rule that has no kink`() throws {
    let x = Dual(Real(3), Real(2))
    #expect(try Dual.maximum(x, -x).derivative.asRational == 2)
    #expect(try (-x).absolute().derivative.asRational == 2)
    #expect(try Dual.maximum(x, x).derivative.asRational == 2)
    #expect(try x.power(.zero).derivative.asRational == 0)
    #expect(try x.power(Dual(-2)).derivative.asRational == Rational(-4, over: 27))
    #expect(try Dual<Real>.pi.derivative.asRational == 0)
    #expect(try x.order(Dual(Real(3), Real(7))) == .equal)
  }
}
