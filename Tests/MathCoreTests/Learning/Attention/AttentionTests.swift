import Exact
import MathCore
import Testing

@Suite struct AttentionTests {
  typealias Matrix = MathCore.Matrix

  private func matrix(
    _ draws: inout DoubleDraws, _ rows: Int, _ columns: Int, _ exponents: ClosedRange<Int> = -3...2
  ) throws -> Matrix {
    let elements = (0..<rows * columns).map { _ in draws.double(exponents: exponents) }
    return try Matrix(rowCount: rows, columnCount: columns, elements: elements)
  }

  private func rows(_ x: Matrix, _ order: [Int]) throws -> Matrix {
    try Matrix(
      rowCount: order.count, columnCount: x.columnCount, elements: order.flatMap { x.row($0) })
  }

  private func columns(_ x: Matrix, _ range: Range<Int>) throws -> Matrix {
    try Matrix(rows: x.rows.map { Array($0[range]) })
  }

  @Test func `scores are within an ulp of the exact ones, where they cancel too`() throws {
    var draws = DoubleDraws(seed: 81)
    for _ in 0..<300 {
      let width = draws.integer(1...7)
      let (query, key) = (draws.vector(count: width), draws.vector(count: width))
      let score = try Attention.attentionScores(Matrix(rows: [query]), Matrix(rows: [key]))[0, 0]
      let dot = try exactDot(query, key)
      guard score.isFinite else {
        let square = dot * dot
        let greatest = try Rational(Double.greatestFiniteMagnitude)
        #expect(square > greatest * greatest * Rational(width))
        continue
      }
      #expect(try isQuotient(score, dot, overRootOf: Rational(width), ulps: 1))
    }
  }

  @Test func `weights are the softmax of scores, and outputs correctly rounded means`() throws {
    var draws = DoubleDraws(seed: 82)
    for _ in 0..<50 {
      let q = try matrix(&draws, 3, 4)
      let k = try matrix(&draws, 5, 4)
      let v = try matrix(&draws, 5, 2, -40...40)
      let scores = try Attention.attentionScores(q, k)
      let weights = try Attention.attentionWeights(q, k)
      let output = try Attention.attention(q, k, v)
      for row in 0..<3 {
        #expect(try weights.row(row) == Softmax.softmax(scores.row(row)))
        for column in 0..<2 {
          let mean = try exactDot(weights.row(row), v.column(column))
          #expect(output[row, column] == mean.roundedToDouble())
        }
      }
    }
  }

  @Test func `the order of keys and values changes no bit, that of queries moves rows`() throws {
    var draws = DoubleDraws(seed: 83)
    let q = try matrix(&draws, 4, 6)
    let k = try matrix(&draws, 9, 6)
    let v = try matrix(&draws, 9, 3, -30...30)
    let order = draws.shuffled((0..<9).map(Double.init)).map { Int($0) }
    let output = try Attention.attention(q, k, v)
    #expect(try Attention.attention(q, rows(k, order), rows(v, order)) == output)
    let queries = [2, 0, 3, 1]
    #expect(try Attention.attention(rows(q, queries), k, v) == rows(output, queries))
  }

  @Test func `masked keys are as if they were not there`() throws {
    var draws = DoubleDraws(seed: 84)
    let q = try matrix(&draws, 2, 3)
    let k = try matrix(&draws, 4, 3)
    let v = try matrix(&draws, 4, 2)
    let mask = try Matrix(rows: [[1, 0, 1, 1], [0, 1, 0, 0]])
    let masked = try Attention.attentionMasked(q, k, v, mask)
    let kept = [0, 2, 3]
    let first = try Attention.attention(rows(q, [0]), rows(k, kept), rows(v, kept))
    #expect(masked.row(0) == first.row(0))
    #expect(masked.row(1) == v.row(1))
    let weights = try Attention.attentionWeightsMasked(q, k, mask)
    #expect(weights.row(1) == [0, 1, 0, 0])
    #expect(weights[0, 1] == 0)
    let none = try Matrix(rows: [[1, 1, 1, 1], [0, 0, 0, 0]])
    #expect(throws: MathError.allMasked(function: "attentionMasked", count: 4)) {
      try Attention.attentionMasked(q, k, v, none)
    }
    let ones = try Matrix(rows: [[1, 1, 1, 1], [1, 1, 1, 1]])
    #expect(try Attention.attentionMasked(q, k, v, ones) == Attention.attention(q, k, v))
    #expect(throws: MathError.self) {
      try Attention.attentionMasked(q, k, v, Matrix(rows: [[1, 1, 0.5, 1], [1, 1, 1, 1]]))
    }
    #expect(throws: MathError.shapes(function: "attentionMasked", [2, 4], [4, 2])) {
      try Attention.attentionMasked(q, k, v, Matrices.transpose(ones))
    }
  }

  @Test func `causal attention is that of each prefix, of a mask and of a cache, to the bit`()
    throws
  {
    var draws = DoubleDraws(seed: 85)
    let q = try matrix(&draws, 5, 4)
    let k = try matrix(&draws, 5, 4)
    let v = try matrix(&draws, 5, 3, -30...30)
    let output = try Attention.attentionCausal(q, k, v)
    for row in 0..<5 {
      let prefix = Array(0...row)
      let part = try Attention.attention(rows(q, [row]), rows(k, prefix), rows(v, prefix))
      #expect(output.row(row) == part.row(0))
    }
    let triangle = try Matrix(rows: (0..<5).map { row in (0..<5).map { $0 <= row ? 1 : 0 } })
    #expect(try Attention.attentionMasked(q, k, v, triangle) == output)
    #expect(
      try Attention.attentionWeightsCausal(q, k)
        == Attention.attentionWeightsMasked(q, k, triangle))
    #expect(try Attention.attentionCached(q, k, v) == output)
    #expect(throws: MathError.shapes(function: "attentionCausal", [4, 4], [5, 4])) {
      try Attention.attentionCausal(rows(q, [0, 1, 2, 3]), k, v)
    }
  }

  @Test func `heads are blocks of columns, to the bit`() throws {
    var draws = DoubleDraws(seed: 86)
    let q = try matrix(&draws, 3, 4)
    let k = try matrix(&draws, 3, 4)
    let v = try matrix(&draws, 3, 6)
    for causal in [false, true] {
      let output = try Attention.multiHead(q, k, v, 2, causal)
      for head in 0..<2 {
        let (narrow, wide) = (head * 2..<head * 2 + 2, head * 3..<head * 3 + 3)
        let (query, key) = try (columns(q, narrow), columns(k, narrow))
        let value = try columns(v, wide)
        let block =
          causal
          ? try Attention.attentionCausal(query, key, value)
          : try Attention.attention(query, key, value)
        #expect(try columns(output, wide) == block)
      }
    }
    #expect(try Attention.multiHead(q, k, v, 1, false) == Attention.attention(q, k, v))
    for heads in [0, -1, .min, 4, 3] {
      #expect(throws: MathError.self) { try Attention.multiHead(q, k, v, heads, false) }
    }
    let w = try matrix(&draws, 4, 6)
    let wo = try matrix(&draws, 6, 2)
    let projected = try Attention.multiHeadProjected(q, w, w, w, wo, 3, true)
    let x = try Matrices.matmul(q, w)
    #expect(try projected == Matrices.matmul(Attention.multiHead(x, x, x, 3, true), wo))
  }

  @Test func `scores beyond the doubles leave weights for the largest`() throws {
    let q = try Matrix(rows: [[1e300, 0], [0, 1e300]])
    let k = try Matrix(rows: [[1e300, 0], [-1e300, 0], [1e300, 1e-300]])
    #expect(try Attention.attentionScores(q, k).row(0) == [.infinity, -.infinity, .infinity])
    let weights = try Attention.attentionWeights(q, k)
    #expect(weights.row(0) == [0.5, 0, 0.5])
    #expect(try weights.row(1) == Softmax.softmax([0, 0, 0.7071067811865476]))
  }

  @Test func `what has no value is refused`() throws {
    let one = try Matrix(rows: [[1, 2]])
    let empty = try Matrix(rows: [])
    let noKeys = try Matrix(rowCount: 0, columnCount: 2, elements: [])
    #expect(throws: MathError.empty(function: "attention")) {
      try Attention.attention(one, noKeys, empty)
    }
    #expect(throws: MathError.empty(function: "attentionScores")) {
      try Attention.attentionScores(empty, empty)
    }
    #expect(throws: MathError.empty(function: "attentionCached")) {
      try Attention.attentionCached(empty, empty, empty)
    }
    #expect(throws: MathError.shapes(function: "attention", [1, 2], [2, 2])) {
      try Attention.attention(one, one, Matrix(rows: [[1, 2], [3, 4]]))
    }
    #expect(throws: MathError.shapes(function: "attentionWeights", [1, 2], [1, 1])) {
      try Attention.attentionWeights(one, Matrix(rows: [[1]]))
    }
    #expect(throws: MathError.self) {
      try Attention.attention(one, one, Matrix(rows: [[.nan, 1]]))
    }
    #expect(try Attention.attention(noKeys, one, one).shape == [0, 2])
    let long = try Matrix(rowCount: .max, columnCount: 0, elements: [])
    let wide = try Matrix(rowCount: 0, columnCount: 2, elements: [])
    #expect(throws: MathError.empty(function: "multiHeadProjected")) {
      try Attention.multiHeadProjected(long, wide, wide, wide, Matrix(rows: [[1], [2]]), 1, false)
    }
    #expect(throws: MathError.empty(function: "attention")) {
      try Attention.attention(long, long, long)
    }
  }
}
