import Exact
import PropertyTesting
import Reference

extension Law {
  /// Shapes and strides, and functions that only move elements.
  static let tensorShapeLaws: [Law] = [
    Law(
      81, .tensors, "reshape keeps the flat order",
      states: "reshape(x, s) has the elements of x in their order; reshape twice is reshape once",
      .bitwise, holds: [.reshape],
      for: Generator<Tensor<Double>>.tensors(rank: 0...3).flatMap { x in
        let shapes = Generator<[Int]>.shapes(ofCount: x.elements.count)
        return tuple(.just(x), shapes, shapes)
      }
    ) { subject, input in
      let (x, s, t) = input
      let first = try subject.reshape(x, s)
      try requireSame(first, try Tensor(shape: s, elements: x.elements))
      try requireSame(try subject.reshape(first, t), try subject.reshape(x, t))
    },
    Law(
      81, .tensors, "(2, 3, 4) reshaped to (6, 4) and to (24,) counts on",
      states: "x[b, s, h] = y[3b + s, h] = z[12b + 4s + h]", .bitwise, needs: [.reshape],
      forAllOf: { [[6, 4], [24], [2, 3, 4], [4, 3, 2], [1, 24, 1]] }
    ) { subject, shape in
      let x = try Tensors.tensor([2, 3, 4]) { Double(12 * $0[0] + 4 * $0[1] + $0[2]) }
      let y = try subject.reshape(x, shape)
      try requireSame(y, try Tensor(shape: shape, elements: (0..<24).map { Double($0) }))
    },
    Law(
      82, .tensors, "permute moves axis p[k] to axis k",
      states: "permute(x, p)[i] = x[j] with j at p[k] = iₖ; (B, S, H) by (0, 2, 1) is (B, H, S)",
      .bitwise, holds: [.permute], for: .tensorsAndPermutations()
    ) { subject, input in
      try requireSame(
        try subject.permute(input.tensor, input.axes),
        try Tensors.permute(input.tensor, input.axes))
    },
    Law(
      82, .tensors, "the inverse permutation undoes permute",
      states: "permute(permute(x, p), p⁻¹) = x", .bitwise, needs: [.permute],
      for: .tensorsAndPermutations()
    ) { subject, input in
      var inverse = input.axes
      for (place, axis) in input.axes.enumerated() { inverse[axis] = place }
      try requireSame(
        try subject.permute(try subject.permute(input.tensor, input.axes), inverse), input.tensor)
    },
    Law(
      82, .tensors, "permute by p and then by q is permute by p[q]",
      states: "permute(permute(x, p), q) = permute(x, r) with rₖ = p[qₖ]", .bitwise,
      needs: [.permute],
      for: Generator<TensorAndAxes>.tensorsAndPermutations().flatMap { input in
        tuple(.just(input), .permutations(of: Array(input.axes.indices)))
      }
    ) { subject, input in
      let (x, p, q) = (input.0.tensor, input.0.axes, input.1)
      try requireSame(
        try subject.permute(try subject.permute(x, p), q), try subject.permute(x, q.map { p[$0] }))
    },
    Law(
      83, .tensors, "strides map the indices onto the places of the elements",
      states: "Σ iₖ·strideₖ runs through 0, 1, … N − 1 as i runs in row-major order", .exact,
      holds: [.strides], forAllOf: { shapes(lengths: 1...3) }
    ) { subject, shape in
      let strides = try subject.strides(shape)
      try require(strides == Tensors.strides(shape), "gave \(strides)")
      let places = Tensors.indices(into: shape).map { index in
        zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }
      }
      try require(places == Array(places.indices), "the places are \(places)")
    },
    Law(
      83, .tensors, "permuted strides map the indices onto the same places",
      states: "permute(x, p)[i] is at Σ iₖ·stride(p[k]) of x", .exact, needs: [.strides, .permute],
      forAllOf: { shapes(lengths: 2...3).flatMap { orders(of: $0) } }
    ) { subject, input in
      let (shape, axes) = (input[0], input[1])
      let count = shape.reduce(1, *)
      let strides = try subject.strides(shape)
      let places = try Tensor(shape: shape, elements: (0..<count).map { Double($0) })
      let view = try subject.permute(places, axes)
      let expected = try Tensors.tensor(axes.map { shape[$0] }) { index in
        Double(zip(index, axes).reduce(0) { $0 + $1.0 * strides[$1.1] })
      }
      try requireSame(view, expected)
      try require(
        view.elements.sorted() == places.elements, "some places are left out: \(view.elements)")
    },
    Law(
      81, .tensors, "concat puts y behind x along the axis",
      states: "concat(x, y, a)[i] = x[i] for i below the length of x along a, and y[i − it] beyond",
      .bitwise, holds: [.concat],
      for: Generator<[Int]>.shapes(rank: 1...4).flatMap { shape in
        tuple(.integers(in: 0...shape.count - 1), .integers(in: 0...3)).flatMap { axis, length in
          var other = shape
          other[axis] = length
          return tuple(.tensors(shape), .tensors(other), .just(axis))
        }
      }
    ) { subject, input in
      try requireSame(
        try subject.concat(input.0, input.1, input.2),
        try Tensors.concat(input.0, input.1, input.2))
    },
  ]

  /// All shapes of up to so many axes with these lengths.
  static func shapes(rank: Int = 4, lengths: ClosedRange<Int>) -> [[Int]] {
    (0...rank).flatMap { rank in
      Tensors.indices(into: Array(repeating: lengths.count, count: rank)).map { index in
        index.map { lengths.lowerBound + $0 }
      }
    }
  }

  /// A shape with each order of its axes.
  private static func orders(of shape: [Int]) -> [[[Int]]] {
    Tensors.indices(into: Array(repeating: shape.count, count: shape.count))
      .filter { Set($0).count == $0.count }.map { [shape, $0] }
  }
}
