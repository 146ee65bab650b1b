import Exact
import PropertyTesting
import Reference

/// A function x'Ax/2 − b'x of whole numbers whose eigenvalues and least point are known exactly.
struct PlantedQuadratic: Sendable {
  /// The matrix A = Σ dᵢqᵢqᵢ'.
  let a: Matrix<Double>
  /// The eigenvalues dᵢ|qᵢ|², above 0.
  let eigenvalues: [Rational]
  /// The eigenvectors qᵢ, all of one length.
  let vectors: [[Rational]]
  /// The vector b = A·x*.
  let b: [Double]
  /// The least point x*.
  let minimiser: [Rational]
  /// The start.
  let start: [Double]

  /// The greatest eigenvalue.
  var greatest: Rational { eigenvalues.max() ?? .one }

  /// The norm ‖I − ηA‖₂, which is the greatest |1 − ηλᵢ|.
  func norm(_ eta: Rational) -> Rational {
    eigenvalues.map { (.one - eta * $0).magnitude }.max() ?? .zero
  }

  /// The components qᵢ·(x − x*).
  func components(of x: [Rational]) -> [Rational] {
    vectors.map { vector in
      x.indices.reduce(Rational.zero) { $0 + vector[$1] * (x[$1] - minimiser[$1]) }
    }
  }

  /// The points xₖ = x* + Σ (1 − ηλᵢ)ᵏ(qᵢ·(x₀ − x*)/|qᵢ|²)qᵢ of gradient descent, for k up to a count.
  func points(_ eta: Rational, steps: Int) throws -> [[Rational]] {
    let square = vectors[0].reduce(Rational.zero) { $0 + $1 * $1 }
    var shares = try components(of: try start.rationals()).map { try $0 / square }
    var points: [[Rational]] = []
    for _ in 0...steps {
      points.append(
        minimiser.indices.map { place in
          vectors.indices.reduce(minimiser[place]) { $0 + shares[$1] * vectors[$1][place] }
        })
      shares = zip(shares, eigenvalues).map { $0 * (.one - eta * $1) }
    }
    return points
  }
}

extension PlantedQuadratic: CustomStringConvertible {
  /// The matrix, b and the start.
  var description: String { "A = \(a), b = \(b), x0 = \(start)" }
}

/// A quadratic with a learning rate and a number of steps.
struct QuadraticDescent: Sendable, CustomStringConvertible {
  /// The function, the least point and the start.
  let quadratic: PlantedQuadratic
  /// The learning rate, of few bits.
  let eta: Double
  /// The number of steps.
  let steps: Int

  /// What a person reads.
  var description: String { "\(quadratic), η = \(eta), \(steps) steps" }
}

extension Generator where Value == PlantedQuadratic {
  /// Quadratics in 1 to 4 dimensions; half of them have powers of two as eigenvalues.
  static var plantedQuadratics: Generator {
    Generator<Int>.integers(in: 1...4).flatMap { n in
      let powers = tuple(
        Generator<ScaledOrthogonal>.elements(
          ScaledOrthogonal.all(of: n).filter { $0.scale & ($0.scale - 1) == 0 }),
        Generator<Int>.elements([1, 2, 4, 8]).array(exactly: n))
      let any = tuple(
        Generator<ScaledOrthogonal>.scaledOrthogonal(n),
        Generator<Int>.integers(in: 1...9).array(exactly: n))
      let whole = Generator<Int>.integers(in: -9...9).array(exactly: n)
      return tuple(
        n == 3 ? any : .oneOf([powers, any]), whole, whole
      ).map { planted, minimiser, start in
        .made(planted.0, planted.1, minimiser: minimiser, start: start)
      }
    }
  }
}

extension PlantedQuadratic {
  /// The quadratic with these eigenvectors, factors, least point and start.
  static func made(
    _ orthogonal: ScaledOrthogonal, _ factors: [Int], minimiser: [Int], start: [Int]
  ) -> PlantedQuadratic {
    let rows = orthogonal.rows.map { $0.map { Int($0) } }
    let n = rows.count
    let a = Matrix(rowCount: n, columnCount: n) { row, column in
      (0..<n).reduce(0) { $0 + factors[$1] * rows[$1][row] * rows[$1][column] }
    }
    let square = orthogonal.scale * orthogonal.scale
    return PlantedQuadratic(
      a: a.map { Double($0) }, eigenvalues: factors.map { Rational($0 * square) },
      vectors: rows.map { $0.map { Rational($0) } },
      b: (0..<n).map { row in
        Double((0..<n).reduce(0) { $0 + a[row, $1] * minimiser[$1] })
      },
      minimiser: minimiser.map { Rational($0) }, start: start.map { Double($0) })
  }
}

extension Generator where Value == QuadraticDescent {
  /// Quadratics with rates m·2⁻ᵉ for which ηλ lies between 0 and 5, and often is 2.
  static func quadraticDescents(steps: ClosedRange<Int>, shares: ClosedRange<Int> = 1...40)
    -> Generator
  {
    tuple(
      .plantedQuadratics,
      shares.contains(32)
        ? .oneOf([Generator<Int>.integers(in: shares), .just(32)]) : .integers(in: shares),
      .integers(in: steps)
    ).map { quadratic, share, steps in
      let exponent = (quadratic.greatest.floorLog2() ?? 0) + 4
      return QuadraticDescent(
        quadratic: quadratic,
        eta: Double(sign: .plus, exponent: -exponent, significand: Double(share)), steps: steps)
    }
  }
}
