import Exact
import PropertyTesting
import Reference

/// A function of one number as a program, with its derivative as the notes have it.
struct NamedFunction: Sendable, CustomStringConvertible {
  let name: String
  let program: Program
  /// The derivative by its rule.
  let derivative: @Sendable (Real) throws -> Real

  var description: String { name }

  private init(
    _ name: String, _ derivative: @escaping @Sendable (Real) throws -> Real,
    _ steps: (inout Program, Int) -> Void
  ) {
    self.name = name
    self.derivative = derivative
    var program = Program()
    let x = program.append("input", counts: [0])
    steps(&program, x)
    self.program = program
  }

  private static func one(
    _ operation: String, counts: [Int] = [],
    _ derivative: @escaping @Sendable (Real) throws -> Real
  ) -> NamedFunction {
    NamedFunction(operation, derivative) { $0.append(operation, $1, counts: counts) }
  }

  /// The derivative of the sigmoid, σ(x)(1 − σ(x)).
  @Sendable private static func sigmoidSlope(_ x: Real) throws -> Real {
    let value = try Activations.sigmoid(x)
    return try value * (.one - value)
  }

  /// The functions of the table of B.12 that have values everywhere.
  static let table: [NamedFunction] = [
    one("exp") { try $0.exp() }, one("sin") { try $0.apply(.cos) },
    one("cos") { try -$0.apply(.sin) },
    one("tanh") { try .one - $0.apply(.tanh).squared() },
    one("sigmoid") { try sigmoidSlope($0) },
    one("softplus") { try Activations.sigmoid($0) },
    one("silu") { try Activations.sigmoid($0) + $0 * sigmoidSlope($0) },
    one("gelu") { try Activation.gelu.derivative($0) },
    one("square") { try Real(2) * $0 }, one("neg") { _ in Real(-1) },
    one("pow", counts: [3]) { try Real(3) * $0.squared() },
    one("pow", counts: [5]) { try Real(5) * $0.squared().squared() },
    one("pow", counts: [1]) { _ in .one }, one("pow", counts: [0]) { _ in .zero },
  ]

  /// Those that need a positive number.
  static let positive: [NamedFunction] = [
    one("log") { try .one / $0 }, one("sqrt") { try .one / (Real(2) * $0.sqrt()) },
    one("reciprocal") { try -(.one / $0.squared()) },
    one("pow", counts: [-2]) { try Real(-2) / ($0 * $0.squared()) },
  ]

  /// Composed functions, by the chain rule, with the examples of the notes.
  static let composed: [NamedFunction] = [
    NamedFunction("sin x²", { try Real(2) * $0 * $0.squared().apply(.cos) }) { program, x in
      program.append("sin", program.append("square", x))
    },
    NamedFunction("(3x + 1)²", { try Real(6) * (Real(3) * $0 + .one) }) { program, x in
      let line = program.append("shift", program.append("scale", x, numbers: [3]), numbers: [1])
      program.append("square", line)
    },
    NamedFunction(
      "exp(x)·sin(x)", { try $0.exp() * ($0.apply(.sin) + $0.apply(.cos)) }
    ) { program, x in
      let (power, sine) = (program.append("exp", x), program.append("sin", x))
      program.append("mul", power, sine)
    },
    NamedFunction(
      "1/(1 + x²)", { try Real(-2) * $0 / (.one + $0.squared()).squared() }
    ) { program, x in
      program.append(
        "reciprocal", program.append("shift", program.append("square", x), numbers: [1]))
    },
    NamedFunction("log(1 + x²)", { try Real(2) * $0 / (.one + $0.squared()) }) { program, x in
      program.append("log", program.append("shift", program.append("square", x), numbers: [1]))
    },
  ]

  /// All that have values everywhere.
  static let everywhere = table + composed
}

/// A named function at a number, with a step.
struct StepCase: Sendable, CustomStringConvertible {
  let function: NamedFunction
  let x: Double
  let h: Double

  var description: String { "\(function), x = \(x), h = \(h)" }

  var program: Program { function.program }

  var inputs: [Tensor<Double>] {
    get throws { [try Tensor(shape: [], elements: [x])] }
  }
}

extension Generator where Value == StepCase {
  /// Functions at sixty-fourths up to 3 in magnitude, with steps 2^−k.
  static func steps(
    _ functions: [NamedFunction] = NamedFunction.everywhere, halvings: ClosedRange<Int>
  ) -> Generator {
    tuple(
      Generator<NamedFunction>.elements(functions), Generator<Int>.integers(in: -192...192),
      Generator<Int>.integers(in: halvings)
    ).map {
      StepCase(
        function: $0, x: Double($1) / 64,
        h: Double(sign: .plus, exponent: -$2, significand: 1))
    }
  }
}
