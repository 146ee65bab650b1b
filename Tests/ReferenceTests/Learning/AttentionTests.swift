import Exact
import Reference
import Testing

/// Attention and InfoNCE by hand.
struct AttentionTests {
  @Test func `scores are over the root of the width`() throws {
    let q = try Matrix(rows: [reals(1, 2, 3, 4)])
    let k = try Matrix(rows: [reals(1, 1, 1, 1), reals(0, 0, 0, 2)])
    #expect(try Attention.scores(q, k).rationals == [5, 4])
    let narrow = try Attention.scores(Matrix(rows: [reals(3, 1)]), Matrix(rows: [reals(1, 1)]))
    try expectEqual(narrow[0, 0], Real(8).sqrt())
    #expect(throws: DefinitionError.shapes(function: "product", [1, 4], [2, 1])) {
      try Attention.scores(q, Matrix(rows: [reals(1, 1)]))
    }
  }

  @Test func `equal scores give the mean, and a mask leaves keys out`() throws {
    let q = try Matrix(rows: [reals(1), reals(0)])
    let k = try Matrix(rows: [reals(2), reals(2), reals(5)])
    let v = try Matrix(rows: [reals(3, 0), reals(5, 2), reals(1, 1)])
    let all = try Attention.attention(q, k, v)
    try expectEqual(all[1, 0], Real(3))
    let kept = try Attention.attention(q, k, v) { $1 < 2 || $0 == 1 }
    try expectEqual(kept[0, 0], Real(4))
    try expectEqual(kept[0, 1], .one)
    let weights = try Attention.weights(scores: Attention.scores(q, k)) { $1 < 2 || $0 == 1 }
    #expect(weights[0, 2].asRational == 0)
    #expect(throws: DefinitionError.empty(function: "softmax")) {
      try Attention.attention(q, k, v) { query, _ in query == 1 }
    }
  }

  @Test func `heads are blocks of columns`() throws {
    let x = try Matrix(rows: [reals(1, 2, 3, 4), reals(5, 6, 7, 8)])
    #expect(Attention.head(x, 0, of: 2).rationals == [1, 2, 5, 6])
    #expect(Attention.head(x, 1, of: 2).rationals == [3, 4, 7, 8])
  }

  @Test func `InfoNCE of orthonormal rows`() throws {
    let one = RationalMatrix.identity(3).reals()
    let expected = try (Real.one + Real(2) * (-Real(2)).exp()).log()
    try expectEqual(Attention.infoNCE(one, one, temperature: .fraction(1, 2)), expected)
    // All rows point the same way: a guess among three.
    let alike = try Matrix(rows: [reals(1, 1, 0), reals(2, 2, 0), reals(5, 5, 0)])
    try expectEqual(Attention.infoNCE(alike, alike, temperature: .one), Real(3).log())
    #expect(throws: DefinitionError.zeroVector(function: "cosine")) {
      try Attention.infoNCE(
        RationalMatrix.zero(rowCount: 1, columnCount: 2).reals(),
        RationalMatrix.zero(rowCount: 1, columnCount: 2).reals(), temperature: .one)
    }
  }
}
