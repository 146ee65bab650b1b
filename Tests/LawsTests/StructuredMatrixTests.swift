import Exact
import PropertyTesting
import Reference
import Testing

@testable import Laws

@Suite struct StructuredMatrixTests {
  @Test(arguments: StructuredMatrix.Structure.allCases)
  func `what is planted in a matrix is true of it`(_ structure: StructuredMatrix.Structure) throws {
    let examples = Generator<StructuredMatrix>.structured([structure], sizes: 0...5)
      .examples(count: 40)
    #expect(examples.count == 40)
    for example in examples {
      let a = try example.matrix.rationals()
      if let rank = example.rank { #expect(a.rank() == rank) }
      if let determinant = example.determinant { #expect(try a.determinant() == determinant) }
      if let inverse = example.inverse { #expect(try a * inverse == .identity(a.rowCount)) }
      if let values = example.singularValues {
        let squares = try (a.transposed() * a).trace()
        #expect(values.reduce(.zero) { $0 + $1 * $1 } == squares)
        let product = values.reduce(Rational.one, *)
        #expect(try a.determinant().magnitude == product)
      }
    }
  }

  @Test func `rectangular sums of outer products have the planted rank`() throws {
    for example in Generator<StructuredMatrix>.rankDeficient().examples(count: 100) {
      #expect(try example.matrix.rationals().rank() == example.rank)
    }
  }

  @Test func `a condition number is the quotient of the extreme singular values`() throws {
    var example = StructuredMatrix(.whole, Matrix(rowCount: 0, columnCount: 0) { _, _ in 0 })
    #expect(example.conditionNumber == nil)
    example.singularValues = [12, 5, 3]
    #expect(example.conditionNumber == 4)
  }

  @Test func `shapes with equal letters fit`() {
    let drawn = Generator<[Matrix<Double>]>.fitting("mn", "nk", "n", of: .whole()).examples(
      count: 50)
    for matrices in drawn {
      #expect(matrices[0].columnCount == matrices[1].rowCount)
      #expect(matrices[2].shape == [matrices[1].rowCount, 1])
    }
    #expect(Set(drawn.map { $0[0].shape }).count > 5)
  }
}
