/// The units of information: natural logarithms are in nats, those to base 2 in bits.
enum InformationUnit: String {
  case nats
  case bits

  /// The unit of a name.
  ///
  /// - Throws: `domain` for another name.
  init(_ name: String, in function: String) throws(MathError) {
    guard let unit = InformationUnit(rawValue: name) else {
      throw .outsideDomain(
        function: function, argument: "unit", value: name, condition: "nats or bits")
    }
    self = unit
  }

  /// log 2 to 2^-99.
  static let log2 = ScaledPair(DoubleDouble(Elementary.log2.high, Elementary.log2.low))

  /// An amount in nats as a double in this unit, rounded once.
  func rounded(_ nats: ScaledPair) -> Double {
    self == .nats ? nats.rounded : (nats / Self.log2).rounded
  }

  /// The same of an exact sum.
  func rounded(_ nats: WideAccumulator) -> Double {
    let total = nats.value
    return self == .nats ? total.rounded : rounded(ScaledPair(total))
  }
}
