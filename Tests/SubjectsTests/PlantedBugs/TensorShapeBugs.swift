import Exact
import Laws
import Reference

extension PlantedBug {
  /// Mistakes with shapes, axes and heads.
  static let tensorShapes: [PlantedBug] = [
    PlantedBug(.strides, "in column-major order", agreesOnSmallIntegers: false) { core, arguments in
      .counts(try core.strides(arguments[0].asCounts().reversed()).reversed())
    },
    PlantedBug(.reshape, "in column-major order", agreesOnSmallIntegers: false) { core, arguments in
      let (x, shape) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let columns = try core.permute(x, x.shape.indices.reversed())
      let result = try core.reshape(columns, shape.reversed())
      return .tensor(try core.permute(result, shape.indices.reversed()))
    },
    PlantedBug(.reshape, "repeats the elements to fill the shape", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, shape) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      let count = shape.reduce(1, *)
      guard count > x.elements.count, !x.elements.isEmpty else {
        return .tensor(try core.reshape(x, shape))
      }
      let elements = (0..<count).map { x.elements[$0 % x.elements.count] }
      return .tensor(try Tensor(shape: shape, elements: elements))
    },
    PlantedBug(.reshape, "loses the sign of zeros", agreesOnSmallIntegers: true) {
      core, arguments in
      let result = try core.reshape(arguments[0].asTensor(), arguments[1].asCounts())
      return .tensor(try Tensor(shape: result.shape, elements: result.elements.map { $0 + 0 }))
    },
    PlantedBug(.permute, "by the inverse permutation", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, axes) = (try arguments[0].asTensor(), try arguments[1].asCounts())
      guard Set(axes) == Set(x.shape.indices) else { return .tensor(try core.permute(x, axes)) }
      let inverse = axes.indices.map { axes.firstIndex(of: $0) ?? $0 }
      return .tensor(try core.permute(x, inverse))
    },
    PlantedBug(.permute, "changes the shape and leaves the elements", agreesOnSmallIntegers: false)
    { core, arguments in
      let x = try arguments[0].asTensor()
      let shape = try core.permute(x, arguments[1].asCounts()).shape
      return .tensor(try Tensor(shape: shape, elements: x.elements))
    },
    PlantedBug(.concat, "always along the first axis where it can", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, y) = (try arguments[0].asTensor(), try arguments[1].asTensor())
      let result = try core.concat(x, y, arguments[2].asCount())
      return .tensor((try? core.concat(x, y, 0)) ?? result)
    },
    PlantedBug(.splitHeads, "deals the width out in turn", agreesOnSmallIntegers: false) {
      core, arguments in
      let (x, count) = (try arguments[0].asTensor(), try arguments[1].asCount())
      let right = try core.splitHeads(x, count)
      let dealt = try core.reshape(x, [x.shape[0], x.shape[1], right.shape[3], count])
      return .tensor(try core.permute(dealt, [0, 3, 1, 2]))
    },
    PlantedBug(.splitHeads, "reshapes without a permutation", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asTensor()
      return .tensor(
        try core.reshape(x, core.splitHeads(x, arguments[1].asCount()).shape))
    },
    PlantedBug(.mergeHeads, "reshapes without a permutation", agreesOnSmallIntegers: false) {
      core, arguments in
      let x = try arguments[0].asTensor()
      return .tensor(try core.reshape(x, core.mergeHeads(x).shape))
    },
  ]
}
