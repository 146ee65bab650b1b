extension Tape {
  /// The product of matrices, of a matrix and a vector on either side, or of two vectors.
  public func matmul(_ x: Variable, _ y: Variable) throws(MathError) -> Variable {
    try record(.matmul, [x, y])
  }
  /// x·w + b by rows: a row of x is an example, as in D.2.
  public func linear(
    _ x: Variable, _ w: Variable, _ b: Variable
  ) throws(MathError) -> Variable { try record(.linear, [x, w, b]) }

  /// The transpose of a matrix.
  public func transpose(_ x: Variable) throws(MathError) -> Variable {
    try record(.transpose, [x])
  }
  /// The same elements in another shape.
  public func reshape(_ x: Variable, _ shape: [Int]) throws(MathError) -> Variable {
    try record(.reshape(shape), [x])
  }
  /// The tensor whose axis k is axis `axes[k]` of x.
  public func permute(_ x: Variable, _ axes: [Int]) throws(MathError) -> Variable {
    try record(.permute(axes), [x])
  }
  /// x broadcast to a shape.
  public func expand(_ x: Variable, _ shape: [Int]) throws(MathError) -> Variable {
    try record(.expand(shape), [x])
  }
  /// The sum over axes; over all for none.
  public func sum(_ x: Variable, _ axes: [Int] = []) throws(MathError) -> Variable {
    try record(.sum(axes), [x])
  }
  /// The mean over axes; over all for none.
  public func mean(_ x: Variable, _ axes: [Int] = []) throws(MathError) -> Variable {
    try record(.mean(axes), [x])
  }
  /// The maximum over axes, over all for none; ties share the derivative evenly.
  public func max(_ x: Variable, _ axes: [Int] = []) throws(MathError) -> Variable {
    try record(.max(axes), [x])
  }
  /// An element by its place in flat order.
  public func index(_ x: Variable, _ place: Int) throws(MathError) -> Variable {
    try record(.index(place), [x])
  }
  /// The elements from one index of an axis to before another.
  public func slice(
    _ x: Variable, _ axis: Int, _ from: Int, _ to: Int
  ) throws(MathError) -> Variable { try record(.slice(axis: axis, from: from, to: to), [x]) }
  /// x and y one behind the other along an axis.
  public func concat(
    _ x: Variable, _ y: Variable, _ axis: Int
  ) throws(MathError) -> Variable { try record(.concat(axis), [x, y]) }

  /// The probabilities of logits along the last axis.
  public func softmax(_ x: Variable) throws(MathError) -> Variable { try record(.softmax, [x]) }
  /// Their logarithms.
  public func logSoftmax(_ x: Variable) throws(MathError) -> Variable {
    try record(.logSoftmax, [x])
  }
  /// log Σ exp along the last axis.
  public func logSumExp(_ x: Variable) throws(MathError) -> Variable {
    try record(.logSumExp, [x])
  }
  /// The cross-entropy −Σ yᵢ log pᵢ of a vector of logits and a vector of targets.
  public func crossEntropy(
    _ logits: Variable, _ targets: Variable
  ) throws(MathError) -> Variable { try record(.crossEntropy, [logits, targets]) }
}
