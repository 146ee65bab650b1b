/// What a step of a program, or a record on a tape, computes.
enum Operation: Sendable, Hashable {
  case input(Int)
  case constant(Double)
  case detach
  case elementary(ElementaryFunction)
  case add, sub, mul, div, maximum
  case matmul, transpose
  case reshape([Int])
  case permute([Int])
  case expand([Int])
  /// The sum over axes; over all for none.
  case sum([Int])
  case mean([Int])
  case max([Int])
  case index(Int)
  case slice(axis: Int, from: Int, to: Int)
  case concat(Int)
  case softmax, logSoftmax, logSumExp, crossEntropy, linear

  /// The name by which programs call it.
  var name: String {
    switch self {
    case .input: "input"
    case .constant: "constant"
    case .detach: "detach"
    case .elementary(let function): function.name
    case .add: "add"
    case .sub: "sub"
    case .mul: "mul"
    case .div: "div"
    case .maximum: "maximum"
    case .matmul: "matmul"
    case .transpose: "transpose"
    case .reshape: "reshape"
    case .permute: "permute"
    case .expand: "expand"
    case .sum: "sum"
    case .mean: "mean"
    case .max: "max"
    case .index: "index"
    case .slice: "slice"
    case .concat: "concat"
    case .softmax: "softmax"
    case .logSoftmax: "logSoftmax"
    case .logSumExp: "logSumExp"
    case .crossEntropy: "crossEntropy"
    case .linear: "linear"
    }
  }

  /// How many operands it has.
  var operandCount: Int {
    switch self {
    case .input, .constant: 0
    case .add, .sub, .mul, .div, .maximum, .matmul, .concat, .crossEntropy: 2
    case .linear: 3
    default: 1
    }
  }

  /// Whether its value depends on its operands' derivatives: not that of `detach`, nor the constant x⁰.
  var passesDerivatives: Bool { self != .detach && self != .elementary(.pow(0)) }

  /// Whether it is differentiable in the complex plane, as the complex step asks.
  var isAnalytic: Bool {
    switch self {
    case .maximum, .max: false
    case .elementary(let function): function != .relu && function != .abs
    default: true
    }
  }
}
