import Exact
import PropertyTesting
import Reference

extension Law {
  /// The loss of telling pairs by their cosines.
  static let contrastiveLaws: [Law] = [
    Law(
      197, .attention, "InfoNCE is within the bound of cosines and a cross-entropy",
      states: "cosines within F6, over τ, move a loss by 2δ; F14 and F1 are the rest", .certified,
      .medium, holds: [.infoNCE], for: .pairs
    ) { subject, input in
      let exact = try EnclosedPairs(input)
      try subject.hold(
        .infoNCE, subject.infoNCE(input.a, input.b, input.temperature), to: exact.loss,
        within: exact.plain)
    },
    Law(
      197, .attention, "InfoNCE is within 1 ulp",
      states: "the mean loss is within 1 ulp for τ ≥ 1/100, of confident pairs too", .certified,
      .medium, holds: [.infoNCE], for: .pairs
    ) { subject, input in
      let exact = try EnclosedPairs(input)
      try subject.hold(
        .infoNCE, subject.infoNCE(input.a, input.b, input.temperature), to: exact.loss,
        within: .ulps(1, of: exact.loss))
    },
    Law(
      197, .attention, "InfoNCE does not depend on the order of the pairs, nor on lengths",
      states: "infoNCE(PA, PB, τ) = infoNCE(A, B, τ) for rows times whole factors above 0",
      .certified, .medium, holds: [.infoNCE],
      for: Generator<PairInput>.pairs.flatMap { input in
        tuple(
          Generator<[Int]>.permutations(of: Array(0..<input.a.rowCount)),
          Generator<Double>.elements([1, 2, 3, 100, 0x1p40]).array(exactly: 2 * input.a.rowCount)
        ).map { (input, $0, $1) }
      }
    ) { subject, arguments in
      let (input, order, factors) = arguments
      let exact = try EnclosedPairs(input)
      func changed(_ x: Matrix<Double>, _ first: Int) throws -> Matrix<Double> {
        let scaled = try RationalMatrix(rowCount: x.rowCount, columnCount: x.columnCount) {
          try Rational(x[order[$0], $1]) * Rational(factors[first + $0])
        }
        guard let doubles = scaled.doubles else { throw Discard() }
        return doubles
      }
      let loss = try subject.infoNCE(
        changed(input.a, 0), changed(input.b, input.a.rowCount), input.temperature)
      try subject.hold(.infoNCE, loss, to: exact.loss, within: exact.plain)
    },
    Law(
      197, .attention, "InfoNCE lies between 0 and log n + 2/τ, and is log n where rows are alike",
      states: "0 ≤ L ≤ log n + 2/τ, and L = log n where all rows of B point the same way",
      .certified,
      .medium, holds: [.infoNCE], for: .pairs
    ) { subject, input in
      let exact = try EnclosedPairs(input)
      let loss = try Rational(subject.infoNCE(input.a, input.b, input.temperature))
      let count = input.a.rowCount
      let most = try Real.rational(Rational(count)).log()
      let room = try Rational(2) / Rational(input.temperature) + exact.plain.amount
      try require(loss.signum >= 0, "the loss is \(loss.summary)")
      try require(try loss <= most.narrowed().upper + room, "the loss is \(loss.summary)")
      let alike = Matrix(rowCount: count, columnCount: input.b.columnCount) { input.b[0, $1] }
      try subject.hold(
        .infoNCE, subject.infoNCE(input.a, alike, input.temperature), to: most.narrowed(),
        within: EnclosedPairs(PairInput(a: input.a, b: alike, temperature: input.temperature)).plain
      )
    },
    Law(
      197, .attention, "pairs that match have the least loss",
      states: "for orthonormal rows and τ = 1/k: infoNCE(I, I, τ) = log(1 + (n − 1)e^−k)",
      .certified, holds: [.infoNCE],
      for: tuple(Generator<Int>.integers(in: 1...5), Generator<Int>.integers(in: 0...7))
    ) { subject, input in
      let (count, exponent) = input
      let one = Matrix(rowCount: count, columnCount: count) { $0 == $1 ? 1.0 : 0 }
      let exact = try decided {
        let rest = try Real.rational(-Rational(1).scaled(byTwoToThe: exponent)).exp()
        return try (Real.one + Real(count - 1) * rest).log()
      }
      let loss = try subject.infoNCE(one, one, 1.0.timesPowerOfTwo(-exponent))
      let narrow = try exact.narrowed()
      try subject.hold(.infoNCE, loss, to: narrow, within: .ulps(1, of: narrow))
    },
  ]
}
