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
        .scalar(try Matrices.determinant(Arguments.matrix($0[0], of: "det")))
      },
      Function("trace", ["tr", "Tr"], Signature("A")) {
        .scalar(try Matrices.trace(Arguments.matrix($0[0], of: "trace")))
      },
      Function("inverse", ["inv"], Signature("A")) {
        .matrix(try Matrices.inverse(Arguments.matrix($0[0], of: "inverse")))
      },
      Function("outer", [], Signature("a", "b")) {
        .matrix(
          try Matrices.outer(
            Arguments.vector($0[0], of: "outer"), Arguments.vector($0[1], of: "outer")))
      },
    ]
  }
}
