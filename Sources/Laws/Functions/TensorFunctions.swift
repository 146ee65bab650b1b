import Exact

extension Function {
  /// The strides of a contiguous tensor, in elements.
  public static let strides = Function(
    "strides", .tensors, ["shape": .counts], .counts,
    "The strides of a contiguous tensor, in elements.")

  /// The elements in the same order under another shape.
  public static let reshape = Function(
    "reshape", .tensors, ["x": .tensor, "shape": .counts], .tensor,
    "The elements in the same order under another shape.")

  /// The tensor with its axes in another order.
  public static let permute = Function(
    "permute", .tensors, ["x": .tensor, "axes": .counts], .tensor,
    "The tensor with its axes in another order.")

  /// The tensor broadcast to a shape.
  public static let expand = Function(
    "expand", .tensors, ["x": .tensor, "shape": .counts], .tensor,
    "The tensor broadcast to a shape.")

  /// The shape that two shapes broadcast to.
  public static let broadcastShape = Function(
    "broadcastShape", .tensors, ["s": .counts, "t": .counts], .counts,
    "The shape that two shapes broadcast to.")

  /// The sum with broadcasting.
  public static let broadcastAdd = Function(
    "broadcastAdd", .tensors, ["x": .tensor, "y": .tensor], .tensor, "The sum with broadcasting.")

  /// The difference with broadcasting.
  public static let broadcastSub = Function(
    "broadcastSub", .tensors, ["x": .tensor, "y": .tensor], .tensor,
    "The difference with broadcasting.")

  /// The product with broadcasting.
  public static let broadcastMul = Function(
    "broadcastMul", .tensors, ["x": .tensor, "y": .tensor], .tensor,
    "The product with broadcasting.")

  /// The sum over axes.
  public static let sumAxes = Function(
    "sumAxes", .tensors, ["x": .tensor, "axes": .counts], .tensor, "The sum over axes.")

  /// The mean over axes.
  public static let meanAxes = Function(
    "meanAxes", .tensors, ["x": .tensor, "axes": .counts], .tensor, "The mean over axes.")

  /// The maximum over axes.
  public static let maxAxes = Function(
    "maxAxes", .tensors, ["x": .tensor, "axes": .counts], .tensor, "The maximum over axes.")

  /// The sum over the axes that a shape was broadcast along.
  public static let sumTo = Function(
    "sumTo", .tensors, ["x": .tensor, "shape": .counts], .tensor,
    "The sum over the axes that a shape was broadcast along.")

  /// The two tensors one behind the other along an axis.
  public static let concat = Function(
    "concat", .tensors, ["x": .tensor, "y": .tensor, "axis": .count], .tensor,
    "The two tensors one behind the other along an axis.")

  /// (B, S, H) as (B, heads, S, H/heads).
  public static let splitHeads = Function(
    "splitHeads", .tensors, ["x": .tensor, "heads": .count], .tensor,
    "(B, S, H) as (B, heads, S, H/heads).")

  /// (B, n, S, d) as (B, S, n·d).
  public static let mergeHeads = Function(
    "mergeHeads", .tensors, ["x": .tensor], .tensor, "(B, n, S, d) as (B, S, n·d).")

  /// The sum of products that a word such as ij,jk->ik names.
  public static let einsum = Function(
    "einsum", .tensors, ["spec": .text, "x": .tensor, "y": .tensor], .tensor,
    "The sum of products that a word such as ij,jk->ik names.")

  /// The functions of the section.
  static let tensorFunctions: [Function] = [
    .strides, .reshape, .permute, .expand, .broadcastShape, .broadcastAdd, .broadcastSub,
    .broadcastMul, .sumAxes, .meanAxes, .maxAxes, .sumTo, .concat, .splitHeads, .mergeHeads,
    .einsum,
  ]
}

extension Subject {
  /// The strides of a contiguous tensor, in elements.
  public func strides(_ shape: [Int]) throws -> [Int] {
    try call(.strides, .counts(shape)).asCounts()
  }

  /// The elements in the same order under another shape.
  public func reshape(_ x: Tensor<Double>, _ shape: [Int]) throws -> Tensor<Double> {
    try call(.reshape, .tensor(x), .counts(shape)).asTensor()
  }

  /// The tensor with its axes in another order.
  public func permute(_ x: Tensor<Double>, _ axes: [Int]) throws -> Tensor<Double> {
    try call(.permute, .tensor(x), .counts(axes)).asTensor()
  }

  /// The tensor broadcast to a shape.
  public func expand(_ x: Tensor<Double>, _ shape: [Int]) throws -> Tensor<Double> {
    try call(.expand, .tensor(x), .counts(shape)).asTensor()
  }

  /// The shape that two shapes broadcast to.
  public func broadcastShape(_ s: [Int], _ t: [Int]) throws -> [Int] {
    try call(.broadcastShape, .counts(s), .counts(t)).asCounts()
  }

  /// The sum with broadcasting.
  public func broadcastAdd(_ x: Tensor<Double>, _ y: Tensor<Double>) throws -> Tensor<Double> {
    try call(.broadcastAdd, .tensor(x), .tensor(y)).asTensor()
  }

  /// The difference with broadcasting.
  public func broadcastSub(_ x: Tensor<Double>, _ y: Tensor<Double>) throws -> Tensor<Double> {
    try call(.broadcastSub, .tensor(x), .tensor(y)).asTensor()
  }

  /// The product with broadcasting.
  public func broadcastMul(_ x: Tensor<Double>, _ y: Tensor<Double>) throws -> Tensor<Double> {
    try call(.broadcastMul, .tensor(x), .tensor(y)).asTensor()
  }

  /// The sum over axes.
  public func sumAxes(_ x: Tensor<Double>, _ axes: [Int]) throws -> Tensor<Double> {
    try call(.sumAxes, .tensor(x), .counts(axes)).asTensor()
  }

  /// The mean over axes.
  public func meanAxes(_ x: Tensor<Double>, _ axes: [Int]) throws -> Tensor<Double> {
    try call(.meanAxes, .tensor(x), .counts(axes)).asTensor()
  }

  /// The maximum over axes.
  public func maxAxes(_ x: Tensor<Double>, _ axes: [Int]) throws -> Tensor<Double> {
    try call(.maxAxes, .tensor(x), .counts(axes)).asTensor()
  }

  /// The sum over the axes that a shape was broadcast along.
  public func sumTo(_ x: Tensor<Double>, _ shape: [Int]) throws -> Tensor<Double> {
    try call(.sumTo, .tensor(x), .counts(shape)).asTensor()
  }

  /// The two tensors one behind the other along an axis.
  public func concat(_ x: Tensor<Double>, _ y: Tensor<Double>, _ axis: Int) throws -> Tensor<Double>
  {
    try call(.concat, .tensor(x), .tensor(y), .count(axis)).asTensor()
  }

  /// (B, S, H) as (B, heads, S, H/heads).
  public func splitHeads(_ x: Tensor<Double>, _ heads: Int) throws -> Tensor<Double> {
    try call(.splitHeads, .tensor(x), .count(heads)).asTensor()
  }

  /// (B, n, S, d) as (B, S, n·d).
  public func mergeHeads(_ x: Tensor<Double>) throws -> Tensor<Double> {
    try call(.mergeHeads, .tensor(x)).asTensor()
  }

  /// The sum of products that a word such as ij,jk->ik names.
  public func einsum(_ spec: String, _ x: Tensor<Double>, _ y: Tensor<Double>) throws -> Tensor<
    Double
  > {
    try call(.einsum, .text(spec), .tensor(x), .tensor(y)).asTensor()
  }
}
