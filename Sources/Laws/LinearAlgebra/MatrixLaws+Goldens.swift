import Exact
import PropertyTesting

extension Law {
  /// The worked examples of A.4 to A.6 in the notes, and of the lesson on matrices.
  static let matrixGoldenLaws: [Law] = [
    Law(
      27, .matrices, "the worked products of the notes",
      states: "[[1, 2], [3, 4]][[5, 6], [7, 8]] = [[19, 22], [43, 50]], by each of the views",
      .exact,
      needs: [.outer, .matmul, .matvec, .identity], forAllOf: { [0] }
    ) { subject, _ in
      let a = try Matrix<Double>(rows: [[1, 2], [3, 4]])
      let b = try Matrix<Double>(rows: [[5, 6], [7, 8]])
      try require(try subject.matmul(a, b).rows == [[19, 22], [43, 50]])
      try require(try subject.outer([1, 3], [5, 6]).rows == [[5, 6], [15, 18]])
      try require(try subject.outer([2, 4], [7, 8]).rows == [[14, 16], [28, 32]])
      try require(try subject.matvec(a, [2, 3]) == [8, 18])
      let weights = try Matrix<Double>(rows: [[1, 0], [2, 3], [0, 1]])
      try require(try subject.matvec(weights, [1, 2]) == [1, 8, 2])
      try require(try subject.matvec(subject.identity(2), [5, 7]) == [5, 7])
    }
  ]
}
