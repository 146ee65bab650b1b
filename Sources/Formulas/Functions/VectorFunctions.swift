import Exact
import Reference

extension Library {
  /// Vectors, their lengths and angles (sections A.1 to A.3).
  static var vectors: [Function<S>] {
    [
      Function(
        "dot", [], Signature("a", "b"), Arguments.vectors("dot") { try Vectors.dot($0, $1) }),
      Function("hadamard", [], Signature("a", "b")) { arguments in
        if let x = arguments[0].scalar, let y = arguments[1].scalar { return .scalar(try x * y) }
        if case .tensor = arguments[0] { return try Arguments.broadcast(arguments, of: "hadamard") }
        if case .tensor = arguments[1] { return try Arguments.broadcast(arguments, of: "hadamard") }
        if case .matrix(let x) = arguments[0], case .matrix(let y) = arguments[1] {
          guard x.shape == y.shape else {
            throw Operations.mismatch("hadamard", arguments[0], arguments[1])
          }
          let entries = try Vectors.hadamard(x.elements, y.elements)
          return .matrix(
            Matrix(rowCount: x.rowCount, columnCount: x.columnCount) { row, column in
              entries[row * x.columnCount + column]
            })
        }
        return .vector(
          try Vectors.hadamard(
            Arguments.vector(arguments[0], of: "hadamard"),
            Arguments.vector(arguments[1], of: "hadamard")))
      },
      Function("norm", ["norm2", "length"], Signature("a")) {
        // A column or a row of a matrix has the length of the vector that it stands for.
        if case .matrix(let matrix) = $0[0], matrix.columnCount == 1 || matrix.rowCount == 1 {
          return .scalar(try Vectors.norm(matrix.elements))
        }
        if case .scalar(let number) = $0[0] { return .scalar(try number.absolute()) }
        return .scalar(try Vectors.norm(Arguments.vector($0[0], of: "norm")))
      },
      Function("norm1", [], Signature("a")) {
        .scalar(try Vectors.norm1(Arguments.vector($0[0], of: "norm1")))
      },
      Function("norminf", ["norm_inf"], Signature("a")) {
        .scalar(try Vectors.normInfinity(Arguments.vector($0[0], of: "norminf")))
      },
      Function("frobenius", [], Signature("A")) {
        // A vector stands for a matrix with one column, and a number for one with one entry.
        switch $0[0] {
        case .scalar(let number): .scalar(try number.absolute())
        case .vector(let entries): .scalar(try Vectors.norm(entries))
        case let value:
          .scalar(try Vectors.norm(Arguments.matrix(value, of: "frobenius").elements))
        }
      },
      Function("normalize", [], Signature("a")) {
        .vector(try Vectors.normalize(Arguments.vector($0[0], of: "normalize")))
      },
      Function(
        "distance", [], Signature("a", "b"),
        Arguments.vectors("distance") { try Vectors.distance($0, $1) }),
      Function(
        "cosine", [], Signature("a", "b"),
        Arguments.vectors("cosine") { try Vectors.cosine($0, $1) }),
      Function(
        "angle", [], Signature("a", "b"), Arguments.vectors("angle") { try Vectors.angle($0, $1) }),
      Function("sum", [], Signature(atLeast: 1), Arguments.numbers("sum") { try S.sum($0) }),
      Function(
        "product", ["prod"], Signature(atLeast: 1),
        Arguments.numbers("product") { try S.product($0) }),
      Function(
        "mean", [], Signature(atLeast: 1), Arguments.numbers("mean") { try Vectors.mean($0) }),
      Function(
        "max", ["maximum"], Signature(atLeast: 1),
        Arguments.numbersOrEntries("max") { try Vectors.maximum($0) }),
      Function(
        "min", ["minimum"], Signature(atLeast: 1),
        Arguments.numbersOrEntries("min") { try Vectors.minimum($0) }),
    ]
  }
}
