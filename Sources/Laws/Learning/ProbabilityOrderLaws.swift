import PropertyTesting

extension Law {
  /// The order of probabilities, and the order of the entries.
  static let probabilityOrderLaws: [Law] = [
    Law(
      132, .softmax, "a larger logit never has a smaller probability",
      states: "zᵢ ≥ zⱼ implies pᵢ ≥ pⱼ, and equal logits have equal probabilities, to the bit",
      .bitwise, needs: [.softmax],
      for: .oneOf([
        Generator<Int>.integers(in: 2...8).flatMap { .adjacent(count: $0) }, .logits(count: 2...8),
      ])
    ) { subject, z in
      try requireOrder(z, subject.softmax(z))
    },
    Law(
      132, .softmax, "logits whose order a compensated shift turns",
      states: "the order holds where errors of zᵢ − m that are put back would turn it", .bitwise,
      needs: [.softmax],
      forAllOf: {
        [
          [0x1.f65f11b43c012p+6, -0x1.79a617f6598p-6, -0x1.79a617f6597ffp-6],
          [1, 1, 1], [0, -0.0], [0x1p-1074, 0], [-745.2, -745.1, 0], [0x1p53, 0x1p53 - 1, 0],
        ]
      }
    ) { subject, z in
      try requireOrder(z, subject.softmax(z))
    },
    Law(
      132, .softmax, "a permutation of the logits permutes the results, to the bit",
      states: "softmax and logSoftmax of permuted logits are permuted, logSumExp is the same",
      .bitwise, needs: [.softmax, .logSoftmax, .logSumExp],
      for: Generator<[Double]>.oneOf([.logits(count: 2...8), .deletedLogits(count: 2...8)]).flatMap
      {
        z in
        Generator<[Int]>.permutations(of: Array(z.indices)).map { (z, $0) }
      }
    ) { subject, input in
      let (z, order) = input
      let permuted = order.map { z[$0] }
      let (p, logs) = (try subject.softmax(z), try subject.logSoftmax(z))
      try require(p.count == z.count && logs.count == z.count, "the results have other lengths")
      try requireSameBits(subject.softmax(permuted), order.map { p[$0] })
      try requireSameBits(subject.logSoftmax(permuted), order.map { logs[$0] })
      try requireSameBits(subject.logSumExp(permuted), subject.logSumExp(z))
    },
    Law(
      139, .softmax, "a temperature keeps the order of probabilities",
      states: "zᵢ ≥ zⱼ implies pᵢ ≥ pⱼ for softmaxTemperature(z, τ) too", .bitwise,
      needs: [.softmaxTemperature],
      for: tuple(
        .oneOf([
          Generator<Int>.integers(in: 2...6).flatMap { .adjacent(count: $0) },
          .logits(count: 2...6),
        ]), .temperatures)
    ) { subject, input in
      let (z, tau) = input
      try requireOrder(z, subject.softmaxTemperature(z, tau))
    },
  ]

  private static func requireOrder(_ z: [Double], _ p: [Double]) throws {
    try require(p.count == z.count, "\(p.count) probabilities")
    let order = z.indices.sorted { z[$0] < z[$1] }
    for (lower, upper) in zip(order, order.dropFirst()) {
      try require(
        z[lower] == z[upper]
          ? p[lower].bitPattern == p[upper].bitPattern : p[lower] <= p[upper],
        "the logits \(z[lower]) and \(z[upper]) have the probabilities \(p[lower]), \(p[upper])")
    }
  }
}
