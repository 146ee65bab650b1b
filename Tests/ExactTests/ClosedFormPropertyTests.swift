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
    await forAll(.constants(depth: 5), Settings(cases: 2_000)) { (constant: Constant) in
      let pair = constant.real.flatMap { enclosures(of: $0) }
      cover(15, pair != nil, "constants with a closed form")
      cover(0.2, pair?.isRational == true, "rational in the end")
      guard let pair else { return }
      #expect(!pair.form.isDisjoint(from: pair.real))
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

  /// What is equal to a for some numbers, and what a wrong branch or sign takes for it.
  private static let lookalikes = [
    Rewriting("√(a²)") { a, _ in try a.squared().sqrt() },
    Rewriting("asin sin a") { a, _ in try a.sin().apply(.asin) },
    Rewriting("acos cos a") { a, _ in try a.cos().apply(.acos) },
    Rewriting("atan tan a") { a, _ in try a.apply(.tan).apply(.atan) },
    Rewriting("log(a²)/2 as log a") { a, _ in try a.squared().log() / Real(2) - a.log() + a },
    Rewriting("a + b/10⁹") { a, b in try a + b / Real(1_000_000_000) },
    Rewriting("cosh a − sinh a + a − exp a") { a, _ in try a.cosh() - a.sinh() + a - a.exp() },
    Rewriting("b") { _, b in b },
  ]

  @Test func `constants with disjoint enclosures are never equal`() async {
    let pairs = tuple(
      Generator.elements(Self.lookalikes), .constants(depth: 3), .constants(depth: 2))
    await forAll(pairs, Settings(cases: 600)) { lookalike, left, right throws in
      let pair = left.real.flatMap { a in
        right.real.flatMap { b in (try? lookalike.apply(a, b)).map { (a, $0) } }
      }
      guard let (a, b) = pair, a.enclosure.isDisjoint(from: b.enclosure),
        let difference = try? a - b
      else { return }
      #expect(try ClosedForm.rationalValue(of: difference)?.isZero != true)
      cover(15, true, "differences")
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
