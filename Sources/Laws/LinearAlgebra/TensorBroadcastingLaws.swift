import Exact
import PropertyTesting
import Reference

extension Law {
  /// Broadcasting: shapes, repetition, arithmetic and its backward.
  static let tensorBroadcastingLaws: [Law] = [
    Law(
      84, .tensors, "shapes broadcast from the right, equal or 1",
      states: "aligned at the last axis, two lengths are equal or one is 1; s with t is t with s",
      .exact, holds: [.broadcastShape],
      forAllOf: {
        let all = shapes(lengths: 0...3)
        return all.indices.flatMap { s in all[s...].map { [all[s], $0] } }
      }
    ) { subject, pair in
      for (s, t) in [(pair[0], pair[1]), (pair[1], pair[0])] {
        if let shape = Tensors.broadcastShape(s, t) {
          let computed = try subject.broadcastShape(s, t)
          try require(computed == shape, "gave \(computed), where \(shape) is due")
        } else {
          try subject.refuses("shapes") { try subject.broadcastShape(s, t) }
        }
      }
    },
    Law(
      84, .tensors, "broadcasting shapes is associative and idempotent",
      states: "s with s is s; (r with s) with t is r with (s with t), or neither is there", .exact,
      needs: [.broadcastShape],
      forAllOf: {
        let all = shapes(rank: 2, lengths: 0...3)
        return all.flatMap { r in all.flatMap { s in all.map { [r, s, $0] } } }
      }
    ) { subject, triple in
      let (r, s, t) = (triple[0], triple[1], triple[2])
      try require(try subject.broadcastShape(s, s) == s, "s with s is not s")
      func both(_ a: [Int]?, _ b: [Int]?) throws -> [Int]? {
        guard let a, let b else { return nil }
        do {
          return try subject.broadcastShape(a, b)
        } catch SubjectError.refused(kind: "shapes", _) {
          return nil
        }
      }
      let left = try both(try both(r, s), t)
      let right = try both(r, try both(s, t))
      try require(left == right, "\(String(describing: left)) is not \(String(describing: right))")
    },
    Law(
      84, .tensors, "expand repeats along axes of length 1 and in front",
      states: "expand(x, s)[i] = x[j] with jₖ = 0 where x has length 1, else iₖ, from the right",
      .bitwise, holds: [.expand], for: .expanding(of: .anyFloats())
    ) { subject, input in
      try requireSame(
        try subject.expand(input.x, input.y.shape), try Tensors.expand(input.x, input.y.shape))
    },
    Law(
      84, .tensors, "arithmetic with broadcasting is arithmetic after expand",
      states: "x ∘ y = expand(x, s) ∘ expand(y, s) for the broadcast shape s, to the bit",
      .bitwise, needs: [.expand, .broadcastShape, .broadcastAdd, .broadcastSub, .broadcastMul],
      for: .fittingPairs(of: .floats())
    ) { subject, input in
      let shape = try subject.broadcastShape(input.x.shape, input.y.shape)
      let x = try subject.expand(input.x, shape)
      let y = try subject.expand(input.y, shape)
      try requireSame(
        try subject.broadcastAdd(input.x, input.y), try subject.broadcastAdd(x, y))
      try requireSame(
        try subject.broadcastSub(input.x, input.y), try subject.broadcastSub(x, y))
      try requireSame(
        try subject.broadcastMul(input.x, input.y), try subject.broadcastMul(x, y))
    },
    Law(
      85, .tensors, "sums, differences and products with broadcasting round once",
      states:
        "(x ∘ y)[i] is the double nearest to x[j] ∘ y[k]; (B, S, H) + (H,) adds at every b, s",
      .exact, holds: [.broadcastAdd, .broadcastSub, .broadcastMul],
      for: .fittingPairs(of: .floats())
    ) { subject, input in
      let pairs = try Tensors.pairs(input.x, input.y).mapped {
        (try Rational($0), try Rational($1))
      }
      try subject.hold(
        .broadcastAdd, try subject.broadcastAdd(input.x, input.y),
        to: try pairs.mapped { $0 + $1 }, within: { exact, _ in .rounding(exact) })
      try subject.hold(
        .broadcastSub, try subject.broadcastSub(input.x, input.y),
        to: try pairs.mapped { $0 - $1 }, within: { exact, _ in .rounding(exact) })
      try subject.hold(
        .broadcastMul, try subject.broadcastMul(input.x, input.y),
        to: try pairs.mapped { $0 * $1 }, within: { exact, _ in .rounding(exact) })
    },
    Law(
      85, .tensors, "(B, 1, H) times (B, S, 1), and (B, S, H) plus (S,)",
      states: "the product at [b, s, h] is x[b, 0, h]·y[b, s, 0]; the sum is refused unless S = H, "
        + "S = 1 or H = 1", .exact, needs: [.broadcastAdd, .broadcastMul],
      forAllOf: { Tensors.indices(into: [3, 4, 4]) }
    ) { subject, lengths in
      let (batch, positions, width) = (lengths[0], lengths[1], lengths[2])
      func number(_ index: [Int]) -> Double { Double(index.reduce(1) { 5 * $0 + $1 } % 17 - 8) }
      let x = try Tensors.tensor([batch, 1, width], number)
      let y = try Tensors.tensor([batch, positions, 1], number)
      let product = try Tensors.tensor([batch, positions, width]) {
        number([$0[0], 0, $0[2]]) * number([$0[0], $0[1], 0]) + 0
      }
      let computed = try subject.broadcastMul(x, y)
      try require(
        computed.shape == product.shape && computed.elements == product.elements, "gave \(computed)"
      )
      let z = try Tensors.tensor([batch, positions, width], number)
      let bias = try Tensors.tensor([positions], number)
      guard positions == width || positions == 1 || width == 1 else {
        return try subject.refuses("shapes") { try subject.broadcastAdd(z, bias) }
      }
      let sum = try Tensors.tensor(
        [batch, positions, width == 1 ? positions : width]
      ) {
        number([$0[0], $0[1], width == 1 ? 0 : $0[2]]) + number([positions == 1 ? 0 : $0[2]])
      }
      try requireSame(try subject.broadcastAdd(z, bias), sum)
    },
    Law(
      85, .tensors, "shapes that do not fit are refused by arithmetic, expand and sumTo",
      states: "no length but 1 is repeated, and none is cut", .exact,
      needs: [.broadcastAdd, .broadcastSub, .broadcastMul, .expand, .sumTo],
      forAllOf: {
        let all = shapes(rank: 2, lengths: 0...3)
        return all.flatMap { s in all.map { [s, $0] } }
      }
    ) { subject, pair in
      let x = try Tensors.tensor(pair[0]) { _ in 1.0 }
      let y = try Tensors.tensor(pair[1]) { _ in 1.0 }
      let shape = Tensors.broadcastShape(x.shape, y.shape)
      for operation in [subject.broadcastAdd, subject.broadcastSub, subject.broadcastMul] {
        if let shape {
          try require(try operation(x, y).shape == shape, "the shape should be \(shape)")
        } else {
          try subject.refuses("shapes") { try operation(x, y) }
        }
      }
      if shape == y.shape {
        try require(try subject.expand(x, y.shape).shape == y.shape)
        try require(try subject.sumTo(y, x.shape).shape == x.shape)
      } else {
        try subject.refuses("shapes") { try subject.expand(x, y.shape) }
        try subject.refuses("shapes") { try subject.sumTo(y, x.shape) }
      }
    },
    Law(
      86, .tensors, "summing over the broadcast axes is the backward of expand",
      states: "⟨expand(x, s), y⟩ = ⟨x, sumTo(y, shape of x)⟩ over whole numbers", .exact,
      needs: [.expand, .sumTo], for: .expanding(of: .digits)
    ) { subject, input in
      func product(_ a: Tensor<Double>, _ b: Tensor<Double>) throws -> Rational {
        try require(a.shape == b.shape, "the shapes \(a.shape) and \(b.shape) differ")
        return try zip(a.elements, b.elements).reduce(Rational.zero) {
          $0 + (try Rational($1.0)) * (try Rational($1.1))
        }
      }
      try require(
        try product(try subject.expand(input.x, input.y.shape), input.y)
          == product(input.x, try subject.sumTo(input.y, input.x.shape)))
    },
    Law(
      86, .tensors, "sumTo sums what reads an element, correctly rounded",
      states: "sumTo(y, s)[j] is the double nearest to the sum of the y[i] that read x[j]", .exact,
      holds: [.sumTo], for: .expanding(of: .floats())
    ) { subject, input in
      let sums = try Tensors.readers(input.y, input.x.shape).mapped { group in
        try group.reduce(Rational.zero) { $0 + (try Rational($1)) }
      }
      try subject.hold(
        .sumTo, try subject.sumTo(input.y, input.x.shape), to: sums,
        within: { exact, _ in .rounding(exact) })
    },
  ]
}
