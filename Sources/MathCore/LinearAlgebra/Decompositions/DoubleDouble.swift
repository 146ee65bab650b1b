extension Decompositions {
  /// A number as an unrounded sum of two doubles, |low| ≤ u·|high|: about 32 digits.
  ///
  /// Products and sums have relative errors of a few u² where nothing leaves the range (Joldes,
  /// Muller and Popescu, Tight and rigorous error bounds for basic building blocks of double-word
  /// arithmetic, 2017).
  struct DoubleDouble {
    var high: Double
    var low: Double

    @inline(__always)
    init(_ high: Double, _ low: Double = 0) {
      self.high = high
      self.low = low
    }

    /// a + b exactly (Knuth).
    @inline(__always)
    init(sumOf a: Double, _ b: Double) {
      let sum = a + b
      let part = sum - a
      self.init(sum, (a - (sum - part)) + (b - part))
    }

    /// a + b exactly where |a| ≥ |b| (Dekker).
    @inline(__always)
    init(orderedSumOf a: Double, _ b: Double) {
      let sum = a + b
      self.init(sum, b - (sum - a))
    }

    /// a·b exactly where neither is beyond 2⁹⁹⁶ and the product is above 2⁻⁹⁶⁹ (Dekker, Veltkamp).
    @inline(__always)
    init(productOf a: Double, _ b: Double) {
      let (aHigh, aLow) = Self.split(a)
      let (bHigh, bLow) = Self.split(b)
      let product = a * b
      self.init(
        product, ((aHigh * bHigh - product) + aHigh * bLow + aLow * bHigh) + aLow * bLow)
    }

    /// The upper 26 bits and the rest (Veltkamp).
    @inline(__always)
    static func split(_ a: Double) -> (high: Double, low: Double) {
      let shifted = 0x1.0000002p27 * a
      let high = shifted - (shifted - a)
      return (high, a - high)
    }

    @inline(__always)
    static func + (a: Self, b: Self) -> Self {
      let sum = Self(sumOf: a.high, b.high)
      let rest = Self(sumOf: a.low, b.low)
      let first = Self(orderedSumOf: sum.high, sum.low + rest.high)
      return Self(orderedSumOf: first.high, first.low + rest.low)
    }

    @inline(__always)
    static prefix func - (a: Self) -> Self { Self(-a.high, -a.low) }

    @inline(__always)
    static func - (a: Self, b: Self) -> Self { a + -b }

    @inline(__always)
    static func * (a: Self, b: Self) -> Self {
      let product = Self(productOf: a.high, b.high)
      return Self(orderedSumOf: product.high, product.low + (a.high * b.low + a.low * b.high))
    }

    @inline(__always)
    static func / (a: Self, b: Self) -> Self {
      let first = a.high / b.high
      let rest = a - b * Self(first)
      let second = rest.high / b.high
      let last = (rest - b * Self(second)).high / b.high
      return Self(orderedSumOf: first, second) + Self(last)
    }

    /// The square root of a number that is not negative: one step of Newton's from the double.
    @inline(__always)
    func squareRoot() -> Self {
      guard high > 0 else { return Self(0) }
      let root = high.squareRoot()
      let rest = self - Self(productOf: root, root)
      return Self(orderedSumOf: root, rest.high / (2 * root))
    }
  }
}
