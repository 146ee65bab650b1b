import Exact
import PropertyTesting

extension Law {
  /// What norms and regularisers refuse, and what they give for no elements.
  static let normRefusalLaws: [Law] = [
    Law(
      72, .norms, "norms refuse NaN and infinities",
      states: "every norm and regulariser of such an element: notFinite", .exact, .medium,
      needs: [
        .norm1, .normInf, .normP, .inducedNorm1, .inducedNormInf, .inducedNorm2, .frobenius,
        .weightDecay, .decoupledWeightDecay, .softThreshold, .l1SubgradientStep,
      ], for: .brokenVectors
    ) { subject, input in
      let (x, wrong) = (input.vector, input.wrong)
      let a = try Matrix(rowCount: x.count, columnCount: 1, elements: x)
      try require(subject.norm1([]) == 0, "|()|₁ ≠ 0")
      try subject.refuses("notFinite") { try subject.norm1(x) }
      try subject.refuses("notFinite") { try subject.normInf(x) }
      try subject.refuses("notFinite") { try subject.normP(x, 3) }
      try subject.refuses("notFinite") { try subject.inducedNorm1(a) }
      try subject.refuses("notFinite") { try subject.inducedNormInf(a) }
      try subject.refuses("notFinite") { try subject.inducedNorm2(a) }
      try subject.refuses("notFinite") { try subject.frobenius(a) }
      try subject.refuses("notFinite") { try subject.weightDecay(x, 0.5, 0.5, 1) }
      try subject.refuses("notFinite") { try subject.weightDecay([1], wrong, 0.5, 1) }
      try subject.refuses("notFinite") { try subject.decoupledWeightDecay(x, 0.5, 0.5, 1) }
      try subject.refuses("notFinite") { try subject.decoupledWeightDecay([1], 0.5, wrong, 1) }
      try subject.refuses("notFinite") { try subject.softThreshold(x, 1) }
      try subject.refuses("notFinite") { try subject.softThreshold([1], wrong) }
      try subject.refuses("notFinite") { try subject.l1SubgradientStep(x, 0.5, 0.5) }
      try subject.refuses("notFinite") { try subject.l1SubgradientStep([1], wrong, 0.5) }
      try subject.refuses("notFinite") { try subject.l1SubgradientStep([1], 0.5, wrong) }
    },
    Law(
      79, .norms, "negative thresholds and negative numbers of steps are refused",
      states: "softThreshold of t < 0, and decay of steps < 0: domain", .exact,
      needs: [.softThreshold, .weightDecay, .decoupledWeightDecay],
      for: tuple(.wholeVectors(), Generator<Int>.integers(in: 1...9))
    ) { subject, input in
      let (w, n) = input
      try requireSameBits(subject.weightDecay(w, 0.5, 0.25, 0), w)
      try subject.refuses("domain") { try subject.softThreshold(w, -Double(n) / 8) }
      try subject.refuses("domain") { try subject.softThreshold(w, -.leastNonzeroMagnitude) }
      try subject.refuses("domain") { try subject.weightDecay(w, 0.5, 0.5, -n) }
      try subject.refuses("domain") { try subject.decoupledWeightDecay(w, 0.5, 0.5, -n) }
    },
    Law(
      72, .norms, "norms of nothing are 0",
      states: "every norm of () and of matrices without elements is +0", .bitwise,
      needs: [
        .norm1, .normInf, .normP, .inducedNorm1, .inducedNormInf, .inducedNorm2, .frobenius,
      ], forAllOf: { [[0, 0], [0, 3], [3, 0]] }
    ) { subject, shape in
      let a = Matrix(rowCount: shape[0], columnCount: shape[1]) { _, _ in 1.0 }
      try requireSameBits(subject.norm1([]), 0)
      try requireSameBits(subject.normInf([]), 0)
      try requireSameBits(subject.normP([], 3), 0)
      try requireSameBits(subject.normP([], .infinity), 0)
      try requireSameBits(subject.inducedNorm1(a), 0)
      try requireSameBits(subject.inducedNormInf(a), 0)
      try requireSameBits(subject.inducedNorm2(a), 0)
      try requireSameBits(subject.frobenius(a), 0)
    },
  ]
}
