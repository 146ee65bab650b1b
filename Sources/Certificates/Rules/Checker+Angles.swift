import Exact

// The rule for cosines and sines.
extension Checker {
  /// The largest multiple of an angle.
  private static let largestMultiple = 256

  /// `angle`: cos a or sin a = r, where a ≡ Σ n·b, and r is the real or the imaginary part of
  /// Π (cos b + i·sin b)^n.
  ///
  /// By de Moivre and the addition theorems, which hold for all numbers. Each n is whole, and cos b and sin b are
  /// atoms; where b is π, 2n is whole, and the turn by a multiple of π/2 has parts 0, 1 and −1. For
  /// a negative n the sine changes its sign.
  mutating func checkAngle(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(let function, let arguments) = target, function == .cos || function == .sin
    else { throw fault(.form(expected: "a cosine or a sine")) }
    let (angle, real, imaginary) = try rotated(step)
    try checkEquality(try arithmetic(arguments[0]), angle, arguments[0], step.result)
    try checkDefined(step.result)
    try checkEquality(
      try arithmetic(step.result), function == .cos ? real : imaginary, target, step.result)
  }

  /// The sum of the angles of a step, and the cosine and the sine of it.
  private mutating func rotated(
    _ step: Certificate.Step
  ) throws(CertificateError) -> (angle: Quotient, real: Quotient, imaginary: Quotient) {
    var angle = Quotient(Rational.zero)
    var real = Quotient(Rational.one)
    var imaginary = Quotient(Rational.zero)
    for pair in step.pairs {
      let multiple = try exponent(pair.second)
      try checkDefined(pair.first)
      let base = try arithmetic(pair.first)
      angle = try angle.adding(try base.multiplied(by: Quotient(multiple)))
      let (count, cosine, sine) = try rotation(pair, base, multiple)
      for _ in 0..<count {
        try Work.spend(Work.term)
        (real, imaginary) = (
          try real.multiplied(by: cosine).adding(try imaginary.multiplied(by: sine).negative),
          try real.multiplied(by: sine).adding(try imaginary.multiplied(by: cosine))
        )
      }
    }
    return (angle, real, imaginary)
  }

  /// `principal`: asin a, acos a or atan a is r, where r ≡ Σ n·b has the sine, the cosine or the tangent a and
  /// lies in [−π/2, π/2], in [0, π], or between −π/2 and π/2.
  ///
  /// Each of the functions has one such value. The tangent is a where the sine is a times the cosine.
  mutating func checkPrincipal(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .apply(let function, let arguments) = target,
      function == .asin || function == .acos || function == .atan
    else { throw fault(.form(expected: "an inverse sine, cosine or tangent")) }
    let (angle, real, imaginary) = try rotated(step)
    try checkDefined(step.result)
    try checkEquality(try arithmetic(step.result), angle, step.result, step.result)
    let argument = try arithmetic(arguments[0])
    switch function {
    case .asin: try checkEquality(imaginary, argument, target, step.result)
    case .acos: try checkEquality(real, argument, target, step.result)
    default:
      try checkEquality(imaginary, try real.multiplied(by: argument), target, step.result)
    }
    guard try isPrincipal(step.result, of: function) else {
      throw fault(.form(expected: "an angle where \(function.rawValue) has its values"))
    }
  }

  /// Whether an angle lies where an inverse function has its values: by multiples of π, or by enclosures.
  private func isPrincipal(
    _ angle: Tree, of function: Certificate.Function
  ) throws(CertificateError) -> Bool {
    let half = Tree.product([.quotient(.number(1), .number(2)), .pi])
    let (low, high): (Tree, Tree) =
      function == .acos ? (.number(.zero), .pi) : (.negative(half), half)
    for difference in [Tree.difference(angle, low), .difference(high, angle)] {
      var isInside = false
      for range in [try ranges.turns(of: difference), try ranges.range(of: difference)] {
        guard let range else { continue }
        isInside = isInside || (function == .atan ? range.isPositive : range.isNonnegative)
      }
      if !isInside { isInside = try isPositiveNumber(difference) }
      guard isInside else { return false }
    }
    return true
  }

  /// Whether a tree without variables is a number above 0, as far as enclosures tell.
  private func isPositiveNumber(_ tree: Tree) throws(CertificateError) -> Bool {
    let number = try written(tree)
    guard number.names.isEmpty else { return false }
    return try Work.exactly {
      var evaluator = TreeEvaluator(values: [:], families: [:])
      do {
        let value = try evaluator.value(of: number)
        return try value.enclosureIfTold(workingPrecision: 256)?.lower.signum == 1
      } catch ArithmeticError.outOfFuel(let limit) {
        throw ArithmeticError.outOfFuel(limit: limit)
      } catch {
        return false
      }
    }
  }

  /// `parity`: (−1)^a = r, where a ≡ Σ n·m with whole n and m, and r ≡ Π ((−1)^m)^n.
  ///
  /// For an odd n the factor is an atom (−1)^e, where e is m, or m with all exponents 1: a whole number is as odd
  /// as its powers. For m = 1 it is −1.
  mutating func checkParity(
    _ step: Certificate.Step, _ target: Tree
  ) throws(CertificateError) {
    guard case .power(let base, let exponent) = target,
      try algebra.areEqual(try arithmetic(base), Quotient(-1))
    else { throw fault(.form(expected: "a power of -1")) }
    var sum = Quotient(Rational.zero)
    var product = Quotient(Rational.one)
    for pair in step.pairs {
      guard let count = pair.second.constant, count.isInteger, isWhole(pair.first) else {
        throw fault(.form(expected: "whole multiples of whole numbers"))
      }
      let part = try arithmetic(pair.first)
      sum = try sum.adding(try part.multiplied(by: Quotient(count)))
      if count.numerator.isOdd {
        product = try product.multiplied(by: try sign(of: part, pair.first))
      }
    }
    try checkEquality(try arithmetic(exponent), sum, exponent, step.result)
    try checkDefined(step.result)
    try checkEquality(try arithmetic(step.result), product, target, step.result)
  }

  /// (−1)^m for a whole m: −1 for 1, else the atom.
  mutating func sign(
    of whole: Quotient, _ tree: Tree
  ) throws(CertificateError) -> Quotient {
    if whole == Quotient(Rational.one) { return Quotient(-1) }
    for (atom, definition) in algebra.definitions.enumerated() {
      guard case .parity(let exponent) = definition else { continue }
      var isSame = whole.plain != nil && exponent.plain == whole.plain
      if !isSame { isSame = try algebra.areEqual(exponent, whole) }
      guard isSame, try isDefined(atom: atom) else { continue }
      return Quotient(Expansion(symbol: algebra.symbol(.atom(atom))))
    }
    throw fault(.form(expected: "an atom (^ -1 \(tree.text))"))
  }

  /// How often a rotation is made, and its cosine and sine.
  private mutating func rotation(
    _ pair: Certificate.Pair, _ base: Quotient, _ multiple: Rational
  ) throws(CertificateError) -> (count: Int, cosine: Quotient, sine: Quotient) {
    let (zero, one) = (Quotient(Rational.zero), Quotient(Rational.one))
    let sign: Rational = multiple.signum < 0 ? -1 : 1
    if pair.first == .pi {
      guard let quarters = Algebra.small((multiple.magnitude + multiple.magnitude).numerator),
        (multiple + multiple).isInteger
      else { throw fault(.form(expected: "a multiple of half of pi")) }
      return (quarters % 4, zero, Quotient(sign))
    }
    guard multiple.isInteger, let count = Algebra.small(multiple.numerator)?.magnitude,
      count <= UInt(Self.largestMultiple)
    else {
      throw fault(.form(expected: "a whole multiple of at most \(Self.largestMultiple)"))
    }
    if case .product(let items) = pair.first, items.count == 2, items[0] == .pi, isWhole(items[1]) {
      // cos mπ = (−1)^m and sin mπ = 0 for a whole m.
      return (Int(count) % 2, try self.sign(of: try arithmetic(items[1]), items[1]), zero)
    }
    guard let cosine = try atom(.cos, of: base), let sine = try atom(.sin, of: base) else {
      throw fault(.form(expected: "atoms for the cosine and the sine of \(pair.first.text)"))
    }
    return (Int(count), cosine, try one.multiplied(by: sine).multiplied(by: Quotient(sign)))
  }

  /// The atom that is a function of a quotient, if there is one.
  private mutating func atom(
    _ function: Certificate.Function, of argument: Quotient
  ) throws(CertificateError) -> Quotient? {
    for (atom, definition) in algebra.definitions.enumerated() {
      guard case .function(function, let arguments) = definition,
        try algebra.areEqual(arguments[0], argument)
      else { continue }
      return Quotient(Expansion(symbol: algebra.symbol(.atom(atom))))
    }
    return nil
  }
}
