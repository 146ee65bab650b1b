import Exact
import PropertyTesting

extension Law {
  /// What norms and dropout refuse.
  static let normalisationRefusalLaws: [Law] = [
    Law(
      196, .normalisation, "norms ask for shapes that fit",
      states:
        "gains, biases, gradients and statistics of other lengths: shapes; no elements: empty",
      .exact,
      needs: [
        .layerNorm, .layerNormGrad, .rmsNorm, .rmsNormGrad, .batchNorm, .batchNormGrad,
        .batchNormInference,
      ], forAllOf: { [[1.0], [1, 1, 1], []] }
    ) { subject, wrong in
      let x = try Matrix<Double>(rows: [[1, 2], [4, 3], [0, 7]])
      let turned = x.transposed()
      let ones = [1.0, 1]
      _ = try subject.layerNorm(x, ones, ones, 1)
      try subject.refuses("shapes") { try subject.layerNorm(x, wrong, ones, 1) }
      try subject.refuses("shapes") { try subject.layerNorm(x, ones, wrong, 1) }
      try subject.refuses("shapes") { try subject.layerNormGrad(x, wrong, 1, x) }
      try subject.refuses("shapes") { try subject.layerNormGrad(x, ones, 1, turned) }
      try subject.refuses("shapes") { try subject.rmsNorm(x, wrong, 1) }
      try subject.refuses("shapes") { try subject.rmsNormGrad(x, wrong, 1, x) }
      try subject.refuses("shapes") { try subject.rmsNormGrad(x, ones, 1, turned) }
      try subject.refuses("shapes") { try subject.batchNorm(x, wrong, ones, 1) }
      try subject.refuses("shapes") { try subject.batchNorm(x, ones, wrong, 1) }
      try subject.refuses("shapes") { try subject.batchNormGrad(x, wrong, 1, x) }
      try subject.refuses("shapes") { try subject.batchNormGrad(x, ones, 1, turned) }
      for place in 0..<4 {
        let lists = (0..<4).map { $0 == place ? wrong : ones }
        try subject.refuses("shapes") {
          try subject.batchNormInference(x, lists[0], lists[1], lists[2], lists[3], 1)
        }
      }
      let narrow = Matrix<Double>(rowCount: 2, columnCount: 0) { _, _ in 0 }
      let flat = Matrix<Double>(rowCount: 0, columnCount: 2) { _, _ in 0 }
      try subject.refuses("empty") { try subject.layerNorm(narrow, [], [], 1) }
      try subject.refuses("empty") { try subject.layerNormGrad(narrow, [], 1, narrow) }
      try subject.refuses("empty") { try subject.rmsNorm(narrow, [], 1) }
      try subject.refuses("empty") { try subject.rmsNormGrad(narrow, [], 1, narrow) }
      try subject.refuses("empty") { try subject.batchNorm(flat, ones, ones, 1) }
      try subject.refuses("empty") { try subject.batchNormGrad(flat, ones, 1, flat) }
    },
    Law(
      196, .normalisation, "norms ask for finite numbers",
      states: "NaN and infinities anywhere: notFinite", .exact,
      needs: [
        .layerNorm, .layerNormGrad, .rmsNorm, .rmsNormGrad, .batchNorm, .batchNormGrad,
        .batchNormInference,
      ], forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, bad in
      let x = try Matrix<Double>(rows: [[1, 2], [4, 3]])
      let broken = try Matrix<Double>(rows: [[1, 2], [bad, 3]])
      let (ones, wrong) = ([1.0, 1], [1.0, bad])
      _ = try subject.layerNorm(x, ones, ones, 1)
      try subject.refuses("notFinite") { try subject.layerNorm(broken, ones, ones, 1) }
      try subject.refuses("notFinite") { try subject.layerNorm(x, wrong, ones, 1) }
      try subject.refuses("notFinite") { try subject.layerNorm(x, ones, wrong, 1) }
      try subject.refuses("notFinite") { try subject.layerNorm(x, ones, ones, bad) }
      try subject.refuses("notFinite") { try subject.layerNormGrad(broken, ones, 1, x) }
      try subject.refuses("notFinite") { try subject.layerNormGrad(x, wrong, 1, x) }
      try subject.refuses("notFinite") { try subject.layerNormGrad(x, ones, bad, x) }
      try subject.refuses("notFinite") { try subject.layerNormGrad(x, ones, 1, broken) }
      try subject.refuses("notFinite") { try subject.rmsNorm(broken, ones, 1) }
      try subject.refuses("notFinite") { try subject.rmsNorm(x, wrong, 1) }
      try subject.refuses("notFinite") { try subject.rmsNorm(x, ones, bad) }
      try subject.refuses("notFinite") { try subject.rmsNormGrad(broken, ones, 1, x) }
      try subject.refuses("notFinite") { try subject.rmsNormGrad(x, ones, 1, broken) }
      try subject.refuses("notFinite") { try subject.batchNorm(broken, ones, ones, 1) }
      try subject.refuses("notFinite") { try subject.batchNorm(x, ones, wrong, 1) }
      try subject.refuses("notFinite") { try subject.batchNorm(x, ones, ones, bad) }
      try subject.refuses("notFinite") { try subject.batchNormGrad(broken, ones, 1, x) }
      try subject.refuses("notFinite") { try subject.batchNormGrad(x, ones, 1, broken) }
      for place in 0..<4 {
        let lists = (0..<4).map { $0 == place ? wrong : ones }
        try subject.refuses("notFinite") {
          try subject.batchNormInference(x, lists[0], lists[1], lists[2], lists[3], 1)
        }
      }
      try subject.refuses("notFinite") {
        try subject.batchNormInference(x, ones, ones, ones, ones, bad)
      }
    },
    Law(
      196, .normalisation, "norms ask for a variance, or an ε above 0",
      states: "ε < 0, v < 0, and no variance at ε = 0: domain", .exact,
      needs: [
        .layerNorm, .layerNormGrad, .rmsNorm, .rmsNormGrad, .batchNorm, .batchNormGrad,
        .batchNormInference,
      ],
      for: tuple(
        Generator<Double>.oneOf([.whole(), .floats(in: -1e3...1e3), .elements([0.1, 1e8 + 0.1])]),
        Generator<Int>.integers(in: 1...7),
        Generator<Double>.elements([-1, -1e-12, -0x1p-1074]))
    ) { subject, input in
      let (value, count, negative) = input
      let flat = Matrix(rowCount: count, columnCount: count) { _, _ in value }
      let any = Matrix(rowCount: count, columnCount: count) { Double($0) - Double($1) + 0.5 }
      let (ones, zeros) = (Array(repeating: 1.0, count: count), Array(repeating: 0.0, count: count))
      _ = try subject.layerNorm(any, ones, zeros, 1)
      try subject.refuses("domain") { try subject.layerNorm(any, ones, zeros, negative) }
      try subject.refuses("domain") { try subject.layerNorm(flat, ones, zeros, 0) }
      try subject.refuses("domain") { try subject.layerNormGrad(any, ones, negative, any) }
      try subject.refuses("domain") { try subject.layerNormGrad(flat, ones, 0, any) }
      try subject.refuses("domain") { try subject.rmsNorm(any, ones, negative) }
      try subject.refuses("domain") { try subject.rmsNorm(flat.map { $0 * 0 }, ones, 0) }
      try subject.refuses("domain") { try subject.rmsNormGrad(any, ones, negative, any) }
      try subject.refuses("domain") { try subject.rmsNormGrad(flat.map { $0 * 0 }, ones, 0, any) }
      try subject.refuses("domain") { try subject.batchNorm(any, ones, zeros, negative) }
      try subject.refuses("domain") { try subject.batchNorm(flat, ones, zeros, 0) }
      try subject.refuses("domain") { try subject.batchNormGrad(any, ones, negative, any) }
      try subject.refuses("domain") { try subject.batchNormGrad(flat, ones, 0, any) }
      try subject.refuses("domain") {
        try subject.batchNormInference(any, ones, zeros, zeros, ones, negative)
      }
      try subject.refuses("domain") {
        try subject.batchNormInference(any, ones, zeros, zeros, zeros, 0)
      }
      try subject.refuses("domain") {
        try subject.batchNormInference(any, ones, zeros, zeros, ones.map { $0 * negative }, 2)
      }
    },
    Law(
      196, .normalisation, "dropout asks for a rate below 1 and a mask of zeros and ones",
      states:
        "rates outside of [0, 1), other numbers in the mask, and counts below 0: domain; other "
        + "lengths: shapes; NaN and infinities: notFinite", .exact,
      needs: [.dropout, .dropoutMask],
      for: tuple(
        Generator<[Double]>.wholeVectors(count: 1...5), Generator<Int>.integers(in: 1...9),
        Generator<Double>.elements([1, 1.5, -0.1, -0x1p-1074, -1, 0x1p60]))
    ) { subject, input in
      let (x, number, rate) = input
      let mask = x.map { _ in 1 }
      _ = try subject.dropout(x, mask, 0.5)
      try subject.refuses("shapes") { try subject.dropout(x, mask + [1], 0.5) }
      try subject.refuses("shapes") { try subject.dropout(x, Array(mask.dropLast()), 0.5) }
      try subject.refuses("domain") { try subject.dropout(x, mask, rate) }
      try subject.refuses("domain") { try subject.dropoutMask(number, rate, 0) }
      try subject.refuses("domain") { try subject.dropoutMask(-number, 0.5, 0) }
      for entry in [-1, number + 1, .min, .max] {
        try subject.refuses("domain") { try subject.dropout(x, mask.dropLast() + [entry], 0.5) }
      }
      for bad in [Double.nan, .infinity] {
        try subject.refuses("notFinite") { try subject.dropout(x, mask, bad) }
        try subject.refuses("notFinite") { try subject.dropout(x + [bad], mask + [0], 0.5) }
        try subject.refuses("notFinite") { try subject.dropoutMask(number, bad, 0) }
      }
    },
  ]
}
