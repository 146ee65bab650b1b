import Exact
import Reference
import PropertyTesting
import Testing

/// The textbook definitions against values worked out by hand, and the errors that they throw.
struct DefinitionTests {
  private func r(_ numerator: Int, _ denominator: Int = 1) throws -> Real {
    .rational(try Rational(Integer(numerator), over: Integer(denominator)))
  }
  private func v(_ entries: Int...) -> [Real] { entries.map { .rational(Rational($0)) } }

  @Test("Vectors")
  func vectors() throws {
    #expect(try Vectors.dot(v(3, 4), v(4, 3)).asRational == 24)
    #expect(try Vectors.dot(v(), v()).asRational == 0)
    #expect(try Vectors.norm(v(2, 3, 6)).asRational == 7)
    #expect(try Vectors.norm1(v(3, -4)).asRational == 7)
    #expect(try Vectors.normInfinity(v(3, -4)).asRational == 4)
    #expect(try Vectors.minimum(v(3, -4, 2)).asRational == -4)
    #expect(try Vectors.distance(v(1, 2), v(4, 6)).asRational == 5)
    #expect(try Vectors.cosine(v(3, 4), v(5, 12)).asRational == Rational(63, over: 65))
    #expect(try Vectors.angle(v(1, 0), v(-2, 0)).order(.pi) == .equal)
    #expect(try Vectors.mean(v(1, 2, 4)).asRational == Rational(7, over: 3))
    #expect(try Probability.variance(v(1, -2, 2, 3)).asRational == Rational(7, over: 2))
    #expect(
      try Vectors.normalize(v(3, 4)).map(\.asRational)
        == [Rational(3, over: 5), Rational(4, over: 5)])
  }

  @Test("Elementary functions, and angles in every quadrant")
  func elementary() throws {
    for (y, x, quarters) in [
      (0, 1, 0), (1, 1, 1), (1, 0, 2), (1, -1, 3), (0, -1, 4), (-1, -1, -3), (-1, 0, -2),
      (-1, 1, -1),
    ] {
      let angle = try Elementary.atan2(r(y), r(x))
      #expect(try angle.order(.pi * r(quarters, 4)) == .equal, "\(y), \(x)")
    }
    #expect(try Elementary.log(r(1, 8), base: 2).recognised().asRational == -3)
    #expect(try Elementary.factorial(r(10)).asRational == 3_628_800)
    #expect(try Elementary.sec(Real.zero).asRational == 1)
    #expect(try Elementary.asec(r(1)).asRational == 0)
    // By the halves of exponentials: sech(log 2) = 4/5, csch(log 2) = 4/3, coth(log 2) = 5/3.
    let two = try r(2).log()
    #expect(try Elementary.asech(r(4, 5)).order(two) == .equal)
    #expect(try Elementary.acsch(r(4, 3)).order(two) == .equal)
    #expect(try Elementary.acoth(r(5, 3)).order(two) == .equal)
    #expect(throws: ArithmeticError.self) { try Elementary.asech(r(5, 4)) }
    #expect(throws: ArithmeticError.self) { try Elementary.acoth(r(1, 2)) }
    #expect(try Activations.sigmoid(Real.zero).asRational == Rational(1, over: 2))
    #expect(try Activations.relu(r(-3)).asRational == 0)
    #expect(try Activations.softplus(Real.zero).order(r(2).log()) == .equal)
    let shares = try Activations.softmax([.zero, r(2).log(), r(5).log()])
    for (share, eighths) in zip(shares, [1, 2, 5]) {
      #expect(try share.order(r(eighths, 8)) == .equal)
    }
    #expect(try Activations.logSumExp([.zero, r(2).log()]).order(r(3).log()) == .equal)
  }

  @Test("Every definition error, with its data")
  func errors() throws {
    let half = try r(1, 2)
    let wide = try Matrix(rows: [v(1, 2)])
    let flat = try Matrix(rows: [v(1, 2), v(2, 4)])
    let two = Matrix(rowCount: 2, columnCount: 2) { _, _ in Real.one }
    let cases: [(DefinitionError, () throws -> Void)] = [
      (.lengths(function: "dot", 1, 2), { _ = try Vectors.dot(v(1), v(1, 2)) }),
      (.lengths(function: "distance", 1, 2), { _ = try Vectors.distance(v(1), v(1, 2)) }),
      (.lengths(function: "angle", 1, 2), { _ = try Vectors.angle(v(1), v(1, 2)) }),
      (.lengths(function: "kl", 1, 2), { _ = try Information.kl(v(1), [half, half]) }),
      (.lengths(function: "js", 1, 2), { _ = try Information.js(v(1), [half, half]) }),
      (.shapes(function: "product", [1, 2], [1, 2]), { _ = try Matrices.product(wide, wide) }),
      (.shapes(function: "product", [1, 2], [1]), { _ = try Matrices.product(wide, v(1)) }),
      (.shapes(function: "product", [2], [1, 2]), { _ = try Matrices.product(v(1, 2), wide) }),
      (.notSquare(function: "det", rows: 1, columns: 2), { _ = try Matrices.determinant(wide) }),
      (.notSquare(function: "trace", rows: 1, columns: 2), { _ = try Matrices.trace(wide) }),
      (.empty(function: "mean"), { _ = try Vectors.mean(v()) }),
      (.empty(function: "max"), { _ = try Vectors.maximum(v()) }),
      (.empty(function: "variance"), { _ = try Probability.variance(v()) }),
      (.empty(function: "entropy"), { _ = try Information.entropy(v()) }),
      (.empty(function: "softmax"), { _ = try Activations.softmax(v()) }),
      (.empty(function: "logsumexp"), { _ = try Activations.logSumExp(v()) }),
      (.zeroVector(function: "cosine"), { _ = try Vectors.cosine(v(0, 0), v(1, 1)) }),
      (.zeroVector(function: "normalize"), { _ = try Vectors.normalize(v(0, 0)) }),
      (
        .notADistribution(function: "entropy", argument: "p", sum: "3/2"),
        { _ = try Information.entropy([half, .one]) }
      ),
      (
        .notADistribution(function: "kl", argument: "q", sum: "2"),
        { _ = try Information.kl([half, half], v(1, 1)) }
      ),
      (
        .notAProbability(function: "kl", argument: "p", value: "-1"),
        { _ = try Information.kl(v(2, -1), [half, half]) }
      ),
      (
        .notAProbability(function: "bayes", argument: "alarm", value: "2"),
        { _ = try Probability.bayes(prior: half, hit: half, alarm: r(2)) }
      ),
      (.infinite(function: "kl", index: 1), { _ = try Information.kl([half, half], v(1, 0)) }),
      (.notACount(function: "factorial", value: "1/2"), { _ = try Elementary.factorial(half) }),
    ]
    for (expected, body) in cases { #expect(throws: expected, performing: body) }
    #expect(throws: ArithmeticError.singular) { try Matrices.inverse(flat) }
    #expect(throws: ArithmeticError.singular) { try Matrices.inverse(two) }
    #expect(throws: ArithmeticError.divisionByZero) {
      try Probability.bayes(prior: Real.zero, hit: Real.one, alarm: Real.zero)
    }
    #expect(throws: ArithmeticError.outsideDomain(function: "atan2", argument: "0, 0")) {
      try Elementary.atan2(.zero, Real.zero)
    }
  }

  @Test("Matrices obey their identities over the rationals")
  func matrices() throws {
    var generator = Random(seed: 11)
    for _ in 0..<60 {
      let size = Int.random(in: 1...4, using: &generator)
      let inner = Int.random(in: 1...3, using: &generator)
      let (a, b) = (generator.matrix(size, inner), generator.matrix(inner, size))
      let product = try Matrices.product(a.reals(), b.reals())
      #expect(product.rationals == (try a * b).elements)
      let turned = try Matrices.product(b.transposed().reals(), a.transposed().reals())
      #expect(product.transposed().rationals == turned.rationals)
      let (c, d) = (generator.matrix(size, size), generator.matrix(size, size))
      let determinants = try (c.determinant(), d.determinant())
      #expect(try Matrices.determinant(c.reals()).asRational == determinants.0)
      let both = try Matrices.determinant(Matrices.product(c.reals(), d.reals()))
      #expect(both.asRational == determinants.0 * determinants.1)
      #expect(
        try Matrices.trace(Matrices.product(c.reals(), d.reals())).asRational
          == Matrices.trace(Matrices.product(d.reals(), c.reals())).asRational)
      guard !determinants.0.isZero else { continue }
      let one = try Matrices.product(c.reals(), Matrices.inverse(c.reals()))
      #expect(one.rationals == Matrix<Rational>.identity(size).elements)
    }
  }

  @Test("The dot product is bilinear, and a vector through a matrix is its dot products")
  func bilinear() throws {
    var generator = Random(seed: 12)
    for _ in 0..<100 {
      let count = Int.random(in: 1...5, using: &generator)
      let (a, b, c) = (generator.vector(count), generator.vector(count), generator.vector(count))
      let k = Real.rational(generator.rational())
      let left = try Vectors.dot(zip(a, b).map { try k * $0 + $1 }, c)
      let right = try k * Vectors.dot(a, c) + Vectors.dot(b, c)
      #expect(left.asRational == right.asRational)
      let image = try Matrices.product(Matrices.outer(a, b), c).map(\.asRational)
      #expect(image == (try a.map { try ($0 * Vectors.dot(b, c)).asRational }))
    }
  }

  @Test("A divergence is never negative, and zero for equal distributions only")
  func divergences() throws {
    var generator = Random(seed: 13)
    for _ in 0..<40 {
      let count = Int.random(in: 2...4, using: &generator)
      let (p, q) = (generator.distribution(count), generator.distribution(count))
      let isSame = p.map(\.asRational) == q.map(\.asRational)
      let expected: Order = isSame ? .equal : .greater
      #expect(try Information.kl(p, q).order(.zero) == expected)
      #expect(try Information.js(p, q).order(.zero) == expected)
      #expect(try Information.kl(p, p).order(.zero) == .equal)
      let cross = try Information.crossEntropy(p, q)
      let parts = try Information.entropy(p) + Information.kl(p, q)
      #expect(try cross.order(parts) == .equal)
      #expect(try Information.js(p, q).order(Information.js(q, p)) == .equal)
    }
    #expect(try Information.entropy(v(0, 1, 0)).asRational == 0)
    #expect(try Information.entropy([r(1, 2), r(1, 2)]).order(r(2).log()) == .equal)
  }

  @Test("Bayes' theorem is the joint probability over the evidence")
  func bayes() throws {
    for (prior, hit, alarm) in [(3, 8, 1), (1, 9, 2), (5, 5, 5), (10, 3, 0), (0, 3, 7)] {
      let posterior = try Probability.bayes(
        prior: r(prior, 10), hit: r(hit, 10), alarm: r(alarm, 10))
      let joint = prior * hit
      let evidence = joint + (10 - prior) * alarm
      #expect(posterior.asRational == (try Rational(Integer(joint), over: Integer(evidence))))
    }
  }
}
