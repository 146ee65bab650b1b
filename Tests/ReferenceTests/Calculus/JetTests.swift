import Exact
import Reference
import Testing

/// Jets against Taylor series that are known in closed form.
struct JetTests {
  private func fraction(_ n: Int, _ d: Int) throws -> Rational {
    try Rational(Integer(n), over: Integer(d))
  }

  @Test func `series that the notes and any table state`() throws {
    let x = Jet(variable: Real.zero, order: 5)
    let one = Jet<Real>.one
    let root = try Jet<Real>.pi.sqrt()
    let rows: [(String, Jet<Real>, [(Int, Int)])] = [
      ("exp x", try x.exp(), [(1, 1), (1, 1), (1, 2), (1, 6), (1, 24), (1, 120)]),
      ("log(1 + x)", try (one + x).log(), [(0, 1), (1, 1), (-1, 2), (1, 3), (-1, 4), (1, 5)]),
      ("1/(1 − x)", try one / (one - x), [(1, 1), (1, 1), (1, 1), (1, 1), (1, 1), (1, 1)]),
      ("√(1 + x)", try (one + x).sqrt(), [(1, 1), (1, 2), (-1, 8), (1, 16), (-5, 128), (7, 256)]),
      ("tan x", try x.apply(.tan), [(0, 1), (1, 1), (0, 1), (1, 3), (0, 1), (2, 15)]),
      ("tanh x", try x.apply(.tanh), [(0, 1), (1, 1), (0, 1), (-1, 3), (0, 1), (2, 15)]),
      ("atan x", try x.apply(.atan), [(0, 1), (1, 1), (0, 1), (-1, 3), (0, 1), (1, 5)]),
      ("asin x", try x.apply(.asin), [(0, 1), (1, 1), (0, 1), (1, 6), (0, 1), (3, 40)]),
      ("sin x", try x.apply(.sin), [(0, 1), (1, 1), (0, 1), (-1, 6), (0, 1), (1, 120)]),
      ("cosh x", try x.apply(.cosh), [(1, 1), (0, 1), (1, 2), (0, 1), (1, 24), (0, 1)]),
      (
        "x³(1 − x)²", try x.power(Jet(3)) * (one - x).power(Jet(2)),
        [(0, 1), (0, 1), (0, 1), (1, 1), (-2, 1), (1, 1)]
      ),
      ("(1 + x)^x", try (one + x).power(x), [(1, 1), (0, 1), (1, 1), (-1, 2), (5, 6), (-3, 4)]),
    ]
    for (name, jet, coefficients) in rows {
      #expect(jet.order == 5, "\(name)")
      for (power, (n, d)) in coefficients.enumerated() {
        try expectEqual(
          jet.coefficient(power), .rational(try fraction(n, d)), "\(name), power \(power)")
      }
    }
    // erf x = (2/√π)(x − x³/3 + x⁵/10 − …).
    let scaled = try x.apply(.erf) * root / Jet(2)
    for (power, (n, d)) in [(0, 1), (1, 1), (0, 1), (-1, 3), (0, 1), (1, 10)].enumerated() {
      try expectEqual(scaled.coefficient(power), .rational(try fraction(n, d)))
    }
    #expect(try x.exp().derivative(4).asRational == 1)
    #expect(try x.power(Jet(5)).derivative(5).asRational == 120)
  }

  @Test func `jets of order one are duals, and orders combine to the lower one`() throws {
    let x = Jet(variable: Real(2), order: 1)
    let value = try (x.exp() / x + x.log()).apply(.sin)
    let dual = try Derivatives.derivative(at: Real(2)) {
      try ($0.exp() / $0 + $0.log()).apply(.sin)
    }
    try expectEqual(value.coefficient(1), dual.derivative)
    let low = Jet(variable: Real(2), order: 2)
    let high = Jet(variable: Real(2), order: 5)
    #expect(try (low + high).order == 2 && (low * high).order == 2)
    #expect(try (high / low).order == 2 && low.power(high).order == 2)
    #expect(try (high + .one).order == 5 && Jet<Real>.one.exp().order == .max)
  }

  @Test func `enclosures over an interval hold the derivatives at its points`() throws {
    func f<S: Scalar>(_ x: S) throws -> S { try (x.squared() + .one).log() * x.apply(.sin) }
    let bounds = try DerivativeBounds(upTo: 5, from: .zero, to: 2, pieces: 8) { try f($0) }
    for eighths in 0...16 {
      let x = Real.rational(try fraction(eighths, 8))
      let jet = try f(Jet(variable: x, order: 5))
      for k in 0...5 {
        #expect(bounds.derivatives[k].contains(try jet.derivative(k).enclosure), "f^(\(k)) at \(x)")
      }
    }
    // |f″| of x² is 2 everywhere, and eˣ on [0, 1] is between 1 and e.
    let square = try DerivativeBounds(upTo: 2, from: -1, to: 3) { try $0.power(Jet(2)) }
    #expect(try square.largest(2) == 2 && square.smallest(2) == 2)
    #expect(try square.smallest(1) == .zero)
    let exponential = try DerivativeBounds(upTo: 3, from: .zero, to: .one) { try $0.exp() }
    #expect(try exponential.largest(3) < fraction(2719, 1000))
    #expect(try exponential.largest(3) > fraction(2718, 1000))
    #expect(try exponential.smallest(3) == 1)
    #expect(throws: ArithmeticError.undecided) { try square.largest(3) }
    #expect(throws: ArithmeticError.self) {
      try DerivativeBounds(upTo: 1, from: -1, to: 1, pieces: 1) { try $0.absolute() }
    }
  }
}
