import Exact
import PropertyTesting
import Reference

extension Law {
  /// Sums, means and maxima over axes.
  static let tensorReductionLaws: [Law] = [
    Law(
      88, .tensors, "sums over axes obey the bound of plain summation",
      states: "|sumAxes(x, a) − Σ| ≤ n·u·Σ|x| at each index of the other axes (F1)", .exact,
      needs: [.sumAxes], for: .tensorsAndAxes(of: .moderate)
    ) { subject, input in
      let groups = try Tensors.groups(input.tensor, input.axes).mapped {
        try $0.rationals()
      }
      try subject.hold(
        .sumAxes, try subject.sumAxes(input.tensor, input.axes),
        to: try groups.mapped { $0.reduce(.zero, +) },
        within: { _, place in plainSummation(groups.elements[place]) })
    },
    Law(
      88, .tensors, "sums over axes are correctly rounded",
      states: "sumAxes(x, a) is the double nearest to the sum at each index of the other axes",
      .exact, holds: [.sumAxes], for: .tensorsAndAxes(of: .floats())
    ) { subject, input in
      let sums = try Tensors.groups(input.tensor, input.axes).mapped { try exactSum($0) }
      try subject.hold(
        .sumAxes, try subject.sumAxes(input.tensor, input.axes), to: sums,
        within: { exact, _ in .rounding(exact) })
    },
    Law(
      88, .tensors, "means over axes obey the bound of plain summation and one division",
      states: "|meanAxes(x, a) − Σ/n| ≤ u·Σ|x|·(1 + u) + u·|Σ/n| (F1 and one rounding)", .exact,
      needs: [.meanAxes], for: .tensorsAndAxes(of: .moderate)
    ) { subject, input in
      let groups = try Tensors.groups(input.tensor, input.axes).mapped {
        try $0.rationals()
      }
      if groups.elements.contains(where: \.isEmpty) { throw Discard() }
      try subject.hold(
        .meanAxes, try subject.meanAxes(input.tensor, input.axes),
        to: try groups.mapped { try $0.reduce(.zero, +) / Rational($0.count) },
        within: { mean, place in
          // The computed sum is Σ + e with |e| ≤ n·u·Σ|x|, and its quotient by n is rounded once:
          // ((Σ + e)/n)(1 + δ) is off by no more than |e|/n·(1 + u) + u·|Σ/n|, and 2⁻¹⁰⁷⁵ where
          // the quotient is subnormal.
          let group = groups.elements[place]
          let summation =
            try plainSummation(group).amount / Rational(group.count) * (.one + Bound.unitRoundoff)
          let rounding = Bound.unitRoundoff * mean.magnitude + Rational(1).scaled(byTwoToThe: -1075)
          return Bound("F1 and a division", summation + rounding)
        })
    },
    Law(
      88, .tensors, "means over axes are correctly rounded",
      states: "meanAxes(x, a) is the double nearest to the mean at each index of the other axes",
      .exact, holds: [.meanAxes], for: .tensorsAndAxes(of: .floats())
    ) { subject, input in
      let groups = try Tensors.groups(input.tensor, input.axes)
      if groups.elements.contains(where: \.isEmpty) { throw Discard() }
      try subject.hold(
        .meanAxes, try subject.meanAxes(input.tensor, input.axes),
        to: try groups.mapped { try exactSum($0) / Rational($0.count) },
        within: { exact, _ in .rounding(exact) })
    },
    Law(
      88, .tensors, "maxima over axes are elements that no other one exceeds",
      states: "maxAxes(x, a) = max x at each index of the other axes, exactly", .bitwise,
      holds: [.maxAxes], for: .tensorsAndAxes(of: .floats())
    ) { subject, input in
      let groups = try Tensors.groups(input.tensor, input.axes)
      if groups.elements.contains(where: \.isEmpty) { throw Discard() }
      let maxima = try groups.mapped { group in
        try group.rationals().reduce(try Rational(group[0])) { max($0, $1) }
      }
      try subject.hold(
        .maxAxes, try subject.maxAxes(input.tensor, input.axes), to: maxima,
        within: { _, _ in .exact })
    },
    Law(
      88, .tensors, "of two zeros the larger one is +0",
      states: "max(−0, +0) = max(+0, −0) = +0 and max(−0, −0) = −0 (IEEE 754-2019, maximum)",
      .bitwise,
      needs: [.maxAxes],
      forAllOf: { Tensors.indices(into: [2, 2, 2]).map { $0.map { $0 == 0 ? 0.0 : -0.0 } } }
    ) { subject, zeros in
      let x = try Tensor<Double>(shape: [zeros.count], elements: zeros)
      let expected = zeros.contains { $0.sign == .plus } ? 0.0 : -0.0
      try requireSameBits(subject.maxAxes(x, [0]).elements, [expected])
    },
    Law(
      88, .tensors, "the order in which axes are named does not matter",
      states: "sums, means and maxima over (a, b) are those over (b, a), to the bit", .bitwise,
      needs: [.sumAxes, .meanAxes, .maxAxes], for: .tensorsAndAxes(of: .floats())
    ) { subject, input in
      let (x, axes, reversed) = (input.tensor, input.axes, Array(input.axes.reversed()))
      try requireSame(try subject.sumAxes(x, axes), try subject.sumAxes(x, reversed))
      if x.elements.isEmpty { return }
      try requireSame(try subject.meanAxes(x, axes), try subject.meanAxes(x, reversed))
      let (one, other) = (try subject.maxAxes(x, axes), try subject.maxAxes(x, reversed))
      try require(one.shape == other.shape && one.elements == other.elements)
    },
    Law(
      88, .tensors, "sums and maxima over axes may be taken one axis at a time",
      states:
        "over whole numbers the sum over (a, b) is that over a of that over b; the maximum too",
      .exact, needs: [.sumAxes, .maxAxes], for: .tensorsAndAxes(of: .digits)
    ) { subject, input in
      let (x, axes) = (input.tensor, input.axes.sorted(by: >))
      // From the last axis to the first, so that an axis keeps its number until its turn.
      let sums = try axes.reduce(x) { try subject.sumAxes($0, [$1]) }
      try require(try subject.sumAxes(x, axes) == sums)
      if x.elements.isEmpty { return }
      let maxima = try axes.reduce(x) { try subject.maxAxes($0, [$1]) }
      try require(try subject.maxAxes(x, axes) == maxima)
    },
  ]

  private static func exactSum(_ numbers: [Double]) throws -> Rational {
    try numbers.reduce(Rational.zero) { $0 + (try Rational($1)) }
  }

  /// F1: n·u·Σ|x|.
  private static func plainSummation(_ numbers: [Rational]) -> Bound {
    let magnitudes = numbers.reduce(Rational.zero) { $0 + $1.magnitude }
    return Bound("F1", Rational(numbers.count) * Bound.unitRoundoff * magnitudes)
  }
}
