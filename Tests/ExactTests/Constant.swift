import PropertyTesting
import TestSupport

@testable import Exact

/// A constant as it is written, from which a real is made; it is told in the notation of
/// `RealNotation`.
indirect enum Constant: Sendable, CustomStringConvertible {
  case rational(Rational)
  case pi
  case sum(Constant, Constant)
  case difference(Constant, Constant)
  case product(Constant, Constant)
  case quotient(Constant, Constant)
  /// The square root of the magnitude.
  case root(Constant)
  case power(Constant, Int)
  case function(ElementaryFunction, Constant)

  var description: String {
    switch self {
    case .rational(let value): value.signum < 0 || !value.isInteger ? "(\(value))" : "\(value)"
    case .pi: "pi"
    case .sum(let a, let b): "(\(a)+\(b))"
    case .difference(let a, let b): "(\(a)-\(b))"
    case .product(let a, let b): "(\(a)*\(b))"
    case .quotient(let a, let b): "(\(a)/\(b))"
    case .root(let a): "sqrt(abs(\(a)))"
    case .power(let a, let n): "(\(a)^\(n))"
    case .function(let function, let a): "\(function)(\(a))"
    }
  }

  /// The real; nothing where it is not defined, or where a function has a large argument, of which
  /// an exponential would say nothing.
  var real: Real? {
    switch self {
    case .rational(let value): return .rational(value)
    case .pi: return .pi
    case .sum(let a, let b): return Self.combine(a, b) { try $0 + $1 }
    case .difference(let a, let b): return Self.combine(a, b) { try $0 - $1 }
    case .product(let a, let b): return Self.combine(a, b) { try $0 * $1 }
    case .quotient(let a, let b): return Self.combine(a, b) { try $0 / $1 }
    case .root(let a): return a.real.flatMap { try? $0.absolute().sqrt() }
    case .power(let a, let n): return a.real.flatMap { try? $0.power(Real(n)) }
    case .function(let function, let a):
      guard let argument = a.real, let size = try? argument.absolute(),
        (try? size.order(Real(40))) == .less
      else { return nil }
      return try? argument.apply(function)
    }
  }

  private static func combine(
    _ a: Constant, _ b: Constant, _ operation: (Real, Real) throws -> Real
  ) -> Real? {
    guard let a = a.real, let b = b.real else { return nil }
    return try? operation(a, b)
  }
}

extension Generator where Value == Constant {
  /// Constants of at most so many steps one inside of the other; 0 is the simplest.
  static func constants(depth: Int) -> Generator {
    .recursive(
      depth: depth,
      leaf: .frequency([
        (
          5,
          Generator<Rational>.rationals(numerators: -12...12, denominators: 1...6).map {
            .rational($0)
          }
        ),
        (1, .just(.pi)),
      ])
    ) { part in
      .frequency([
        (1, tuple(part, part).map { .sum($0, $1) }),
        (1, tuple(part, part).map { .difference($0, $1) }),
        (1, tuple(part, part).map { .product($0, $1) }),
        (1, tuple(part, part).map { .quotient($0, $1) }),
        (1, part.map { .root($0) }),
        (1, tuple(part, Generator<Int>.integers(in: -2...3)).map { .power($0, $1) }),
        (
          3,
          tuple(Generator<ElementaryFunction>.elements(ElementaryFunction.allCases), part)
            .map { .function($0, $1) }
        ),
      ])
    }
  }
}
