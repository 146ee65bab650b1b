import Exact
import PropertyTesting
import Reference

extension Law {
  /// The heads of multi-head attention.
  static let tensorHeadLaws: [Law] = [
    Law(
      87, .tensors, "heads are runs of neighbours in the width",
      states: "splitHeads(x, n)[b, h, s, j] = x[b, s, h·d + j] with d = H/n", .bitwise,
      holds: [.splitHeads], for: modelTensors
    ) { subject, input in
      try requireSame(
        try subject.splitHeads(input.0, input.1), try Tensors.splitHeads(input.0, input.1))
    },
    Law(
      87, .tensors, "merged heads stand side by side",
      states: "mergeHeads(x)[b, s, h·d + j] = x[b, h, s, j]", .bitwise, holds: [.mergeHeads],
      for: .tensors(rank: 4...4)
    ) { subject, x in
      try requireSame(try subject.mergeHeads(x), try Tensors.mergeHeads(x))
    },
    Law(
      87, .tensors, "splitting the heads is reshape and permute, and merging undoes it",
      states: "splitHeads(x, n) = permute(reshape(x, (B, S, n, d)), (0, 2, 1, 3))", .bitwise,
      needs: [.splitHeads, .mergeHeads, .reshape, .permute], for: modelTensors
    ) { subject, input in
      let (x, count) = input
      let split = try subject.splitHeads(x, count)
      let reshaped = try subject.reshape(x, [x.shape[0], x.shape[1], count, x.shape[2] / count])
      try requireSame(split, try subject.permute(reshaped, [0, 2, 1, 3]))
      try requireSame(try subject.mergeHeads(split), x)
    },
  ]

  /// Tensors (B, S, n·d) with the number n of heads.
  private static var modelTensors: Generator<(Tensor<Double>, Int)> {
    tuple(.integers(in: 1...3), .shapes(rank: 3...3)).flatMap { count, shape in
      tuple(.tensors([shape[0], shape[1], count * shape[2]]), .just(count))
    }
  }
}
