import Foundation
import Testing

@testable import Certificates
@testable import Exact

/// The values of functions at a point, against the system's double precision and against definitions.
@Suite struct EvaluationTests {
  private static let functions: [(Certificate.Function, @Sendable (Double) -> Double)] = [
    (.exp, { exp($0) }), (.log, { log($0) }), (.sqrt, { $0.squareRoot() }), (.abs, { abs($0) }),
    (.sigmoid, { 1 / (1 + exp(-$0)) }), (.tanh, { tanh($0) }), (.sinh, { sinh($0) }),
    (.cosh, { cosh($0) }), (.log2, { log2($0) }), (.log10, { log10($0) }),
    (.softplus, { log1p(exp($0)) }), (.relu, { max($0, 0) }), (.sin, { sin($0) }),
    (.cos, { cos($0) }), (.tan, { tan($0) }), (.asin, { asin($0) }), (.acos, { acos($0) }),
    (.atan, { atan($0) }), (.erf, { erf($0) }), (.erfc, { erfc($0) }),
    (.floor, { $0.rounded(.down) }), (.sign, { $0 == 0 ? 0 : $0 > 0 ? 1 : -1 }),
  ]

  private func value(_ tree: Certificate.Tree, _ x: Rational, _ y: Rational = 0) throws -> Double {
    var evaluator = TreeEvaluator(values: ["x": x, "y": y], families: [:])
    let text = try evaluator.value(of: tree).decimal(significantDigits: 17)
    return try #require(Double(text))
  }

  private let points = [-3, -1, 0, 2, 5, 7].map { try? Rational(Integer($0), over: 8) }

  @Test func `functions have the values that the system's have`() throws {
    var compared = 0
    for (function, expected) in Self.functions {
      for case .some(let point) in points {
        let double = Double(point.numerator.asInt ?? 0) / Double(point.denominator.asInt ?? 0)
        let wanted = expected(double)
        guard wanted.isFinite else { continue }
        let found = try value(.apply(function, [.name("x")]), point)
        #expect(abs(found - wanted) <= 1e-14 * max(1, abs(wanted)), "\(function) \(point)")
        compared += 1
      }
    }
    #expect(compared > 90)
    let pair = [Certificate.Tree.name("x"), .name("y")]
    #expect(try value(.apply(.max, pair), 2, -3) == 2)
    #expect(try value(.apply(.min, pair), 2, -3) == -3)
    #expect(try value(.apply(.factorial, [.name("x")]), 5) == 120)
    #expect(try value(.apply(.factorial, [.name("x")]), 0) == 1)
    #expect(throws: (any Error).self) { try value(.apply(.factorial, [.name("x")]), -1) }
    #expect(try value(.apply(.binomial, pair), 5, 2) == 10)
    #expect(try value(.apply(.binomial, pair), 2, 5) == 0)
    #expect(try value(.apply(.binomial, pair), -1, 3) == -1)
    #expect(throws: (any Error).self) { try value(.apply(.binomial, pair), 5, -1) }
    #expect(try value(.apply(.floor, [.quotient(.name("x"), .name("y"))]), -7, 2) == -4)
    #expect(
      Set(Self.functions.map(\.0)).union([.max, .min, .factorial, .binomial])
        == Set(Certificate.Function.allCases))
  }

  @Test func `definitions have the values of what they define`() throws {
    var compared = 0
    for function in Certificate.Function.allCases {
      let arguments = function.arity == 2 ? ["x", "y"] : ["x"]
      let tree = Certificate.Tree.apply(function, arguments.map { .name($0) })
      guard let definition = tree.unfolded else { continue }
      for case .some(let point) in points {
        guard let wanted = try? value(tree, point, 1) else { continue }
        let found = try value(definition, point, 1)
        #expect(abs(found - wanted) <= 1e-14 * max(1, abs(wanted)), "\(function) \(point)")
        compared += 1
      }
    }
    #expect(compared > 50)
    let power = Certificate.Tree.power(.name("x"), .name("y"))
    let definition = try #require(power.unfolded)
    let (base, exponent) = (try Rational(5, over: 8), try Rational(-7, over: 3))
    #expect(abs(try value(definition, base, exponent) - pow(0.625, -7.0 / 3)) < 1e-14)
  }

  @Test func `sums and entries count from their bounds`() throws {
    let x = Certificate.Tree.name("x")
    var evaluator = TreeEvaluator(
      values: ["x": 3], families: ["y": [[10, 20, 30]], "X": [[1, 2], [3, 4]]])
    func sum(_ from: Certificate.Tree, _ to: Certificate.Tree) -> Certificate.Tree {
      .series(index: "i", from: from, to: to, body: .entry("y", [.name("i")]))
    }
    #expect(try evaluator.value(of: sum(.number(2), x)).asRational == 50)
    #expect(try evaluator.value(of: sum(.number(4), x)).asRational == 0)
    #expect(throws: CertificateError.NoValue.range(from: 5, to: 3)) {
      try evaluator.value(of: sum(.number(5), x))
    }
    #expect(throws: CertificateError.NoValue.noEntry("(at y i)")) {
      try evaluator.value(of: sum(.number(0), x))
    }
    #expect(throws: CertificateError.NoValue.notWhole("1/2")) {
      try evaluator.value(of: sum(.number(try Rational(1, over: 2)), x))
    }
    let entry = Certificate.Tree.entry("X", [.number(2), .number(1)])
    #expect(try evaluator.value(of: entry).asRational == 3)
  }
}
