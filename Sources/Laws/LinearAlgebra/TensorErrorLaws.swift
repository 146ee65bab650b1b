import Exact
import PropertyTesting
import Reference

/// A call that is due to be refused, and one beside it that is not.
struct Refusal: Sendable, CustomStringConvertible {
  let function: Function
  let kind: String
  let refused: [Datum]
  let answered: [Datum]

  var description: String {
    let arguments = refused.map(\.description).joined(separator: ", ")
    return "\(function.name)(\(arguments)), refused as \(kind)"
  }
}

extension Law {
  /// Arguments that have no value.
  static let tensorErrorLaws: [Law] = [
    Law(
      89, .tensors, "reshape to another number of elements is refused",
      states: "reshape(x, s) is there if and only if s has as many elements as x", .exact,
      needs: [.reshape],
      forAllOf: {
        let all = shapes(rank: 2, lengths: 0...3)
        return all.flatMap { s in all.map { [s, $0] } }
      }
    ) { subject, pair in
      let x = try Tensors.tensor(pair[0]) { _ in 1.0 }
      if pair[0].reduce(1, *) == pair[1].reduce(1, *) {
        try require(try subject.reshape(x, pair[1]).shape == pair[1])
      } else {
        try subject.refuses("elementCount") { try subject.reshape(x, pair[1]) }
      }
    },
    Law(
      89, .tensors, "axes that are not there or named twice are refused",
      states: "each axis is at least 0, below the rank, and named once; permute names all", .exact,
      needs: [.sumAxes, .meanAxes, .maxAxes, .permute],
      forAllOf: {
        (0...2).flatMap { rank in
          (0...2).flatMap { count in
            Tensors.indices(into: Array(repeating: rank + 3, count: count)).map { axes in
              [Array(repeating: 2, count: rank), axes.map { $0 - 1 }]
            }
          }
        }
      }
    ) { subject, input in
      let (x, axes) = (try Tensors.tensor(input[0]) { _ in 1.0 }, input[1])
      let rank = x.shape.count
      let areGood = axes.allSatisfy { $0 >= 0 && $0 < rank } && Set(axes).count == axes.count
      for operation in [subject.sumAxes, subject.meanAxes, subject.maxAxes] {
        if areGood {
          try require(try operation(x, axes).shape.count == rank - axes.count)
        } else {
          try subject.refuses("axis") { try operation(x, axes) }
        }
      }
      if areGood && axes.count == rank {
        try require(try subject.permute(x, axes).shape == x.shape)
      } else {
        try subject.refuses("axis") { try subject.permute(x, axes) }
      }
    },
    Law(
      89, .tensors, "a mean or a maximum of nothing is refused",
      states: "over axes with a length 0, where the other axes leave an index, there is no value",
      .exact, needs: [.meanAxes, .maxAxes, .sumAxes],
      forAllOf: { shapes(rank: 3, lengths: 0...2).filter { !$0.isEmpty } }
    ) { subject, shape in
      let x = try Tensors.tensor(shape) { _ in 1.0 }
      for axis in shape.indices {
        var kept = shape
        let length = kept.remove(at: axis)
        try require(try subject.sumAxes(x, [axis]).elements.allSatisfy { $0 == Double(length) })
        for operation in [subject.meanAxes, subject.maxAxes] {
          if length == 0 && !kept.contains(0) {
            try subject.refuses("empty") { try operation(x, [axis]) }
          } else {
            try require(try operation(x, [axis]).shape == kept)
          }
        }
      }
    },
    Law(
      89, .tensors, "shapes, heads and words that do not fit are refused",
      states: "concat, splitHeads and einsum refuse what has no meaning, and answer beside it",
      .exact, needs: [.concat, .splitHeads, .mergeHeads, .einsum], forAllOf: { refusals }
    ) { subject, refusal in
      _ = try subject.call(refusal.function, arguments: refusal.answered)
      try subject.refuses(refusal.kind) {
        try subject.call(refusal.function, arguments: refusal.refused)
      }
    },
    Law(
      89, .tensors, "numbers that are not finite are refused by arithmetic and reductions",
      states: "NaN and the infinities are refused as notFinite, wherever they stand", .exact,
      needs: [.broadcastAdd, .broadcastSub, .broadcastMul, .sumAxes, .meanAxes, .maxAxes, .einsum],
      forAllOf: { [Double.nan, .infinity, -.infinity].flatMap { n in (0..<4).map { (n, $0) } } }
    ) { subject, input in
      let good = try Tensor<Double>(shape: [2, 2], elements: [1, 2, 3, 4])
      var elements = good.elements
      elements[input.1] = input.0
      let bad = try Tensor(shape: [2, 2], elements: elements)
      for operation in [subject.broadcastAdd, subject.broadcastSub, subject.broadcastMul] {
        _ = try operation(good, good)
        try subject.refuses("notFinite") { try operation(bad, good) }
        try subject.refuses("notFinite") { try operation(good, bad) }
      }
      for operation in [subject.sumAxes, subject.meanAxes, subject.maxAxes] {
        try subject.refuses("notFinite") { try operation(bad, [0]) }
      }
      try subject.refuses("notFinite") { try subject.einsum("ij,jk->ik", bad, good) }
      try subject.refuses("notFinite") { try subject.einsum("ij,jk->ik", good, bad) }
    },
  ]

  private static var refusals: [Refusal] {
    func ones(_ shape: Int...) -> Datum {
      (try? Tensors.tensor(shape) { _ in 1.0 }).map { .tensor($0) } ?? .counts(shape)
    }
    func refusal(
      _ function: Function, _ kind: String, _ refused: [Datum], beside answered: [Datum]
    ) -> Refusal {
      Refusal(function: function, kind: kind, refused: refused, answered: answered)
    }
    let joined = [ones(2, 3), ones(2, 3), .count(0)]
    let heads = [ones(1, 2, 6), .count(3)]
    let product = [.text("ij,jk->ik"), ones(2, 3), ones(3, 2)]
    return [
      refusal(.concat, "shapes", [ones(2, 3), ones(2, 2), .count(0)], beside: joined),
      refusal(.concat, "shapes", [ones(2, 3), ones(2), .count(0)], beside: joined),
      refusal(.concat, "axis", [ones(2, 3), ones(2, 3), .count(2)], beside: joined),
      refusal(.concat, "axis", [ones(2, 3), ones(2, 3), .count(-1)], beside: joined),
      refusal(.concat, "axis", [ones(), ones(), .count(0)], beside: joined),
      refusal(.splitHeads, "domain", [ones(1, 2, 6), .count(4)], beside: heads),
      refusal(.splitHeads, "domain", [ones(1, 2, 6), .count(0)], beside: heads),
      refusal(.splitHeads, "domain", [ones(1, 2, 6), .count(-2)], beside: heads),
      refusal(.splitHeads, "domain", [ones(2, 6), .count(2)], beside: heads),
      refusal(.mergeHeads, "domain", [ones(1, 2, 6)], beside: [ones(1, 2, 3, 2)]),
      refusal(
        .einsum, "shapes", [.text("ij,jk->ik"), ones(2, 3), ones(2, 3)], beside: product),
      refusal(
        .einsum, "shapes", [.text("ii,jk->ik"), ones(2, 3), ones(3, 2)], beside: product),
      refusal(
        .einsum, "shapes", [.text("ij,jk->ik"), ones(2, 1), ones(3, 2)], beside: product),
    ]
      + ["", "ij,jk", "ij->ij", "ij,jk->iz", "ij,jk->ii", "ij;jk->ik", "IJ,JK->IK", "ij,jk,k->i"]
      .map { refusal(.einsum, "domain", [.text($0), ones(2, 3), ones(3, 2)], beside: product) }
  }
}
