/// A number as the unrounded sum of two doubles, |low| at most half a unit of high.
///
/// The relative errors are those of Joldes, Muller and Popescu (2017), with u = 2^-53: a product
/// 5u² or less, a quotient 10u² or less, and a square root of order u². No care is taken of
/// overflow and underflow: callers scale by powers of two.
struct DoubleDouble {
  var high: Double
  var low: Double

  /// The pair that stands for the sum of two doubles.
  init(_ a: Double, _ b: Double) {
    (high, low) = ErrorFree.sum(a, b)
  }

  /// The pair of two doubles that no addition rounds: |low| is at most half a unit of high.
  init(known high: Double, _ low: Double) {
    self.high = high
    self.low = low
  }

  static prefix func - (a: DoubleDouble) -> DoubleDouble {
    DoubleDouble(known: -a.high, -a.low)
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let (product, error) = ErrorFree.product(a.high, b.high)
    return DoubleDouble(product, error + (a.high * b.low + a.low * b.high))
  }

  static func - (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let (high, highError) = ErrorFree.sum(a.high, -b.high)
    let (low, lowError) = ErrorFree.sum(a.low, -b.low)
    let first = DoubleDouble(high, highError + low)
    return DoubleDouble(first.high, first.low + lowError)
  }

  static func / (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let quotient = a.high / b.high
    let (product, error) = ErrorFree.product(quotient, b.high)
    let rest = ((a.high - product) - error) + (a.low - quotient * b.low)
    return DoubleDouble(quotient, rest / b.high)
  }

  /// The square root of a number that is not negative.
  ///
  /// One step of Newton from r = fl(√high): √a = r + (a − r²)/(2r) − δ, δ of order u²·r; the square
  /// is kept unrounded.
  var squareRoot: DoubleDouble {
    guard high > 0 else { return DoubleDouble(0, 0) }
    let root = high.squareRoot()
    let (square, error) = ErrorFree.product(root, root)
    let rest = ((high - square) - error) + low
    return DoubleDouble(root, rest / (2 * root))
  }
}
