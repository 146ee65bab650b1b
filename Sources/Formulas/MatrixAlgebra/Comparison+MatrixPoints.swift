import Exact

// What matrix algebra shows holds wherever both sides have values: here it is looked at whether there are such places.
extension Comparison {
  /// A formula with matrices, and the size of the identity that is written as a letter in it.
  typealias MatrixFormula = (formula: Expression, identity: Variables.Dimension?)

  /// How many points are looked at.
  private static let matrixPoints = 8
  /// The sizes that names stand for.
  private static let smallSizes = [2, 3, 4]

  /// Whether a formula has a value, and the same one, at every point that is tried where another one has, and there is such
  /// a point: XᵀX has no inverse where X has more columns than rows, and neither has B − Bᵀ of three rows.
  ///
  /// - Throws: `ArithmeticError.outOfFuel`.
  func agreeAtPoints(
    _ a: MatrixFormula, _ b: MatrixFormula, _ values: [String: Value<Expression>]
  ) throws -> Bool {
    var count = 0
    for number in 0..<Self.matrixPoints {
      guard let sizes = sizes(number), let point = point(number, sizes, values),
        let right = try Self.values(of: b, at: point, sizes)
      else { continue }
      guard let own = try Self.values(of: a, at: point, sizes) else { return false }
      count += 1
      // The sides of equations may be multiples of each other.
      if a.formula.isEquation { continue }
      guard own.count == right.count else { return false }
      for (x, y) in zip(own, right) {
        // What cannot be told in numbers was proved.
        if let order = try? x.order(y), order != .equal { return false }
      }
    }
    return count > 0
  }

  /// A point at which the first of two formulas in the entries of matrices has no value, and neither near it, and the second
  /// one has; nil where none of few shows that.
  ///
  /// The simplest matrices have no inverse, so that formulas with inverses have values at few of them.
  func placeWithoutValue(
    _ a: Expression, _ b: Expression
  ) throws -> [(name: String, value: Value<Real>)]? {
    guard variables.all.contains(where: { $0.dimensions.count == 2 }) else { return nil }
    for number in 0..<Self.matrixPoints {
      guard let sizes = sizes(number), let point = point(number, sizes, [:]) else { continue }
      if isMissing(a, b, at: point) { return named(point) }
    }
    return nil
  }

  /// Whether a formula in the entries of matrices has a value at one of few points; false where there are no matrices.
  ///
  /// The simplest matrices, which other searches begin with, have no inverse.
  func hasValueAtMatrices(_ formula: Expression) throws -> Bool {
    guard variables.all.contains(where: { $0.dimensions.count == 2 }) else { return false }
    for number in 0..<Self.matrixPoints {
      guard let sizes = sizes(number), let point = point(number, sizes, [:]) else { continue }
      if try Self.hasValue(formula, at: point) { return true }
    }
    return false
  }

  /// Sizes for the names of dimensions, in turn more rows than columns, fewer and as many; nil where none are in their
  /// domains.
  private func sizes(_ number: Int) -> [String: Int]? {
    let names = variables.lengthNames
    var sizes: [String: Int] = [:]
    for (place, name) in names.enumerated() {
      let allowed = Self.smallSizes.filter { size in
        (try? variables[name]?.domain.contains(.rational(Rational(size)))) == true
      }
      guard !allowed.isEmpty else { return nil }
      let choice =
        switch number % 4 {
        case 0: place
        case 1: names.count - 1 - place
        case 2: 0
        default: 1
        }
      sizes[name] = allowed[choice % allowed.count]
    }
    return sizes
  }

  /// A point: numbers of both signs, as far as the domains have them, and matrices with nothing special about them.
  private func point(
    _ number: Int, _ sizes: [String: Int], _ values: [String: Value<Expression>]
  ) -> [String: Value<Real>]? {
    var point: [String: Value<Real>] = [:]
    // Numbers that follow no pattern, the same ones each time.
    var state = UInt32(truncatingIfNeeded: number &* 7919 &+ 104_729)
    func next(below limit: Int) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 8) % limit
    }
    for variable in variables.all {
      if let size = sizes[variable.name] {
        point[variable.name] = .scalar(.rational(Rational(size)))
        continue
      }
      let all = variable.domain.points(24)
      let numbers = all.count > 1 ? all.filter { !$0.isZero } : all
      guard !numbers.isEmpty else { return nil }
      func entry() -> Real { .rational(numbers[next(below: numbers.count)]) }
      let counts = variable.dimensions.map { dimension -> Int in
        switch dimension {
        case .fixed(let count): count
        case .named(let name): sizes[name] ?? 2
        }
      }
      switch counts.count {
      case 0: point[variable.name] = .scalar(entry())
      case 1: point[variable.name] = .vector((0..<counts[0]).map { _ in entry() })
      default:
        point[variable.name] = .matrix(
          Matrix(rowCount: counts[0], columnCount: counts[1]) { _, _ in entry() })
      }
    }
    // What other names stand for, such as what is left of probabilities.
    for (name, value) in values where point[name] == nil {
      guard let number = value.scalar, let own = try? number.evaluate(point) else { continue }
      point[name] = own
    }
    return point
  }

  /// The numbers that a formula, or both sides of an equation, are at a point; nil where it has no value there.
  private static func values(
    of side: MatrixFormula, at point: [String: Value<Real>], _ sizes: [String: Int]
  ) throws -> [Real]? {
    var point = point
    if let identity = side.identity {
      let size =
        switch identity {
        case .fixed(let count): count
        case .named(let name): sizes[name] ?? 2
        }
      point[MatrixFormulaReader.identityName] = .matrix(
        Matrix(rowCount: size, columnCount: size) { $0 == $1 ? .one : .zero })
    }
    var parts = [side.formula]
    if case .comparison(.equal, let left, let right) = side.formula.kind { parts = [left, right] }
    var numbers: [Real] = []
    for part in parts {
      do {
        numbers += try part.evaluate(point, with: .real.with(.ofPrograms)).scalars
      } catch {
        if case .arithmetic(.outOfFuel(let limit)) = error.problem {
          throw ArithmeticError.outOfFuel(limit: limit)
        }
        return nil
      }
    }
    return numbers
  }
}
