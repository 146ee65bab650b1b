import Exact
import PropertyTesting
import Reference

extension Law {
  /// A.8: ranks, decided exactly, and numerical ranks.
  static let rankInequalityLaws: [Law] = [
    Law(
      50, .ranks, "the rank is exact",
      states: "rank A = rank A' ≤ min(m, n), as decided over the rationals", .exact,
      needs: [.transpose], holds: [.rank],
      for: .oneOf([
        Generator<StructuredMatrix>.rankDeficient().map { [$0.matrix] },
        Generator<StructuredMatrix>.structured(sizes: 1...5).map { [$0.matrix] },
        .fitting("mn", of: .finite), .fitting("mn", of: .whole(2)),
      ])
    ) { subject, input in
      let a = input[0]
      let rank = try subject.rank(a)
      try require(rank == (try a.rationals().rank()), "the rank is given as \(rank)")
      try require(try subject.rank(subject.transpose(a)) == rank, "rank A' ≠ rank A")
      try require(rank <= min(a.rowCount, a.columnCount), "rank \(rank) of \(a.shape)")
    },
    Law(
      50, .ranks, "ranks of products and sums",
      states: "rank A + rank B − n ≤ rank(AB) ≤ min (Sylvester), rank(A + C) ≤ rank A + rank C",
      .exact,
      needs: [.matmul, .addMatrices], holds: [.rank],
      for: tuple(
        .rankDeficient(sizes: 3...3), .rankDeficient(sizes: 3...3), .rankDeficient(sizes: 3...3))
    ) { subject, input in
      let (a, b, c) = (input.0, input.1, input.2)
      let product = try subject.rank(subject.exactProduct(a.matrix, b.matrix))
      let sum = try subject.rank(subject.addMatrices(a.matrix, c.matrix))
      guard let rankA = a.rank, let rankB = b.rank, let rankC = c.rank else { throw Discard() }
      let exactA = try a.matrix.rationals()
      try require(product == (try exactA * b.matrix.rationals()).rank(), "rank(AB) is \(product)")
      try require(sum == (try exactA + c.matrix.rationals()).rank(), "rank(A + C) is \(sum)")
      try require(rankA + rankB - 3 <= product && product <= min(rankA, rankB), "Sylvester")
      try require(sum <= rankA + rankC, "rank(A + C) is \(sum)")
    },
    Law(
      53, .ranks, "invertible factors do not change the rank",
      states: "rank(PAQ) = rank A for invertible P, Q", .exact, needs: [.matmul], holds: [.rank],
      for: tuple(
        .structured([.unimodular, .permutation, .orthogonal], sizes: 4...4),
        .rankDeficient(sizes: 4...4),
        .structured([.unimodular, .permutation, .orthogonal], sizes: 4...4))
    ) { subject, input in
      let product = try subject.exactProduct(
        subject.exactProduct(input.0.matrix, input.1.matrix), input.2.matrix)
      let rank = try subject.rank(input.1.matrix)
      try require(rank == input.1.rank, "rank A is given as \(rank)")
      try require(try subject.rank(product) == rank, "rank(PAQ) is not \(rank)")
    },
    Law(
      54, .ranks, "a planted rank is found",
      states: "rank(Σ uᵢvᵢ') = r for r independent u and v, at every scale of rows", .exact,
      holds: [.rank],
      for: tuple(
        .rankDeficient(), Generator<Int>.integers(in: -300...300).array(exactly: 5))
    ) { subject, input in
      let a = input.0.matrix
      let scaled = Matrix(rowCount: a.rowCount, columnCount: a.columnCount) {
        a[$0, $1].scaled(byTwoToThe: input.1[$0])
      }
      let rank = try subject.rank(scaled)
      try require(rank == input.0.rank, "the rank is given as \(rank)")
    },
    Law(
      55, .ranks, "exact and numerical rank are two numbers",
      states: "Hilbert 12 as doubles: 12 and 11; [[0.1, 0.7], [0.3, 2.1]]: 2 and 1", .exact,
      needs: [.rank, .numericalRank], forAllOf: { [0] }
    ) { subject, _ in
      let hilbert = Matrix(rowCount: 12, columnCount: 12) { 1 / Double($0 + $1 + 1) }
      try require(try subject.rank(hilbert) == 12, "rank of Hilbert 12")
      try require(try subject.numericalRank(hilbert) == 11, "numerical rank of Hilbert 12")
      let thirds = try Matrix<Double>(rows: [[0.1, 0.7], [0.3, 2.1]])
      try require(try subject.rank(thirds) == 2, "rank of [[0.1, 0.7], [0.3, 2.1]]")
      try require(try subject.numericalRank(thirds) == 1, "numerical rank")
    },
    Law(
      55, .ranks, "the numerical rank counts the singular values that are not negligible",
      states: "#{σᵢ > max(m, n)·2⁻⁵²·σ₁}, where no σᵢ is within F11 of the threshold", .exact,
      holds: [.numericalRank],
      for: .structured([.orthogonal, .permutation, .illConditioned], sizes: 1...4)
    ) { subject, input in
      guard let values = input.singularValues, let greatest = values.first else { throw Discard() }
      let threshold = (Rational(values.count) * greatest).scaled(byTwoToThe: -52)
      let count = values.count { $0 > threshold }
      let rank = try subject.numericalRank(input.matrix)
      try require(rank == count, "the numerical rank is given as \(rank), and is \(count)")
    },
    Law(
      55, .ranks, "the numerical rank of diagonal matrices",
      states: "#{|dᵢ| > n·2⁻⁵²·max|d|} for powers of two on the diagonal, also far apart", .exact,
      holds: [.numericalRank],
      for: Generator<Int>.integers(in: -80...0).array(count: 1...5)
    ) { subject, exponents in
      let n = exponents.count
      let greatest = exponents.max() ?? 0
      // Whole exponents are off the threshold n·2⁻⁵² but where n is a power of two: twice is near.
      try assume(exponents.allSatisfy { abs($0 - greatest + 52) > 3 })
      let a = Matrix(rowCount: n, columnCount: n) {
        $0 == $1 ? 1.0.scaled(byTwoToThe: exponents[$0]) : 0
      }
      let count = exponents.count { $0 - greatest > -52 }
      let rank = try subject.numericalRank(a)
      try require(rank == count, "the numerical rank is given as \(rank), and is \(count)")
      try require(try subject.rank(a) == n, "the exact rank is \(n)")
    },
    Law(
      56, .ranks, "a matrix of rank r costs r(m + n) numbers",
      states:
        "the factors m × r and r × n have r(m + n) entries: 131,072 for 4096 and r = 16, 128 times fewer",
      .exact, needs: [.lowRank, .outer],
      forAllOf: {
        (1...4).flatMap { m in (1...4).flatMap { n in (0...min(m, n)).map { [m, n, $0] } } }
      }
    ) { subject, shape in
      let (m, n, r) = (shape[0], shape[1], shape[2])
      let a = Matrix(rowCount: m, columnCount: n) { Double(($0 + 1) * ($0 + $1 * $1 + 2)) }
      let factors = try subject.lowRank(a, r)
      let (left, right) = (try factors.matrix("left"), try factors.matrix("right"))
      try require(left.shape == [m, r] && right.shape == [r, n], "\(left.shape), \(right.shape)")
      try require(left.elements.count + right.elements.count == r * (m + n))
      let (size, rank) = (4096, 16)
      try require(rank * (size + size) == 131_072 && size * size / (rank * 2 * size) == 128)
    },
  ]
}
