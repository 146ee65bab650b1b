import Exact
import PropertyTesting

extension Generator where Value == StructuredMatrix {
  /// Square matrices of the structures, each with what is known of it exactly.
  public static func structured(
    _ structures: [StructuredMatrix.Structure] = StructuredMatrix.Structure.allCases,
    sizes: ClosedRange<Int> = 1...4
  ) -> Generator {
    .oneOf(structures.map { structure(of: $0, sizes: sizes) })
  }

  private static func structure(
    of structure: StructuredMatrix.Structure, sizes: ClosedRange<Int>
  ) -> Generator {
    Generator { source throws(Stop) in
      let n = try Generator<Int>.integers(in: sizes).draw(from: source)
      switch structure {
      case .whole:
        let matrix = Generator<Matrix<Double>>.matrices(
          rowCount: n, columnCount: n, of: .whole())
        return StructuredMatrix(.whole, try matrix.draw(from: source))
      case .unimodular: return try unimodular(n, source)
      case .rankDeficient: return try deficient(n, n, below: n, source)
      case .orthogonal: return .orthogonal(try WholeMatrix.orthogonal(n, source))
      case .permutation: return .permutation(try order(n, source))
      case .hilbert: return .hilbert(n)
      case .graded: return try graded(n, source)
      case .triangular: return try triangular(n, source)
      case .nearSingular: return try nearSingular(n, source)
      case .illConditioned: return try illConditioned(n, source)
      case .extreme: return try extreme(n, source)
      }
    }
  }

  /// Matrices of any shape that are sums of r outer products of independent vectors each, and so of
  /// rank r exactly, with r up to the smaller side.
  public static func rankDeficient(sizes: ClosedRange<Int> = 0...5) -> Generator {
    Generator { source throws(Stop) in
      let m = try Generator<Int>.integers(in: sizes).draw(from: source)
      let n = try Generator<Int>.integers(in: sizes).draw(from: source)
      return try deficient(m, n, below: min(m, n) + 1, source)
    }
  }

  /// A permutation of 0..<n.
  private static func order(_ n: Int, _ source: Source) throws(Stop) -> [Int] {
    try Generator<[Int]>.permutations(of: Array(0..<n)).draw(from: source)
  }

  /// Σ uₖvₖ' with u and v independent: below a diagonal of ones, and permuted.
  private static func deficient(
    _ m: Int, _ n: Int, below limit: Int, _ source: Source
  ) throws(Stop) -> StructuredMatrix {
    let rank = try Generator<Int>.integers(in: 0...max(0, limit - 1)).draw(from: source)
    let u = try WholeMatrix.trapezoidal(m, rank, source).permutingRows(order(m, source))
    let v = try WholeMatrix.trapezoidal(n, rank, source).permutingRows(order(n, source))
    var result = StructuredMatrix(.rankDeficient, (u * v.transposed()).asDoubles)
    result.rank = rank
    if m == n { result.determinant = rank < n ? .zero : nil }
    return result
  }

  private static func unimodular(_ n: Int, _ source: Source) throws(Stop) -> StructuredMatrix {
    let lower = try WholeMatrix.trapezoidal(n, n, source)
    let upper = try WholeMatrix.trapezoidal(n, n, source).transposed()
    var result = StructuredMatrix(.unimodular, (lower * upper).asDoubles)
    (result.rank, result.determinant) = (n, .one)
    result.inverse = (upper.unitTriangularInverse * lower.unitTriangularInverse).asRationals
    return result
  }

  private static func graded(_ n: Int, _ source: Source) throws(Stop) -> StructuredMatrix {
    let core = try unimodular(n, source)
    let exponents = Generator<Int>.integers(in: -12...12).array(exactly: n)
    let (rows, columns) = (try exponents.draw(from: source), try exponents.draw(from: source))
    var result = StructuredMatrix(
      .graded,
      Matrix(rowCount: n, columnCount: n) {
        core.matrix[$0, $1].scaled(byTwoToThe: rows[$0] + columns[$1])
      })
    result.rank = n
    result.determinant = Rational.one.scaled(
      byTwoToThe: rows.reduce(0, +) + columns.reduce(0, +))
    result.inverse = core.inverse.map { inverse in
      Matrix(rowCount: n, columnCount: n) {
        inverse[$0, $1].scaled(byTwoToThe: -columns[$0] - rows[$1])
      }
    }
    return result
  }

  private static func triangular(_ n: Int, _ source: Source) throws(Stop) -> StructuredMatrix {
    let full = try WholeMatrix.trapezoidal(n, n, source).transposed()
    let diagonal = try Generator<Int>.integers(in: -9...9).array(exactly: n).draw(from: source)
    var result = StructuredMatrix(
      .triangular,
      Matrix(rowCount: n, columnCount: n) { Double($0 == $1 ? diagonal[$0] : full[$0, $1]) })
    result.determinant = diagonal.reduce(.one) { $0 * Rational($1) }
    if !diagonal.contains(0) { result.rank = n }
    return result
  }

  private static func nearSingular(_ n: Int, _ source: Source) throws(Stop) -> StructuredMatrix {
    let core = try deficient(n, n, below: n, source).matrix
    let place = try Generator<Int>.integers(in: 0...max(0, n * n - 1)).draw(from: source)
    return StructuredMatrix(
      .nearSingular,
      Matrix(rowCount: n, columnCount: n) {
        $0 * n + $1 == place ? core[$0, $1].nextUp : core[$0, $1]
      })
  }

  /// Q·diag(2^k)·R with multiples Q and R of orthogonal matrices: its singular values are the powers
  /// of two times the two factors.
  private static func illConditioned(_ n: Int, _ source: Source) throws(Stop) -> StructuredMatrix {
    let left = try WholeMatrix.orthogonal(n, source)
    let right = try WholeMatrix.orthogonal(n, source)
    let exponents = try Generator<Int>.integers(in: 0...36).array(exactly: n).draw(from: source)
    let scaled = Matrix(rowCount: n, columnCount: n) { left.matrix[$0, $1] << exponents[$1] }
    var result = StructuredMatrix(.illConditioned, (scaled * right.matrix).asDoubles)
    let factor = left.factor * right.factor
    result.rank = n
    result.singularValues = exponents.sorted(by: >).map { Rational(factor << $0) }
    return result
  }

  private static func extreme(_ n: Int, _ source: Source) throws(Stop) -> StructuredMatrix {
    let core = try unimodular(n, source)
    let exponent = try Generator<Int>.elements([-1000, -600, 600, 900]).draw(from: source)
    var result = StructuredMatrix(.extreme, core.matrix.map { $0.scaled(byTwoToThe: exponent) })
    result.rank = n
    result.determinant = Rational.one.scaled(byTwoToThe: n * exponent)
    result.inverse = core.inverse.map { $0.map { $0.scaled(byTwoToThe: -exponent) } }
    return result
  }
}

extension Double {
  /// The number times a power of two, rounded once where the range ends.
  func scaled(byTwoToThe exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: self)
  }
}
