import Exact
import Laws
import Reference

extension PlantedBug {
  /// Mistakes with broadcasting.
  static let tensorBroadcasting: [PlantedBug] = [
    PlantedBug(.broadcastShape, "aligned at the first axis", agreesOnSmallIntegers: false) {
      core, arguments in
      let (s, t) = (try arguments[0].asCounts(), try arguments[1].asCounts())
      let rank = max(s.count, t.count)
      func filled(_ shape: [Int]) -> [Int] {
        shape + Array(repeating: 1, count: rank - shape.count)
      }
      return .counts(try core.broadcastShape(filled(s), filled(t)))
    },
    PlantedBug(.broadcastShape, "takes the greater length", agreesOnSmallIntegers: false) {
      core, arguments in
      let (s, t) = (try arguments[0].asCounts(), try arguments[1].asCounts())
      let shape = try core.broadcastShape(s, t)
      let padded = [s, t].map { Array(repeating: 1, count: shape.count - $0.count) + $0 }
      return .counts(shape.indices.map { max(padded[0][$0], padded[1][$0]) })
    },
    PlantedBug(.expand, "aligned at the first axis where it can", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, shape) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let result = try core.expand(x, shape)
      let filled = x.shape + Array(repeating: 1, count: shape.count - x.shape.count)
      return .tensor((try? core.expand(core.reshape(x, filled), shape)) ?? result)
    },
    PlantedBug(.expand, "takes what is not a number for 0", agreesOnSmallIntegers: true) {
      core, arguments in
      let result = try core.expand(arguments[0].asTensor(), arguments[1].asCounts())
      return .tensor(
        try Tensor(shape: result.shape, elements: result.elements.map { $0.isNaN ? 0 : $0 }))
    },
    PlantedBug(.broadcastAdd, "cuts what does not fit", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asTensor(), try arguments[1].asTensor())
      guard Tensors.broadcastShape(x.shape, y.shape) == nil, x.shape.count == 1,
        y.shape.count == 1
      else { return .tensor(try core.broadcastAdd(x, y)) }
      let sums = zip(x.elements, y.elements).map { $0 + $1 }
      return .tensor(try Tensor(shape: [sums.count], elements: sums))
    },
    PlantedBug(.broadcastAdd, "stops at the greatest double", agreesOnSmallIntegers: true) {
      core, arguments in
      let result = try core.broadcastAdd(arguments[0].asTensor(), arguments[1].asTensor())
      let greatest = Double.greatestFiniteMagnitude
      return .tensor(
        try Tensor(
          shape: result.shape, elements: result.elements.map { min(greatest, max(-greatest, $0)) }))
    },
    PlantedBug(.broadcastSub, "the other way round where y is larger", agreesOnSmallIntegers: false)
    { core, arguments in
      let (x, y) = (try arguments[0].asTensor(), try arguments[1].asTensor())
      return .tensor(
        x.elements.count < y.elements.count
          ? try core.broadcastSub(y, x) : try core.broadcastSub(x, y))
    },
    PlantedBug(.broadcastMul, "with factors in single precision", agreesOnSmallIntegers: true) {
      core, arguments in
      let (x, y) = (try arguments[0].asTensor(), try arguments[1].asTensor())
      return .tensor(try core.broadcastMul(single(x), single(y)))
    },
    PlantedBug(.broadcastMul, "flushes subnormal products to 0", agreesOnSmallIntegers: true) {
      core, arguments in
      let result = try core.broadcastMul(arguments[0].asTensor(), arguments[1].asTensor())
      return .tensor(
        try Tensor(
          shape: result.shape, elements: result.elements.map { $0.isSubnormal ? 0 : $0 }))
    },
    PlantedBug(.sumTo, "sums the axes in front only", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, shape) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let right = try core.sumTo(x, shape)
      let front = try core.sumAxes(x, Array(0..<x.shape.count - shape.count))
      // The first elements along the other axes stand for their sums.
      return .tensor(
        front.elements.isEmpty
          ? right
          : try Tensors.tensor(shape) { Tensors.element(of: front, at: $0) })
    },
  ]

  /// The tensor with elements rounded to single precision; those beyond its range as they are.
  static func single(_ x: Tensor<Double>) throws -> Tensor<Double> {
    let elements = x.elements.map { Float($0).isFinite ? Double(Float($0)) : $0 }
    return try Tensor(shape: x.shape, elements: elements)
  }
}
