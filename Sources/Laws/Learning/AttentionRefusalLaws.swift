import Exact
import PropertyTesting

extension Law {
  /// What attention refuses.
  static let attentionRefusalLaws: [Law] = [
    Law(
      198, .attention, "attention asks for shapes that fit",
      states:
        "keys of another width, values of another number, masks of another shape, heads that do not "
        + "divide: refused; queries of no columns: empty", .exact,
      needs: [
        .attentionScores, .attentionWeights, .attentionWeightsMasked, .attentionWeightsCausal,
        .attention, .attentionMasked, .attentionCausal, .attentionCached, .multiHead,
        .multiHeadProjected, .infoNCE,
      ], forAllOf: { [1, 2, 4] }
    ) { subject, count in
      func ones(_ rows: Int, _ columns: Int) -> Matrix<Double> {
        Matrix(rowCount: rows, columnCount: columns) { _, _ in 1 }
      }
      let (q, k, v, mask) = (ones(3, 4), ones(3, 4), ones(3, 4), ones(3, 3))
      _ = try subject.attentionMasked(q, k, v, mask)
      _ = try subject.multiHead(q, k, v, count, true)
      let narrow = ones(3, 5)
      try subject.refuses("shapes") { try subject.attentionScores(q, narrow) }
      try subject.refuses("shapes") { try subject.attentionWeights(q, narrow) }
      try subject.refuses("shapes") { try subject.attentionWeightsMasked(q, narrow, mask) }
      try subject.refuses("shapes") { try subject.attentionWeightsCausal(q, narrow) }
      try subject.refuses("shapes") { try subject.attention(q, narrow, v) }
      try subject.refuses("shapes") { try subject.attention(q, k, ones(count, 4)) }
      try subject.refuses("shapes") { try subject.attentionMasked(q, k, ones(count, 4), mask) }
      try subject.refuses("shapes") { try subject.attentionCausal(q, k, ones(count, 4)) }
      try subject.refuses("shapes") { try subject.attentionCached(q, k, ones(count, 4)) }
      try subject.refuses("shapes") { try subject.attentionMasked(q, k, v, ones(3, count)) }
      try subject.refuses("shapes") { try subject.attentionMasked(q, k, v, ones(count, 3)) }
      try subject.refuses("shapes") { try subject.attentionWeightsMasked(q, k, ones(count, 3)) }
      // One key for each query, where later ones are not seen.
      let keys = ones(count, 4)
      try subject.refuses("shapes") { try subject.attentionWeightsCausal(q, keys) }
      try subject.refuses("shapes") { try subject.attentionCausal(q, keys, keys) }
      try subject.refuses("shapes") { try subject.attentionCached(q, keys, keys) }
      try subject.refuses("shapes") { try subject.multiHead(q, keys, keys, 1, true) }
      try subject.refuses("shapes") { try subject.multiHead(q, narrow, v, 1, false) }
      try subject.refuses("shapes") { try subject.infoNCE(q, narrow, 1) }
      try subject.refuses("shapes") { try subject.infoNCE(q, keys, 1) }
      let (x, w) = (ones(3, 4), ones(4, 4))
      _ = try subject.multiHeadProjected(x, w, w, w, w, count, false)
      try subject.refuses("shapes") {
        try subject.multiHeadProjected(x, narrow, w, w, w, count, false)
      }
      try subject.refuses("shapes") {
        try subject.multiHeadProjected(x, w, w, w, narrow, count, false)
      }
      let (none, empty) = (ones(2, 0), ones(0, 4))
      try subject.refuses("empty") { try subject.attentionScores(none, none) }
      try subject.refuses("empty") { try subject.attentionWeights(none, none) }
      try subject.refuses("empty") { try subject.attention(none, none, ones(2, 1)) }
      try subject.refuses("empty") { try subject.infoNCE(empty, empty, 1) }
    },
    Law(
      198, .attention, "attention asks for finite numbers",
      states: "NaN and infinities anywhere, of keys that no query sees too: notFinite", .exact,
      needs: [
        .attentionScores, .attentionWeights, .attentionWeightsMasked, .attentionWeightsCausal,
        .attention, .attentionMasked, .attentionCausal, .attentionCached, .multiHead,
        .multiHeadProjected, .infoNCE,
      ], forAllOf: { [Double.nan, .infinity, -.infinity] }
    ) { subject, bad in
      let x = try Matrix<Double>(rows: [[1, 2], [4, 3]])
      let broken = try Matrix<Double>(rows: [[1, 2], [4, bad]])
      let mask = try Matrix<Double>(rows: [[1, 0], [1, 0]])
      _ = try subject.attentionMasked(x, x, x, mask)
      for place in 0..<2 {
        let (q, k) = (place == 0 ? broken : x, place == 1 ? broken : x)
        try subject.refuses("notFinite") { try subject.attentionScores(q, k) }
        try subject.refuses("notFinite") { try subject.attentionWeights(q, k) }
        try subject.refuses("notFinite") { try subject.attentionWeightsMasked(q, k, mask) }
        try subject.refuses("notFinite") { try subject.attentionWeightsCausal(q, k) }
        try subject.refuses("notFinite") { try subject.infoNCE(q, k, 1) }
      }
      for place in 0..<3 {
        let parts = (0..<3).map { $0 == place ? broken : x }
        let (q, k, v) = (parts[0], parts[1], parts[2])
        try subject.refuses("notFinite") { try subject.attention(q, k, v) }
        try subject.refuses("notFinite") { try subject.attentionMasked(q, k, v, mask) }
        try subject.refuses("notFinite") { try subject.attentionCausal(q, k, v) }
        try subject.refuses("notFinite") { try subject.attentionCached(q, k, v) }
        try subject.refuses("notFinite") { try subject.multiHead(q, k, v, 1, false) }
      }
      for place in 0..<5 {
        let parts = (0..<5).map { $0 == place ? broken : x }
        try subject.refuses("notFinite") {
          try subject.multiHeadProjected(parts[0], parts[1], parts[2], parts[3], parts[4], 1, true)
        }
      }
      try subject.refuses("notFinite") { try subject.infoNCE(x, x, bad) }
    },
    Law(
      198, .attention,
      "attention asks for masks of zeros and ones, heads, directions, temperatures",
      states:
        "other numbers in a mask, no heads, τ ≤ 0: domain; heads that do not divide: domain or "
        + "shapes; a row of zeros in InfoNCE: zeroVector", .exact,
      needs: [
        .attentionMasked, .attentionWeightsMasked, .multiHead, .multiHeadProjected, .infoNCE,
      ],
      for: tuple(
        Generator<Double>.elements([2, -1, 0.5, 1.0.nextDown, 0x1p-1074]),
        Generator<Double>.elements([0, -0.0, -1, -0x1p-1074]), Generator<Int>.integers(in: 1...9))
    ) { subject, input in
      let (entry, temperature, number) = input
      let x = try Matrix<Double>(rows: [[1, 2], [4, 3]])
      let mask = try Matrix<Double>(rows: [[1, 1], [1, entry]])
      try subject.refuses("domain") { try subject.attentionMasked(x, x, x, mask) }
      try subject.refuses("domain") { try subject.attentionWeightsMasked(x, x, mask) }
      _ = try subject.multiHead(x, x, x, 2, false)
      for heads in [0, -number, .min] {
        try subject.refuses("domain") { try subject.multiHead(x, x, x, heads, false) }
        try subject.refuses("domain") {
          try subject.multiHeadProjected(x, x, x, x, x, heads, false)
        }
      }
      for heads in [2 + number, .max] {
        try subject.refusesHeads { try subject.multiHead(x, x, x, heads, false) }
        try subject.refusesHeads { try subject.multiHeadProjected(x, x, x, x, x, heads, true) }
      }
      _ = try subject.infoNCE(x, x, 1)
      try subject.refuses("domain") { try subject.infoNCE(x, x, temperature) }
      let zero = try Matrix<Double>(rows: [[1, 2], [0, 0]])
      try subject.refuses("zeroVector") { try subject.infoNCE(x, zero, 1) }
      try subject.refuses("zeroVector") { try subject.infoNCE(zero, x, 1) }
    },
  ]
}

extension Subject {
  /// Requires that a number of heads that does not divide the columns is refused, as a shape or as a
  /// number.
  fileprivate func refusesHeads(_ call: () throws -> Matrix<Double>) throws {
    do {
      try refuses("shapes", call)
    } catch SubjectError.refused(kind: "domain", _) {
      return
    }
  }
}
