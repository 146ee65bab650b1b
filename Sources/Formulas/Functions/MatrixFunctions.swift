import Exact
import Reference

extension Library {
  /// Matrices (sections A.4 to A.7).
  static var matrices: [Function<S>] {
    [
      Function("transpose", [], Signature("A")) {
        switch $0[0] {
        case .scalar, .vector: $0[0]
        case .matrix(let matrix): .matrix(matrix.transposed())
        case .tensor(let shape): .tensor(shape.reversed())
        case .family(let family): .family(family.transposed)
        case .truth: throw Arguments.wrongKind("transpose", $0[0])
        }
      },
      Function("det", ["determinant"], Signature("A")) {
        let matrix = try Arguments.matrix($0[0], of: "det")
        if let numbers = try rationals(of: matrix) { return .scalar(S(try numbers.determinant())) }
        return .scalar(try Matrices.determinant(matrix))
      },
      Function("trace", ["tr", "Tr"], Signature("A")) {
        // A number is a matrix of one row and one column: tr(xᵀAx) = xᵀAx.
        if case .scalar = $0[0] { return $0[0] }
        return .scalar(try Matrices.trace(Arguments.matrix($0[0], of: "trace")))
      },
      Function("inverse", ["inv"], Signature("A")) {
        let matrix = try Arguments.matrix($0[0], of: "inverse")
        if let numbers = try rationals(of: matrix) {
          let inverse = try numbers.inverse()
          return .matrix(
            Matrix(rowCount: inverse.rowCount, columnCount: inverse.columnCount) {
              S(inverse[$0, $1])
            })
        }
        return .matrix(try Matrices.inverse(matrix))
      },
      Function("matmul", [], Signature("A", "B")) { arguments in
        // `np.dot` of two numbers is their product.
        if let x = arguments[0].scalar, let y = arguments[1].scalar { return .scalar(try x * y) }
        for argument in arguments where argument.scalar != nil {
          throw Arguments.wrongKind("matmul", argument)
        }
        return try Operations.multiply(arguments[0], arguments[1])
      },
      Function("eye", [], Signature("n")) {
        let size = try Arguments.count($0[0], of: "eye")
        guard (1...largestIdentity).contains(size) else { throw Arguments.wrongKind("eye", $0[0]) }
        return .matrix(
          Matrix(rowCount: size, columnCount: size) { $0 == $1 ? .one : .zero })
      },
      Function("outer", [], Signature("a", "b")) {
        .matrix(
          try Matrices.outer(
            Arguments.vector($0[0], of: "outer"), Arguments.vector($0[1], of: "outer")))
      },
    ]
  }

  /// The most rows of an identity whose size is a formula.
  private static var largestIdentity: Int { 20 }

  /// A square matrix of rational numbers alone; nil for other ones, and for small ones.
  ///
  /// The definition by minors would take n! products; what elimination costs is spent here.
  private static func rationals(of matrix: Matrix<S>) throws -> RationalMatrix? {
    let n = matrix.rowCount
    guard n > 3, n == matrix.columnCount else { return nil }
    var numbers: [Rational] = []
    for entry in matrix.elements {
      guard let number = (entry as? Real)?.asRational ?? (entry as? Expression)?.asRational else {
        return nil
      }
      numbers.append(number)
    }
    // The minors have about n times the bits of the entries.
    let bits = numbers.map(\.bitWidth).max() ?? 1
    try Fuel.spend(n * n * n * (16 + n * bits / 64))
    return RationalMatrix(rowCount: n, columnCount: n) { numbers[$0 * n + $1] }
  }
}
