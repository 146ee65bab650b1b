import PropertyTesting

extension Law {
  /// What the functions of vectors refuse, and what they give for no elements.
  static let vectorRefusalLaws: [Law] = [
    Law(
      7, .vectors, "vectors of two lengths are refused",
      states: "add, sub, axpy, dot and distance of vectors of two lengths: shapes", .exact,
      needs: [.add, .sub, .axpy, .dot, .distance],
      for: tuple(.wholeVectors(), .wholeVectors())
    ) { subject, input in
      let (x, y) = input
      _ = try subject.dot(x, x)
      try assume(x.count != y.count)
      try subject.refuses("shapes") { try subject.add(x, y) }
      try subject.refuses("shapes") { try subject.sub(x, y) }
      try subject.refuses("shapes") { try subject.axpy(2, x, y) }
      try subject.refuses("shapes") { try subject.dot(x, y) }
      try subject.refuses("shapes") { try subject.distance(x, y) }
    },
    Law(
      7, .vectors, "NaN and infinities are refused",
      states: "every function of vectors with such an element: notFinite", .exact, .medium,
      needs: [.add, .sub, .scale, .axpy, .sum, .dot, .norm2, .normalize, .distance],
      for: .brokenVectors
    ) { subject, input in
      let (x, y) = (input.vector, input.vector.map { _ in 1.0 })
      _ = try subject.sum(y)
      try subject.refuses("notFinite") { try subject.add(x, y) }
      try subject.refuses("notFinite") { try subject.add(y, x) }
      try subject.refuses("notFinite") { try subject.sub(x, y) }
      try subject.refuses("notFinite") { try subject.sub(y, x) }
      try subject.refuses("notFinite") { try subject.scale(2, x) }
      try subject.refuses("notFinite") { try subject.scale(input.wrong, y) }
      try subject.refuses("notFinite") { try subject.axpy(2, x, y) }
      try subject.refuses("notFinite") { try subject.axpy(2, y, x) }
      try subject.refuses("notFinite") { try subject.axpy(input.wrong, y, y) }
      try subject.refuses("notFinite") { try subject.sum(x) }
      try subject.refuses("notFinite") { try subject.dot(x, y) }
      try subject.refuses("notFinite") { try subject.dot(y, x) }
      try subject.refuses("notFinite") { try subject.norm2(x) }
      try subject.refuses("notFinite") { try subject.normalize(x) }
      try subject.refuses("notFinite") { try subject.distance(x, y) }
      try subject.refuses("notFinite") { try subject.distance(y, x) }
    },
    Law(
      11, .vectors, "the zero vector and the empty one have no direction",
      states: "normalize of zeros: zeroVector; of (): empty; lengths and sums of () are +0", .exact,
      needs: [.sum, .dot, .norm2, .distance, .normalize, .add], forAllOf: { Array(0...8) }
    ) { subject, count in
      let zeros = Array(repeating: 0.0, count: count)
      try requireSameBits(subject.norm2(zeros), 0)
      try requireSameBits(subject.distance(zeros, zeros), 0)
      try requireSameBits(subject.dot(zeros, zeros), 0)
      try requireSameBits(subject.sum(zeros), 0)
      try requireSameBits(subject.add(zeros, zeros), zeros)
      try subject.refuses(count == 0 ? "empty" : "zeroVector") { try subject.normalize(zeros) }
      try subject.refuses(count == 0 ? "empty" : "zeroVector") {
        try subject.normalize(zeros.map { -$0 })
      }
    },
  ]
}
