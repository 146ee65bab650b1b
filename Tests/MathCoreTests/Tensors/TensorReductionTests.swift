import MathCore
import Testing

@Suite struct TensorReductionTests {
  /// The elements of x that lie over an index of the other axes.
  private func group(_ x: Tensor, over axes: [Int], at index: [Int]) -> [Double] {
    let kept = x.shape.indices.filter { !axes.contains($0) }
    return indices(into: x.shape).filter { full in kept.map { full[$0] } == index }
      .map { x.element(at: $0) }
  }

  /// All lists of distinct axes of a rank, in every order.
  private func axisLists(rank: Int) -> [[Int]] {
    permutations(of: rank).flatMap { order in (0...rank).map { Array(order.prefix($0)) } }
  }

  @Test(arguments: 0...3)
  func `reductions are over the axes that are named, in any order`(rank: Int) throws {
    for shape in shapes(rank: rank, lengths: [0, 1, 2, 3]) {
      let x = try Tensor(shape: shape) { index in
        // Integers of both signs, so that sums are exact in any order.
        Double((index.reduce(7) { $0 * 31 + $1 } * 37) % 19 - 9)
      }
      for axes in axisLists(rank: rank) {
        let kept = x.shape.indices.filter { !axes.contains($0) }.map { shape[$0] }
        let groups = indices(into: kept).map { group(x, over: axes, at: $0) }
        let sums = groups.map { $0.reduce(0, +) }
        #expect(try Tensors.sumAxes(x, axes) == Tensor(shape: kept, elements: sums))
        if groups.contains(where: \.isEmpty) {
          #expect(throws: MathError.empty(function: "meanAxes")) { try Tensors.meanAxes(x, axes) }
          #expect(throws: MathError.empty(function: "maxAxes")) { try Tensors.maxAxes(x, axes) }
          continue
        }
        let means = groups.map { $0.reduce(0, +) / Double($0.count) }
        #expect(try Tensors.meanAxes(x, axes) == Tensor(shape: kept, elements: means))
        let maxima = groups.map { $0.max() ?? .nan }
        #expect(try Tensors.maxAxes(x, axes) == Tensor(shape: kept, elements: maxima))
      }
    }
  }

  @Test func `the maximum of negative numbers is negative, and of zeros the positive one`() throws {
    let x = try Tensor(shape: [2, 3], elements: [-3, -1, -2, -0.0, 0, -0.0])
    let maxima = try Tensors.maxAxes(x, [1]).elements
    #expect(maxima.map(\.bitPattern) == [-1.0, 0].map(\.bitPattern))
    let zeros = try Tensor(shape: [2], elements: [-0.0, -0.0])
    #expect(try Tensors.maxAxes(zeros, [0]).elements.map(\.sign) == [.minus])
  }

  @Test func `axes that are not there or named twice are refused`() throws {
    let x = try Tensor.counting([2, 3])
    func error(_ axes: [Int]) -> MathError? {
      #expect(throws: MathError.self) { try Tensors.sumAxes(x, axes) }
    }
    #expect(error([2]) == .axis(function: "sumAxes", axis: 2, rank: 2))
    #expect(error([-1]) == .axis(function: "sumAxes", axis: -1, rank: 2))
    #expect(error([1, 1]) == .repeatedAxis(function: "sumAxes", axes: [1, 1]))
    #expect(throws: MathError.axis(function: "maxAxes", axis: 0, rank: 0)) {
      try Tensors.maxAxes(Tensor(shape: [], elements: [1]), [0])
    }
  }

  @Test func `elements that are not finite are refused`() throws {
    let x = try Tensor(shape: [2], elements: [1, -.infinity])
    #expect(
      throws: MathError.notFinite(function: "maxAxes", argument: "x", index: 1, value: "-inf")
    ) { try Tensors.maxAxes(x, [0]) }
    #expect(throws: MathError.self) { try Tensors.sumTo(x, []) }
    #expect(throws: MathError.self) { try Tensors.meanAxes(x, []) }
  }

  @Test func `sums over an empty axis are zeros, if they are not too many`() throws {
    let x = try Tensor(shape: [0, 1 << 40], elements: [])
    #expect(throws: MathError.self) { try Tensors.sumAxes(x, [0]) }
    #expect(try Tensors.sumAxes(x, [1]) == Tensor(shape: [0], elements: []))
    #expect(try Tensors.sumAxes(x, [1, 0]) == Tensor(shape: [], elements: [0]))
  }

  @Test func `sumTo sums over the axes that expand repeats`() throws {
    let small = (0...3).flatMap { shapes(rank: $0, lengths: [0, 1, 2, 3]) }
    for from in small {
      for to in small {
        let x = try Tensor.counting(to)
        guard (try? Tensors.broadcastShape(from, to)) == to else {
          #expect(throws: MathError.shapes(function: "sumTo", from, to)) {
            try Tensors.sumTo(x, from)
          }
          continue
        }
        var sums = [Double](repeating: 0, count: from.reduce(1, *))
        for index in indices(into: to) {
          let own = zip(index.suffix(from.count), from).map { $1 == 1 ? 0 : $0 }
          sums[zip(own, from).reduce(0) { $0 * $1.1 + $1.0 }] += x.element(at: index)
        }
        #expect(try Tensors.sumTo(x, from) == Tensor(shape: from, elements: sums))
      }
    }
  }
}
