/// A double that counts the operations it is computed with.
///
/// Counted are + − × ÷, the change of a sign, a comparison that selects (relu, abs, a maximum), and
/// a call of exp, log, sqrt, sin, cos, tanh, sinh, cosh, sigmoid; other functions count as what they
/// are made of: softplus and silu as several, a power as repeated squaring.
struct CountedScalar: DifferentiableScalar {
  /// Counts for all scalars of a run.
  final class Counter {
    var count = 0
  }

  let value: Double
  /// The counter of the run; nothing for a number that a rule of a derivative brings in.
  let counter: Counter?

  init(_ value: Double, _ counter: Counter?) {
    self.value = value
    self.counter = counter
  }
  init(_ value: Double) { self.init(value, nil) }

  var isDefined: Bool { !value.isNaN }
  var detached: CountedScalar { self }

  private static func counted(
    _ value: Double, _ left: CountedScalar, _ right: CountedScalar
  ) -> CountedScalar {
    let counter = left.counter ?? right.counter
    counter?.count += 1
    return CountedScalar(value, counter)
  }

  static func + (left: CountedScalar, right: CountedScalar) -> CountedScalar {
    counted(left.value + right.value, left, right)
  }
  static func - (left: CountedScalar, right: CountedScalar) -> CountedScalar {
    counted(left.value - right.value, left, right)
  }
  static func * (left: CountedScalar, right: CountedScalar) -> CountedScalar {
    counted(left.value * right.value, left, right)
  }
  static func / (left: CountedScalar, right: CountedScalar) -> CountedScalar {
    counted(left.value / right.value, left, right)
  }
  static prefix func - (number: CountedScalar) -> CountedScalar {
    counted(-number.value, number, number)
  }

  static func isLess(_ left: CountedScalar, _ right: CountedScalar) -> Bool {
    (left.counter ?? right.counter)?.count += 1
    return left.value < right.value
  }

  static func apply(_ function: ElementaryFunction, _ x: CountedScalar) -> CountedScalar {
    x.counter?.count += cost(of: function)
    return CountedScalar(Double.apply(function, x.value), x.counter)
  }

  /// The operations of a function.
  private static func cost(of function: ElementaryFunction) -> Int {
    switch function {
    case .softplus: 3  // log(1 + exp x)
    case .silu: 2  // x·σ(x)
    case .normalDistribution: 3  // erfc(cx)/2
    case .normalDensity: 4  // c·exp(x·x·c)
    case .gelu: 4  // x·Φ(x)
    case .pow(let exponent):
      // Squarings and products, and a division for a negative exponent.
      max(
        1,
        Int.bitWidth - exponent.magnitude.leadingZeroBitCount - 1
          + exponent.magnitude.nonzeroBitCount - 1 + (exponent < 0 ? 1 : 0))
    default: 1
    }
  }
}
