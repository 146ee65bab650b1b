import Exact
import PropertyTesting

extension Law {
  /// What the functions of softmax refuse.
  static let softmaxRefusalLaws: [Law] = [
    Law(
      141, .softmax, "where every entry is deleted there are no probabilities",
      states: "logSumExp is −∞; softmax, its logarithm, derivatives and losses: allMasked", .exact,
      needs: [
        .logSumExp, .softmax, .logSoftmax, .softmaxTemperature, .softmaxMasked, .softmaxJacobian,
        .softmaxVjp, .ceLogits, .ceSoft, .ceSmoothed, .ceGrad, .ceBatch,
      ], forAllOf: { Array(1...5) }
    ) { subject, count in
      let z = Array(repeating: -Double.infinity, count: count)
      let ones = z.map { _ in 1.0 }
      try requireSameBits(subject.logSumExp(z), -.infinity)
      try subject.refuses("allMasked") { try subject.softmax(z) }
      try subject.refuses("allMasked") { try subject.logSoftmax(z) }
      try subject.refuses("allMasked") { try subject.softmaxTemperature(z, 2) }
      try subject.refuses("allMasked") { try subject.softmaxMasked(z, z.map { _ in 1 }) }
      try subject.refuses("allMasked") { try subject.softmaxMasked(ones, z.map { _ in 0 }) }
      try subject.refuses("allMasked") { try subject.softmaxJacobian(z) }
      try subject.refuses("allMasked") { try subject.softmaxVjp(z, ones) }
      try subject.refuses("allMasked") { try subject.ceLogits(z, 0) }
      try subject.refuses("allMasked") { try subject.ceSoft(z, ones) }
      try subject.refuses("allMasked") { try subject.ceSmoothed(z, 0, 0.5) }
      try subject.refuses("allMasked") { try subject.ceGrad(z, ones) }
      let rows = Matrix(rowCount: 2, columnCount: count) { $0 == 0 ? 1 : z[$1] }
      try subject.refuses("allMasked") { try subject.ceBatch(rows, [0, 0]) }
    },
    Law(
      141, .softmax, "logits of +∞ and NaN are refused",
      states: "every function of logits with such an entry: notFinite", .exact, .medium,
      needs: [
        .logSumExp, .softmax, .logSoftmax, .softmaxTemperature, .softmaxMasked, .softmaxJacobian,
        .softmaxVjp, .ceLogits, .ceSoft, .ceSmoothed, .ceGrad, .ceBatch,
      ],
      for: tuple(
        .deletedLogits(), Generator<Int>.integers(in: 0...6),
        Generator<Double>.elements([.nan, .infinity]))
    ) { subject, input in
      var z = input.0
      _ = try subject.softmax(z)
      let place = min(input.1, z.count)
      z.insert(input.2, at: place)
      let ones = z.map { _ in 1.0 }
      try subject.refuses("notFinite") { try subject.logSumExp(z) }
      try subject.refuses("notFinite") { try subject.softmax(z) }
      try subject.refuses("notFinite") { try subject.logSoftmax(z) }
      try subject.refuses("notFinite") { try subject.softmaxTemperature(z, 2) }
      try subject.refuses("notFinite") { try subject.softmaxMasked(z, z.map { _ in 1 }) }
      try subject.refuses("notFinite") {
        try subject.softmaxMasked(z, z.indices.map { $0 == place ? 0 : 1 })
      }
      try subject.refuses("notFinite") { try subject.softmaxJacobian(z) }
      try subject.refuses("notFinite") { try subject.softmaxVjp(z, ones) }
      try subject.refuses("notFinite") { try subject.ceLogits(z, 0) }
      try subject.refuses("notFinite") { try subject.ceSoft(z, ones) }
      try subject.refuses("notFinite") { try subject.ceSmoothed(z, 0, 0.5) }
      try subject.refuses("notFinite") { try subject.ceGrad(z, ones) }
      let rows = Matrix(rowCount: 1, columnCount: z.count) { z[$1] }
      try subject.refuses("notFinite") { try subject.ceBatch(rows, [0]) }
    },
    Law(
      141, .softmax, "without logits there is nothing",
      states: "every function of no logits: empty", .exact,
      needs: [
        .logSumExp, .softmax, .logSoftmax, .softmaxTemperature, .softmaxMasked, .softmaxJacobian,
        .softmaxVjp, .ceLogits, .ceSoft, .ceSmoothed, .ceGrad, .ceBatch,
      ], forAllOf: { [[Double]()] }
    ) { subject, z in
      _ = try subject.logSumExp([1])
      try subject.refuses("empty") { try subject.logSumExp(z) }
      try subject.refuses("empty") { try subject.softmax(z) }
      try subject.refuses("empty") { try subject.logSoftmax(z) }
      try subject.refuses("empty") { try subject.softmaxTemperature(z, 1) }
      try subject.refuses("empty") { try subject.softmaxMasked(z, []) }
      try subject.refuses("empty") { try subject.softmaxJacobian(z) }
      try subject.refuses("empty") { try subject.softmaxVjp(z, z) }
      try subject.refuses("empty") { try subject.ceSoft(z, z) }
      try subject.refuses("empty") { try subject.ceGrad(z, z) }
      try subject.refuses("empty") {
        try subject.ceBatch(Matrix(rowCount: 0, columnCount: 2) { _, _ in 0 }, [])
      }
    },
    Law(
      141, .softmax, "targets, masks and temperatures out of their domains are refused",
      states: "lengths that differ: shapes; classes, y < 0, ε, τ and masks out of range: domain",
      .exact, .medium,
      needs: [
        .softmaxTemperature, .softmaxMasked, .softmaxVjp, .ceLogits, .ceSoft, .ceSmoothed, .ceGrad,
        .ceBatch,
      ], for: tuple(.logits(), Generator<Int>.integers(in: 1...9))
    ) { subject, input in
      let (z, number) = input
      let (ones, keep) = (z.map { _ in 1.0 }, z.map { _ in 1 })
      let rows = Matrix(rowCount: 2, columnCount: z.count) { z[$1] }
      _ = try subject.ceBatch(rows, [0, z.count - 1])
      try subject.refuses("shapes") { try subject.softmaxMasked(z, keep + [1]) }
      try subject.refuses("shapes") { try subject.softmaxVjp(z, ones + [1]) }
      try subject.refuses("shapes") { try subject.ceSoft(z, ones + [1]) }
      try subject.refuses("shapes") { try subject.ceGrad(z, Array(ones.dropLast())) }
      try subject.refuses("shapes") { try subject.ceBatch(rows, [0]) }
      for target in [-number, z.count, z.count + number, .max, .min] {
        try subject.refuses("domain") { try subject.ceLogits(z, target) }
        try subject.refuses("domain") { try subject.ceSmoothed(z, target, 0.5) }
        try subject.refuses("domain") { try subject.ceBatch(rows, [0, target]) }
      }
      for epsilon in [-0.1, 1.0.nextUp, -0x1p-1074, Double(number) + 1] {
        try subject.refuses("domain") { try subject.ceSmoothed(z, 0, epsilon) }
      }
      for tau in [0, -0.0, -Double(number), -0x1p-1074] {
        try subject.refuses("domain") { try subject.softmaxTemperature(z, tau) }
      }
      let negative = ones.dropLast() + [-0x1p-1074]
      try subject.refuses("domain") { try subject.ceSoft(z, Array(negative)) }
      try subject.refuses("domain") { try subject.ceGrad(z, Array(negative)) }
      for entry in [2, -1, number + 1] {
        try subject.refuses("domain") { try subject.softmaxMasked(z, keep.dropLast() + [entry]) }
      }
      for wrong in [Double.nan, .infinity] {
        let broken = Array(ones.dropLast() + [wrong])
        try subject.refuses("notFinite") { try subject.ceSoft(z, broken) }
        try subject.refuses("notFinite") { try subject.ceGrad(z, broken) }
        try subject.refuses("notFinite") { try subject.softmaxVjp(z, broken) }
        try subject.refuses("notFinite") { try subject.ceSmoothed(z, 0, wrong) }
        try subject.refuses("notFinite") { try subject.softmaxTemperature(z, wrong) }
      }
    },
  ]
}
