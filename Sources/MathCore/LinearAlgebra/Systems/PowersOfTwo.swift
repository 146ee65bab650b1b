/// Scaling by powers of two, which changes no significand.
enum PowersOfTwo {
  /// The exponent e with 2^e at most |x| and below 2^(e + 1); nil for 0.
  @inline(__always)
  static func exponent(_ x: Double) -> Int? { x == 0 ? nil : Int(x.exponent) }

  /// x · 2^exponent, rounded where it leaves the range of normal numbers.
  @inline(__always)
  static func scale(_ x: Double, by exponent: Int) -> Double {
    // Within these bounds the power is a normal number, and one product rounds once.
    if -1022...1023 ~= exponent {
      return x * Double(bitPattern: UInt64(exponent + 1023) << 52)
    }
    return Double(sign: .plus, exponent: max(-4200, min(4200, exponent)), significand: x)
  }
}
