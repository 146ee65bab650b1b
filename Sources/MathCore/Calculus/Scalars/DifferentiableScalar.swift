/// A number that programs can be computed with: a double, or one that carries more along.
///
/// One evaluation of programs serves all of them: plain values (`Double`), forward derivatives
/// (`Dual`), the complex step (`ComplexStep`), bounds of the rounding error (`RunningError`) and
/// counts of operations. So does one reverse sweep: over `Dual` it gives the product of the Hessian
/// with a direction.
public protocol DifferentiableScalar: SendableMetatype {
  /// The scalar of a number that depends on nothing.
  init(_ value: Double)

  /// The number itself, by which scalars are compared.
  var value: Double { get }
  /// Whether no part is NaN.
  var isDefined: Bool { get }
  /// The same scalar as one that depends on nothing.
  var detached: Self { get }
  /// Whether it carries a derivative in the number that a program's inputs depend on.
  static var carriesDerivative: Bool { get }
  /// Whether operations must be differentiable in the complex plane.
  static var needsAnalyticOperations: Bool { get }

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (number: Self) -> Self

  /// Whether the one is less than the other.
  static func isLess(_ left: Self, _ right: Self) -> Bool

  /// A function of one number; NaN or an infinity where it has no value.
  static func apply(_ function: ElementaryFunction, _ x: Self) -> Self
  /// The derivative of a function at x, where its value is y.
  static func slope(_ function: ElementaryFunction, at x: Self, value y: Self) -> Self

  /// The sum of the elements; 0 of none.
  static func sum(_ elements: [Self]) -> Self
  /// The mean of the elements, of which there are some.
  static func mean(_ elements: [Self]) -> Self
  /// The product of an m × k matrix and a k × n matrix, each row by row.
  static func product(_ a: [Self], _ b: [Self], _ m: Int, _ k: Int, _ n: Int) -> [Self]

  /// log Σ exp zᵢ of some logits.
  static func logSumExp(_ z: [Self]) throws(MathError) -> Self
  /// The probabilities of some logits.
  static func softmax(_ z: [Self]) throws(MathError) -> [Self]
  /// The logarithms of the probabilities of some logits.
  static func logSoftmax(_ z: [Self]) throws(MathError) -> [Self]
}

extension DifferentiableScalar {
  /// The scalar of the same number.
  public var detached: Self { Self(value) }

  /// Whether it carries a derivative: it does not.
  public static var carriesDerivative: Bool { false }
  /// Whether operations must be analytic: any may be taken.
  public static var needsAnalyticOperations: Bool { false }

  /// Whether the number of the one is less than that of the other.
  public static func isLess(_ left: Self, _ right: Self) -> Bool { left.value < right.value }

  /// The derivative by the rules of `ElementaryFunction`.
  public static func slope(
    _ function: ElementaryFunction, at x: Self, value y: Self
  ) -> Self { function.slope(at: x, value: y) }

  /// The sum from left to right: n − 1 additions.
  public static func sum(_ elements: [Self]) -> Self {
    guard var total = elements.first else { return Self(0) }
    for element in elements.dropFirst() { total = total + element }
    return total
  }

  /// The sum divided by the number of elements.
  public static func mean(_ elements: [Self]) -> Self {
    sum(elements) / Self(Double(elements.count))
  }

  /// The product by its definition: mn(2k − 1) operations.
  public static func product(
    _ a: [Self], _ b: [Self], _ m: Int, _ k: Int, _ n: Int
  ) -> [Self] {
    var result: [Self] = []
    result.reserveCapacity(m * n)
    for row in 0..<m {
      for column in 0..<n {
        guard k > 0 else {
          result.append(Self(0))
          continue
        }
        var total = a[row * k] * b[column]
        for inner in 1..<k { total = total + a[row * k + inner] * b[inner * n + column] }
        result.append(total)
      }
    }
    return result
  }
}
