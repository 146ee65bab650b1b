import Exact
import PropertyTesting
import Reference

extension Generator where Value == [Int] {
  /// Shapes of up to four axes of length 1 to 3, and now and then 0.
  public static func shapes(rank: ClosedRange<Int> = 0...4) -> Generator {
    Generator<Int>.frequency([(11, .integers(in: 1...3)), (1, .just(0))]).array(count: rank)
  }

  /// The shapes of up to three axes of so many elements.
  static func shapes(ofCount count: Int) -> Generator {
    .elements((0...3).flatMap { shapes(ofCount: count, rank: $0) })
  }

  private static func shapes(ofCount count: Int, rank: Int) -> [[Int]] {
    guard rank > 0 else { return count == 1 ? [[]] : [] }
    guard count > 0 else { return [Array(repeating: 2, count: rank - 1) + [0]] }
    return (1...count).filter { count.isMultiple(of: $0) }.flatMap { first in
      shapes(ofCount: count / first, rank: rank - 1).map { [first] + $0 }
    }
  }
}

extension Generator where Value == Tensor<Double> {
  /// Tensors of a shape.
  static func tensors(_ shape: [Int], of elements: Generator<Double> = .anyFloats()) -> Generator {
    Generator { source throws(Stop) in
      let values = try elements.array(exactly: shape.reduce(1, *)).draw(from: source)
      guard let tensor = try? Tensor(shape: shape, elements: values) else { throw .discarded }
      return tensor
    }
  }

  /// Tensors of up to four axes; any doubles, if not said otherwise.
  public static func tensors(
    rank: ClosedRange<Int> = 0...4, of elements: Generator<Double> = .anyFloats()
  ) -> Generator {
    Generator<[Int]>.shapes(rank: rank).flatMap { .tensors($0, of: elements) }
  }
}

extension Generator where Value == Double {
  /// Whole numbers of magnitude up to 9, whose sums and products are exact in doubles.
  static var digits: Generator { Generator<Int>.integers(in: -9...9).map { Double($0) } }

  /// Doubles whose products and sums neither overflow nor, but for tiny ones, lose digits.
  static var moderate: Generator { .floats(in: -0x1p300...0x1p300) }
}

/// A tensor, and axes of it in an order.
struct TensorAndAxes: Sendable {
  let tensor: Tensor<Double>
  let axes: [Int]
}

extension Generator where Value == TensorAndAxes {
  /// Tensors with some of their axes, in any order.
  static func tensorsAndAxes(of elements: Generator<Double>) -> Generator {
    tensorsAndPermutations(of: elements).flatMap { input in
      Generator<Int>.integers(in: 0...input.axes.count).map {
        TensorAndAxes(tensor: input.tensor, axes: Array(input.axes.prefix($0)))
      }
    }
  }

  /// Tensors with all of their axes, in any order.
  static func tensorsAndPermutations(of elements: Generator<Double> = .anyFloats()) -> Generator {
    Generator<Tensor<Double>>.tensors(of: elements).flatMap { tensor in
      Generator<[Int]>.permutations(of: Array(tensor.shape.indices)).map {
        TensorAndAxes(tensor: tensor, axes: $0)
      }
    }
  }
}

/// Two tensors.
struct TensorPair: Sendable {
  let x: Tensor<Double>
  let y: Tensor<Double>
}

extension Generator where Value == TensorPair {
  /// Tensors whose shapes fit: each has some axes of one shape at length 1, and some of its front
  /// axes left out.
  static func fittingPairs(of elements: Generator<Double>) -> Generator {
    Generator { source throws(Stop) in
      let shape = try Generator<[Int]>.shapes(rank: 0...3).draw(from: source)
      return TensorPair(
        x: try broadcasting(to: shape, of: elements).draw(from: source),
        y: try broadcasting(to: shape, of: elements).draw(from: source))
    }
  }

  /// A tensor x that broadcasts to the shape of y.
  static func expanding(of elements: Generator<Double>) -> Generator {
    Generator<[Int]>.shapes().flatMap { shape in
      tuple(broadcasting(to: shape, of: elements), .tensors(shape, of: elements))
        .map { TensorPair(x: $0, y: $1) }
    }
  }

  private static func broadcasting(
    to shape: [Int], of elements: Generator<Double>
  ) -> Generator<Tensor<Double>> {
    Generator<Tensor<Double>> { source throws(Stop) in
      let from = try Generator<Int>.integers(in: 0...shape.count).draw(from: source)
      var own = Array(shape[from...])
      for axis in own.indices
      where try Generator<Int>.integers(in: 0...2).draw(from: source) == 0 {
        own[axis] = 1
      }
      return try Generator<Tensor<Double>>.tensors(own, of: elements).draw(from: source)
    }
  }
}
