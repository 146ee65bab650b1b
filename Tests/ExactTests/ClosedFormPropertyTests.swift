import PropertyTesting
import TestSupport
import Testing

@testable import Exact

/// Random constants: what is proved has to agree with enclosures, and valid rewritings never disagree.
@Suite struct ClosedFormPropertyTests {
  /// The closed form's value and the real's own one, enclosed; nil where there is no closed form.
  private func enclosures(of real: Real) -> (form: Interval, real: Interval, isRational: Bool)? {
    guard case .constructed(let construction) = real else { return nil }
    let field = ClosedFormField(factorBase: FactorBase())
    guard let form = try? field.form(of: construction),
      let proved = try? field.enclosure(of: form, precision: 256),
      let own = try? real.enclosure(workingPrecision: 256)
    else { return nil }
    return (proved, own, form.rational != nil)
  }

  @Test func `a closed form has the value of the real`() async {
    await forAll(.constants(depth: 5), Settings(cases: 3_000)) { (constant: Constant) in
      let pair = constant.real.flatMap { enclosures(of: $0) }
      cover(15, pair != nil, "constants with a closed form")
      cover(0.4, pair?.isRational == true, "rational in the end")
      guard let pair else { return }
      #expect(!pair.form.isDisjoint(from: pair.real))
    }
  }

  @Test func `constants with disjoint enclosures are never equal`() async {
    let pairs = tuple(Generator.constants(depth: 3), .constants(depth: 2))
    await forAll(pairs, Settings(cases: 600)) { left, right throws in
      guard let a = left.real, let b = right.real, a.enclosure.isDisjoint(from: b.enclosure),
        let difference = try? a - b
      else { return }
      #expect(try ClosedForm.rationalValue(of: difference)?.isZero != true)
      cover(30, true, "differences")
    }
  }

  /// A rewriting of a number a to an equal one, by means of a number b.
  private struct Rewriting: Sendable, CustomStringConvertible {
    let description: String
    let apply: @Sendable (Real, Real) throws -> Real

    init(_ description: String, _ apply: @escaping @Sendable (Real, Real) throws -> Real) {
      (self.description, self.apply) = (description, apply)
    }
  }

  private static let rewritings = [
    Rewriting("(a + b) − b") { a, b in try (a + b) - b },
    Rewriting("(a b)/b") { a, b in try (a * b) / b },
    Rewriting("((a + b)² − a² − b²)/(2 b)") { a, b in
      try ((a + b) * (a + b) - a * a - b * b) / (b + b)
    },
    Rewriting("log exp a") { a, _ in try a.exp().log() },
    Rewriting("a³/a/a") { a, _ in try a.power(Real(3)) / a / a },
    Rewriting("log(sinh a + cosh a)") { a, _ in try (a.sinh() + a.cosh()).log() },
    Rewriting("a (sin² b + cos² b)") { a, b in
      try a * (b.sin().squared() + b.cos().squared())
    },
    Rewriting("exp a exp b exp(−b) a/exp a") { a, b in
      try a.exp() * b.exp() * (-b).exp() * a / a.exp()
    },
    Rewriting("(a² − b²)/(a + b) + b") { a, b in
      try (a.squared() - b.squared()) / (a + b) + b
    },
    Rewriting("√|a|² a/|a|") { a, _ in
      try a.absolute().sqrt().squared() * (a / a.absolute())
    },
  ]

  @Test func `valid rewritings are equal or undecided, and mostly equal`() async {
    let rewritten = tuple(
      Generator.elements(Self.rewritings), .constants(depth: 2), .constants(depth: 1))
    await forAll(rewritten, Settings(cases: 600)) { rewriting, left, right throws in
      guard let a = left.real, let b = right.real, let c = try? rewriting.apply(a, b),
        let difference = try? a - c
      else { return }
      let value = try ClosedForm.rationalValue(of: difference)
      #expect(value == nil || value == .zero)
      cover(25, true, "rewritings")
      cover(25, value != nil, "rewritings proved equal")
    }
  }
}

extension Real {
  fileprivate func sin() throws -> Real { try apply(.sin) }
  fileprivate func cos() throws -> Real { try apply(.cos) }
  fileprivate func sinh() throws -> Real { try apply(.sinh) }
  fileprivate func cosh() throws -> Real { try apply(.cosh) }
}
