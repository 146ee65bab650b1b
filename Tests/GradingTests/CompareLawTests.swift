import PropertyTesting
import TestSupport
import Testing

@testable import Grading

/// What holds of verdicts on any formulas: those that are rewritten are never wrong, those that are changed
/// never right, and no verdict depends on order or on names.
@Suite struct CompareLawTests {
  private static let settings = Settings(cases: 60)

  private static func verdict(_ key: String, _ answer: String) throws -> String {
    var request = CompareRequest(key: key, answer: answer)
    request.domains = [.init("x", "positive"), .init("y", "real")]
    return try request.decide().verdict.rawValue
  }

  @Test func `a formula and a rewriting of it are never wrong`() async {
    await forAll(WrittenFormula.rewritten, Self.settings) { pair throws in
      let verdict = try Self.verdict(pair.formula.text, pair.rewriting.text)
      #expect(verdict == "right" || verdict == "undecided")
      cover(70, verdict == "right", "decided")
    }
  }

  @Test func `a formula and one that differs from it by construction are never right`() async {
    await forAll(WrittenFormula.changed, Self.settings) { pair throws in
      let verdict = try Self.verdict(pair.formula.text, pair.rewriting.text)
      #expect(verdict == "wrong" || verdict == "undecided")
      cover(70, verdict == "wrong", "decided")
    }
  }

  @Test func `it does not matter which of two formulas is the key`() async {
    await forAll(tuple(WrittenFormula.formulas, WrittenFormula.formulas), Self.settings) {
      a, b throws in
      let one = try Self.verdict(a.text, b.text)
      let other = try Self.verdict(b.text, a.text)
      // What has no value where the key has one is left open.
      #expect(one == other || [one, other].contains("undecided"))
    }
  }

  @Test func `what equals the same formula is equal`() async {
    await forAll(WrittenFormula.rewritten, Self.settings) { pair throws in
      let turned = pair.formula.turned
      guard try Self.verdict(pair.formula.text, pair.rewriting.text) == "right",
        try Self.verdict(pair.formula.text, turned.text) == "right"
      else { return }
      #expect(try Self.verdict(pair.rewriting.text, turned.text) != "wrong")
    }
  }

  @Test func `the order of terms and factors does not matter`() async {
    await forAll(tuple(WrittenFormula.formulas, WrittenFormula.formulas), Self.settings) {
      a, b throws in
      #expect(try Self.verdict(a.text, b.text) == Self.verdict(a.turned.text, b.turned.text))
    }
  }

  @Test func `the names of variables do not matter`() async {
    await forAll(tuple(WrittenFormula.formulas, WrittenFormula.formulas), Self.settings) {
      a, b throws in
      var request = CompareRequest(
        key: a.renamed(["x": "alpha_1", "y": "weight"]).text,
        answer: b.renamed(["x": "alpha_1", "y": "weight"]).text)
      request.domains = [.init("alpha_1", "positive"), .init("weight", "real")]
      #expect(try request.decide().verdict.rawValue == Self.verdict(a.text, b.text))
    }
  }
}

/// A formula in x > 0 and a real y that is defined everywhere, as it is written.
indirect enum WrittenFormula: Sendable {
  case name(String)
  case number(Int)
  case sum(WrittenFormula, WrittenFormula)
  case difference(WrittenFormula, WrittenFormula)
  case product(WrittenFormula, WrittenFormula)
  case square(WrittenFormula)
  /// exp, sin, cos, tanh, sigmoid, abs.
  case call(String, WrittenFormula)
  /// log(1 + a²), sqrt(1 + a²) or 1/(1 + a²).
  case guarded(String, WrittenFormula)

  var text: String {
    switch self {
    case .name(let name): name
    case .number(let value): value < 0 ? "(\(value))" : "\(value)"
    case .sum(let a, let b): "(\(a.text)+\(b.text))"
    case .difference(let a, let b): "(\(a.text)-\(b.text))"
    case .product(let a, let b): "\(a.text)*\(b.text)"
    case .square(let a): "(\(a.text))^2"
    case .call(let name, let a): "\(name)(\(a.text))"
    case .guarded("inverse", let a): "1/(1+(\(a.text))^2)"
    case .guarded(let name, let a): "\(name)(1+(\(a.text))^2)"
    }
  }

  private func mapped(_ transform: (WrittenFormula) -> WrittenFormula) -> WrittenFormula {
    switch self {
    case .name, .number: self
    case .sum(let a, let b): .sum(transform(a), transform(b))
    case .difference(let a, let b): .difference(transform(a), transform(b))
    case .product(let a, let b): .product(transform(a), transform(b))
    case .square(let a): .square(transform(a))
    case .call(let name, let a): .call(name, transform(a))
    case .guarded(let name, let a): .guarded(name, transform(a))
    }
  }

  /// The formula with the terms of all sums and the factors of all products exchanged.
  var turned: WrittenFormula {
    switch self {
    case .sum(let a, let b): .sum(b.turned, a.turned)
    case .product(let a, let b): .product(b.turned, a.turned)
    default: mapped(\.turned)
    }
  }

  func renamed(_ names: [String: String]) -> WrittenFormula {
    if case .name(let name) = self { return .name(names[name] ?? name) }
    return mapped { $0.renamed(names) }
  }

  /// The formula in other words, by an identity that holds for all numbers.
  func rewritten(by rule: Int) -> WrittenFormula {
    let half = WrittenFormula.guarded("inverse", .number(1))
    switch rule {
    case 0: return .sum(self, .number(0))
    case 1: return .product(.number(2), .product(half, self))
    case 2: return .difference(.sum(self, .name("y")), .name("y"))
    case 3:
      return .product(
        self, .sum(.square(.call("sin", .name("y"))), .square(.call("cos", .name("y")))))
    case 4: return .product(self, .product(.name("x"), .call("exp", .call("-log", .name("x")))))
    case 5: return .call("log", .call("exp", self))
    case 6: return .difference(.number(0), .difference(.number(0), self))
    default:
      guard case .product(let a, .sum(let b, let c)) = self else { return turned }
      return .sum(.product(a, b), .product(a, c))
    }
  }

  /// The formula rewritten at its root and below.
  func rewritten(by rules: [Int]) -> WrittenFormula {
    guard let first = rules.first else { return self }
    let rest = Array(rules.dropFirst())
    return mapped { $0.rewritten(by: rest) }.rewritten(by: first)
  }
}

extension WrittenFormula {
  struct Pair: Sendable {
    let formula: WrittenFormula
    let rewriting: WrittenFormula
  }

  private static let leaves: Generator<WrittenFormula> = {
    let numbers: Generator<Int> = .integers(in: -3...3)
    return .oneOf([.elements([.name("x"), .name("y")]), numbers.map { .number($0) }])
  }()

  static let formulas: Generator<WrittenFormula> = .recursive(depth: 3, leaf: leaves) { part in
    let pairs = tuple(part, part)
    return .oneOf([
      pairs.map { .sum($0, $1) }, pairs.map { .difference($0, $1) },
      pairs.map { .product($0, $1) }, part.map { .square($0) },
      tuple(.elements(["sin", "cos", "tanh", "sigmoid", "abs"]), part).map { .call($0, $1) },
      tuple(.elements(["log", "sqrt", "inverse"]), part).map { .guarded($0, $1) },
    ])
  }

  static let rewritten: Generator<Pair> = tuple(
    formulas, Generator<Int>.integers(in: 0...7).array(count: 1...3)
  ).map { formula, rules in Pair(formula: formula, rewriting: formula.rewritten(by: rules)) }

  /// A formula, and it with a number or a positive formula added, or taken away.
  static let changed: Generator<Pair> = tuple(
    formulas, Generator<Int>.integers(in: 1...9),
    Generator.elements([WrittenFormula.number(1), .guarded("sqrt", .name("y")), .name("x")]),
    Generator.elements([true, false])
  ).map { formula, count, part, isAdded in
    let change = WrittenFormula.product(.number(count), part)
    return Pair(
      formula: formula, rewriting: isAdded ? .sum(formula, change) : .difference(formula, change))
  }
}
