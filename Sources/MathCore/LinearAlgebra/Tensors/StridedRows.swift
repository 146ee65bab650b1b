/// The rows of two views of one shape, in row-major order: where each begins in its elements.
///
/// Axes of length 1 are left out, and an axis that continues the one behind it in both views is
/// joined with it, so that rows are as long as the strides allow.
struct StridedRows {
  /// The number of elements of a row.
  let length: Int
  /// How far apart neighbours in a row of the left view are.
  let leftStep: Int
  /// How far apart neighbours in a row of the right view are.
  let rightStep: Int
  /// Where the row begins in the elements of the left view.
  private(set) var left = 0
  /// Where the row begins in the elements of the right view.
  private(set) var right = 0

  private struct Axis {
    var length: Int
    var left: Int
    var right: Int
    var index = 0
  }

  private var axes: [Axis] = []
  private var hasBegun = false
  private var hasEnded: Bool

  /// The rows of two views of a shape that have these strides.
  init(shape: [Int], left: [Int], right: [Int]) {
    var joined: [Axis] = []
    hasEnded = shape.contains(0)
    for axis in shape.indices where shape[axis] != 1 && !hasEnded {
      let inner = Axis(length: shape[axis], left: left[axis], right: right[axis])
      if let outer = joined.last, outer.left == inner.left * inner.length,
        outer.right == inner.right * inner.length
      {
        joined[joined.count - 1] = Axis(
          length: outer.length * inner.length, left: inner.left, right: inner.right)
      } else {
        joined.append(inner)
      }
    }
    let row = joined.popLast() ?? Axis(length: 1, left: 1, right: 1)
    length = row.length
    leftStep = row.left
    rightStep = row.right
    axes = joined
  }

  /// Goes to the first or the next row; false where there is none.
  mutating func next() -> Bool {
    guard !hasEnded else { return false }
    guard hasBegun else {
      hasBegun = true
      return true
    }
    for axis in axes.indices.reversed() {
      left += axes[axis].left
      right += axes[axis].right
      axes[axis].index += 1
      if axes[axis].index < axes[axis].length { return true }
      left -= axes[axis].left * axes[axis].length
      right -= axes[axis].right * axes[axis].length
      axes[axis].index = 0
    }
    hasEnded = true
    return false
  }
}
