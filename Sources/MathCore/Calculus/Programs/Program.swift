/// A function of tensors as data: steps, each of which makes a value from values of earlier ones.
///
/// Step i makes value i, and the value of the last step is the function's. Two operands broadcast
/// as in `Tensors`. The operations are
///
/// - `input` with counts [k], `constant` with numbers [c], `detach`;
/// - `add sub mul div maximum`; `neg square sqrt exp log sin cos tanh sigmoid softplus relu abs gelu
///   silu reciprocal`; `pow` with counts [k]; `scale` and `shift` with numbers [c];
/// - `matmul transpose`; `reshape`, `permute`, `expand`, and `sum`, `mean`, `max` over axes, with
///   counts; `index` with counts [k]; `slice` with counts [axis, from, to]; `concat` with [axis];
/// - `softmax logSoftmax logSumExp` over the last axis; `crossEntropy`; `linear`.
///
/// At kinks, relu'(0) = abs'(0) = 0; `maximum` and `max` share the derivative evenly among ties; the
/// square root has no derivative at 0.
public struct Program: Sendable, Hashable {
  /// A step: an operation on earlier values.
  public struct Step: Sendable, Hashable {
    /// The operation's name.
    public var operation: String
    /// The steps whose values it takes.
    public var operands: [Int]
    /// The numbers that belong to the operation.
    public var numbers: [Double]
    /// The whole numbers that belong to the operation.
    public var counts: [Int]

    /// A step.
    public init(
      _ operation: String, _ operands: [Int] = [], numbers: [Double] = [], counts: [Int] = []
    ) {
      self.operation = operation
      self.operands = operands
      self.numbers = numbers
      self.counts = counts
    }
  }

  /// The steps in their order.
  public var steps: [Step]

  /// The program of these steps.
  public init(_ steps: [Step]) { self.steps = steps }
}
