extension Program {
  /// An operation that steps may name.
  public struct Operation: Sendable, Hashable, CustomStringConvertible {
    /// What the counts or the numbers of a step are.
    public enum Details: String, Sendable {
      /// There are none.
      case none = ""
      /// One whole number.
      case oneCount = "counts [k]"
      /// Any whole numbers.
      case counts = "counts […]"
      /// Three whole numbers.
      case threeCounts = "counts [axis, from, to]"
      /// One number.
      case oneNumber = "numbers [c]"
    }

    /// The name.
    public let name: String
    /// How many operands it has.
    public let operandCount: Int
    /// What else a step of it has.
    public let details: Details
    /// What it computes, in one line.
    public let meaning: String

    init(_ name: String, _ operandCount: Int, with details: Details = .none, _ meaning: String) {
      self.name = name
      self.operandCount = operandCount
      self.details = details
      self.meaning = meaning
    }

    /// The name with its operands (`pow(x) counts [k]`).
    public var description: String {
      let operands = ["x", "y", "z"].prefix(operandCount).joined(separator: ", ")
      return "\(name)(\(operands))" + (details == .none ? "" : " \(details.rawValue)")
    }
  }

  /// The operation with a name; nothing if there is none.
  public static func operation(_ name: String) -> Operation? {
    operations.first { $0.name == name }
  }

  /// The operations that every subject knows; two operands broadcast unless something else is said.
  public static let operations: [Operation] =
    sources + binaryOperations + elementwiseOperations + tensorOperations + learningOperations

  private static let sources: [Operation] = [
    Operation("input", 0, with: .oneCount, "The input number k, counted from 0."),
    Operation("constant", 0, with: .oneNumber, "The number c, a tensor of shape ()."),
    Operation("detach", 1, "The value of x, which no derivative passes."),
  ]

  private static let binaryOperations: [Operation] = [
    Operation("add", 2, "x + y."), Operation("sub", 2, "x − y."), Operation("mul", 2, "x·y."),
    Operation("div", 2, "x/y."),
    Operation("maximum", 2, "The larger of x and y; of a tie each has half of the derivative."),
  ]

  private static let elementwiseOperations: [Operation] = [
    Operation("neg", 1, "−x."), Operation("square", 1, "x²."),
    Operation("sqrt", 1, "√x; at 0 it has no derivative."), Operation("exp", 1, "eˣ."),
    Operation("log", 1, "The natural logarithm."), Operation("sin", 1, "The sine."),
    Operation("cos", 1, "The cosine."), Operation("tanh", 1, "The hyperbolic tangent."),
    Operation("sigmoid", 1, "1/(1 + e⁻ˣ)."), Operation("softplus", 1, "log(1 + eˣ)."),
    Operation("relu", 1, "max(x, 0); its derivative at 0 is 0."),
    Operation("abs", 1, "|x|; its derivative at 0 is 0."),
    Operation("gelu", 1, "x·Φ(x), with the normal distribution function Φ."),
    Operation("silu", 1, "x·sigmoid(x)."), Operation("reciprocal", 1, "1/x."),
    Operation("pow", 1, with: .oneCount, "x to the whole power k, which may be negative; x⁰ = 1."),
    Operation("scale", 1, with: .oneNumber, "c·x."),
    Operation("shift", 1, with: .oneNumber, "x + c."),
  ]

  private static let tensorOperations: [Operation] = [
    Operation("matmul", 2, "The product of matrices, or of a matrix and a vector, or of vectors."),
    Operation("transpose", 1, "The transpose of a matrix."),
    Operation(
      "reshape", 1, with: .counts, "The elements in the same order in the shape of the counts."),
    Operation("permute", 1, with: .counts, "The tensor whose axis k is axis counts[k] of x."),
    Operation("expand", 1, with: .counts, "x broadcast to the shape of the counts."),
    Operation(
      "sum", 1, with: .counts, "The sum over the axes of the counts; over all where none stand."),
    Operation("mean", 1, with: .counts, "The mean over these axes; over all where none stand."),
    Operation(
      "max", 1, with: .counts, "The maximum over these axes; ties share the derivative evenly."),
    Operation("index", 1, with: .oneCount, "The element number k in flat order, a scalar."),
    Operation(
      "slice", 1, with: .threeCounts, "The elements from `from` to before `to` along an axis."),
    Operation("concat", 2, with: .oneCount, "x and y one behind the other along axis k."),
  ]

  private static let learningOperations: [Operation] = [
    Operation("softmax", 1, "softmax over the last axis."),
    Operation("logSoftmax", 1, "log softmax over the last axis."),
    Operation("logSumExp", 1, "log Σ eˣ over the last axis."),
    Operation("crossEntropy", 2, "(Σy)·logSumExp(x) − x·y for logits x and a target y, vectors."),
    Operation("linear", 3, "x·y + z by rows: rows x, weights y, bias z."),
  ]
}
