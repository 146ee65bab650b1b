import Exact
import PropertyTesting

extension Law {
  /// What the functions of information refuse.
  static let informationRefusalLaws: [Law] = [
    Law(
      160, .information, "what is no distribution is refused",
      states: "a negative entry or one above 1: probability; a sum off 1 by more than (n + 1)u: "
        + "distribution, renormalised by nobody", .exact, .medium,
      needs: informationOfDistributions + [.selfInformation, .perplexityProbs],
      for: tuple(.exactDistributions(count: 2...5), Generator<Int>.integers(in: 0...4))
    ) { subject, input in
      let (p, place) = (input.0, input.1 % input.0.count)
      _ = try subject.entropy(p, "nats")
      var (negative, long) = (p, p)
      negative[place] = -0x1p-1074
      long[place] = 1.0.nextUp
      for unit in InformationUnit.allCases.map(\.rawValue) {
        for wrong in [negative, long] {
          try subject.refusesDistribution("probability", wrong, beside: p, unit)
          try subject.refuses("probability") { try subject.perplexityProbs(wrong) }
          try subject.refuses("probability") { try subject.selfInformation(wrong[place], unit) }
        }
        // Off by 0.001, as rounded to three digits; and by just more than the roundings explain.
        let rest = p.indices.filter { $0 != place }.reduce(0) { $0 + p[$1] }
        let units = Double(p.count + 2) * 0x1p-53
        for gap in [0.001, units] {
          var short = p
          guard short[place] > gap else { continue }
          short[place] = 1 - gap - rest
          try subject.refusesDistribution("distribution", short, beside: p, unit)
        }
        let doubled = p.map { min(1, 2 * $0) }
        guard doubled.reduce(0, +) > 1.001 else { continue }
        try subject.refusesDistribution("distribution", doubled, beside: p, unit)
      }
      try subject.refuses("distribution") { try subject.entropy([0.107, 0.787, 0.107], "nats") }
      try subject.refuses("distribution") { try subject.entropy(p.map { _ in 0 }, "bits") }
    },
    Law(
      160, .information, "a sum off 1 by what roundings explain is taken as it is",
      states: "(0.1, 0.2, 0.7) and thirds are distributions, up to (n + 1)u off", .exact,
      needs: informationOfDistributions,
      forAllOf: {
        [[0.1, 0.2, 0.7], [1.0 / 3, 1.0 / 3, 1.0 / 3], [1, 0x1p-53, 0x1p-53, 0x1p-52]]
      }
    ) { subject, p in
      _ = try subject.heldEntropy(p)
      _ = try subject.heldCrossEntropy(p, p)
      try require(try subject.kl(p, p, "nats") == 0, "KL(p‖p) is not 0")
      try require(try subject.js(p, p, "bits") == 0, "JS(p, p) is not 0")
      let table = Matrix(rowCount: 1, columnCount: p.count) { p[$1] }
      _ = try subject.mutualInformation(table, "nats")
      _ = try subject.conditionalEntropy(table, "nats")
    },
    Law(
      161, .information, "units are nats and bits",
      states: "another name of a unit: domain", .exact,
      needs: informationOfDistributions + [.selfInformation],
      forAllOf: {
        ["", "nat", "Bits", "BITS", "e", "2", " nats", "shannon"]
      }
    ) { subject, unit in
      let p = [0.5, 0.5]
      _ = try subject.entropy(p, "bits")
      try subject.refusesDistribution("domain", p, beside: p, unit)
      try subject.refuses("domain") { try subject.selfInformation(0.5, unit) }
    },
    Law(
      160, .information, "measures of broken numbers, other lengths and nothing are refused",
      states: "NaN and infinities: notFinite; lengths that differ: shapes; no entries: empty",
      .exact, .medium,
      needs: informationOfDistributions + [
        .selfInformation, .klGeneralized, .perplexity, .perplexityProbs, .perplexityBits,
      ],
      for: tuple(
        .exactDistributions(count: 1...4),
        Generator<Double>.elements([
          .nan, .infinity, -.infinity,
        ]), Generator<Int>.integers(in: 0...4))
    ) { subject, input in
      let (p, wrong, drawn) = input
      var broken = p
      broken.insert(wrong, at: min(drawn, p.count))
      let own = p + [0]
      _ = try subject.kl(p, p, "nats")
      try subject.refusesDistribution("notFinite", broken, beside: own, "nats")
      try subject.refuses("notFinite") { try subject.selfInformation(wrong, "nats") }
      try subject.refuses("notFinite") { try subject.klGeneralized(broken, own) }
      try subject.refuses("notFinite") { try subject.klGeneralized(own, broken) }
      try subject.refuses("notFinite") { try subject.perplexity(broken) }
      try subject.refuses("notFinite") { try subject.perplexityProbs(broken) }
      try subject.refuses("notFinite") { try subject.perplexityBits(broken) }
      for (left, right) in [(p, own), (own, p), ([], p), (p, [])] {
        try subject.refuses("shapes") { try subject.kl(left, right, "nats") }
        try subject.refuses("shapes") { try subject.crossEntropy(left, right, "bits") }
        try subject.refuses("shapes") { try subject.js(left, right, "nats") }
        try subject.refuses("shapes") { try subject.klGeneralized(left, right) }
      }
      try subject.refusesDistribution("empty", [], beside: [], "nats")
      try subject.refuses("empty") { try subject.perplexity([]) }
      try subject.refuses("empty") { try subject.perplexityProbs([]) }
      try subject.refuses("empty") { try subject.perplexityBits([]) }
      // Weights are not negative, of any sum.
      let negative = p + [-0x1p-1074]
      try subject.refuses("domain") { try subject.klGeneralized(negative, own) }
      try subject.refuses("domain") { try subject.klGeneralized(own, negative) }
      try require(try subject.klGeneralized([], []) == 0, "no weights diverge")
    },
  ]

  /// The functions of distributions and a unit.
  private static let informationOfDistributions: [Function] = [
    .entropy, .crossEntropy, .kl, .js, .mutualInformation, .conditionalEntropy,
  ]
}

extension Subject {
  /// Requires that every function of distributions refuses one, in each of its places.
  fileprivate func refusesDistribution(
    _ kind: String, _ wrong: [Double], beside p: [Double], _ unit: String, file: String = #fileID,
    line: Int = #line
  ) throws {
    let (row, column) = (
      Matrix(rowCount: 1, columnCount: wrong.count) { wrong[$1] },
      Matrix(rowCount: wrong.count, columnCount: 1) { row, _ in wrong[row] }
    )
    let calls: [() throws -> Double] = [
      { try entropy(wrong, unit) }, { try crossEntropy(wrong, p, unit) },
      { try crossEntropy(p, wrong, unit) }, { try kl(wrong, p, unit) }, { try kl(p, wrong, unit) },
      { try js(wrong, p, unit) }, { try js(p, wrong, unit) },
      { try mutualInformation(row, unit) }, { try conditionalEntropy(column, unit) },
    ]
    for call in calls { try refuses(kind, file: file, line: line, call) }
  }
}
