import Exact

/// How many eigenvalues of a symmetric matrix are positive, negative and zero.
public struct Inertia: Sendable, Hashable {
  /// The number of positive eigenvalues.
  public private(set) var positive = 0
  /// The number of negative eigenvalues.
  public private(set) var negative = 0
  /// The number of eigenvalues that are zero.
  public private(set) var zero = 0

  /// The inertia of a symmetric matrix, decided exactly.
  ///
  /// By Sylvester's law it is that of D in A = LDLᵀ, with symmetric pivoting and, where the rest of
  /// the diagonal is zero, blocks (0 a; a 0) of D, each of which has one eigenvalue of either sign
  /// (Bunch and Parlett 1971). The matrix is made whole, and a step with a pivot of the diagonal
  /// divides by the pivot before (Bareiss), which is exact: the rest is the Schur complement times
  /// that pivot, whose sign is kept. Of the matrix only the upper triangle is read.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  /// - Complexity: n³/6 steps on integers of at most the bits of a minor.
  public init(_ symmetric: RationalMatrix) throws(ArithmeticError) {
    guard symmetric.isSquare else {
      throw .shapes(operation: "inertia", left: symmetric.shape, right: [])
    }
    var a = try symmetric.whole().rows
    for i in a.indices {
      for j in 0..<i { a[i][j] = a[j][i] }
    }
    var before = Integer.one
    var rest = Array(a.indices)
    while !rest.isEmpty {
      if let pivot = rest.first(where: { !a[$0][$0].isZero }) {
        rest.removeAll { $0 == pivot }
        count(a[pivot][pivot].signum * before.signum)
        for (place, i) in rest.enumerated() {
          for j in rest[place...] {
            let value = a[pivot][pivot] * a[i][j] - a[i][pivot] * a[pivot][j]
            a[i][j] = try value.quotient(by: before, rounding: .towardZero)
            a[j][i] = a[i][j]
          }
        }
        before = a[pivot][pivot]
      } else if let (first, second) = Self.entry(of: a, in: rest) {
        rest.removeAll { $0 == first || $0 == second }
        positive += 1
        negative += 1
        // The Schur complement of the block is M − (uvᵀ + vuᵀ)/a; it is multiplied by |a|, and by
        // the sign of the pivot before, which thereby becomes 1.
        let off = a[first][second]
        let sign = Integer(before.signum)
        for (place, i) in rest.enumerated() {
          for j in rest[place...] {
            let outer = a[i][first] * a[second][j] + a[i][second] * a[first][j]
            a[i][j] = sign * (off.magnitude * a[i][j] - Integer(off.signum) * outer)
            a[j][i] = a[i][j]
          }
        }
        before = .one
      } else {
        zero += rest.count
        rest = []
      }
    }
  }

  private mutating func count(_ sign: Int) {
    if sign > 0 { positive += 1 } else { negative += 1 }
  }

  private static func entry(of a: [[Integer]], in rest: [Int]) -> (Int, Int)? {
    for i in rest {
      for j in rest where j > i && !a[i][j].isZero { return (i, j) }
    }
    return nil
  }
}

extension Inertia {
  /// The inertia of A − tI: the eigenvalues above, below and at t.
  ///
  /// - Throws: `ArithmeticError.shapes` if the matrix is not square.
  public init(of symmetric: RationalMatrix, about t: Rational) throws(ArithmeticError) {
    guard symmetric.isSquare else {
      throw .shapes(operation: "inertia", left: symmetric.shape, right: [])
    }
    var shifted = symmetric
    for index in 0..<symmetric.rowCount { shifted[index, index] -= t }
    try self.init(shifted)
  }
}
