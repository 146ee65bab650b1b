import TestSupport
import Testing

@testable import Exact

/// Random constants: what is proved has to agree with enclosures, and valid rewritings never disagree.
@Suite struct ClosedFormPropertyTests {
  /// A random constant, as deep as asked for; nil where it is not defined.
  private func constant(_ depth: Int, _ random: inout SplitMix64) -> Real? {
    func rational() -> Real {
      let n = Integer(Int.random(in: -12...12, using: &random))
      let d = Integer(Int.random(in: 1...6, using: &random))
      return .rational((try? Rational(n, over: d)) ?? .one)
    }
    if depth == 0 { return Int.random(in: 0..<6, using: &random) == 0 ? .pi : rational() }
    let kind = Int.random(in: 0..<8, using: &random)
    guard let a = constant(depth - 1, &random) else { return nil }
    switch kind {
    case 0, 1:
      guard let b = constant(depth - 1, &random) else { return nil }
      return try? kind == 0 ? a + b : a - b
    case 2:
      guard let b = constant(depth - 1, &random) else { return nil }
      return try? a * b
    case 3:
      guard let b = constant(depth - 1, &random) else { return nil }
      return try? a / b
    case 4: return try? a.absolute().sqrt()
    case 5: return try? a.power(Real(Int.random(in: -2...3, using: &random)))
    default:
      // Exponentials of large numbers say nothing.
      guard let size = try? a.absolute(), (try? size.order(Real(40))) == .less else { return nil }
      let functions = ElementaryFunction.allCases
      return try? a.apply(functions[Int.random(in: 0..<functions.count, using: &random)])
    }
  }

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

  @Test func `a closed form has the value of the real`() throws {
    var random = SplitMix64(seed: 20_240_611)
    var (compared, rational, failures) = (0, 0, [String]())
    for _ in 0..<4_000 {
      let depth = Int.random(in: 1...5, using: &random)
      guard let real = constant(depth, &random), let pair = enclosures(of: real) else { continue }
      compared += 1
      if pair.isRational { rational += 1 }
      if pair.form.isDisjoint(from: pair.real) {
        failures.append("\(real.summary): \(pair.form.midpoint) and \(pair.real.midpoint)")
      }
    }
    #expect(failures == [])
    #expect(compared > 1_500)
    #expect(rational > 50)
  }

  @Test func `constants with disjoint enclosures are never equal`() throws {
    var random = SplitMix64(seed: 7)
    var (compared, failures) = (0, [String]())
    for _ in 0..<600 {
      guard let a = constant(3, &random), let b = constant(2, &random) else { continue }
      guard a.enclosure.isDisjoint(from: b.enclosure), let difference = try? a - b else { continue }
      compared += 1
      if try ClosedForm.rationalValue(of: difference)?.isZero == true {
        failures.append("\(a.summary) = \(b.summary)")
      }
    }
    #expect(failures == [])
    #expect(compared > 200)
  }

  /// A rewriting of a real to an equal one; nil where it is not defined.
  private func rewritten(_ a: Real, _ b: Real, _ random: inout SplitMix64) -> Real? {
    switch Int.random(in: 0..<10, using: &random) {
    case 0: return try? (a + b) - b
    case 1: return try? (a * b) / b
    case 2: return try? ((a + b) * (a + b) - a * a - b * b) / (b + b)
    case 3: return try? a.exp().log()
    case 4: return try? a.power(Real(3)) / a / a
    case 5: return try? (a.sinh() + a.cosh()).log()
    case 6: return try? a * (b.sin().squared() + b.cos().squared())
    case 7: return try? a.exp() * b.exp() * (-b).exp() * a / a.exp()
    case 8: return try? (a.squared() - b.squared()) / (a + b) + b
    default: return try? a.absolute().sqrt().squared() * (a / a.absolute())
    }
  }

  @Test func `valid rewritings are equal or undecided, and mostly equal`() throws {
    var random = SplitMix64(seed: 99)
    var (equal, tried, failures) = (0, 0, [String]())
    for _ in 0..<600 {
      guard let a = constant(2, &random), let b = constant(1, &random),
        let c = rewritten(a, b, &random), let difference = try? a - c
      else { continue }
      tried += 1
      guard let value = try ClosedForm.rationalValue(of: difference) else { continue }
      if value.isZero { equal += 1 } else { failures.append("\(a.summary): off by \(value)") }
    }
    #expect(failures == [])
    #expect(tried > 150)
    #expect(equal * 10 > tried * 9)
  }
}

extension Real {
  fileprivate func sin() throws -> Real { try apply(.sin) }
  fileprivate func cos() throws -> Real { try apply(.cos) }
  fileprivate func sinh() throws -> Real { try apply(.sinh) }
  fileprivate func cosh() throws -> Real { try apply(.cosh) }
}
