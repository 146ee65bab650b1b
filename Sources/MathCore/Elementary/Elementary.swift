/// Elementary functions of unrounded pairs, without the C library: the same bits everywhere.
///
/// An argument and a value are high + low, two doubles that no addition has rounded. Arithmetic on
/// pairs has relative errors of some 2^-102 (`DoubleDouble`); what is left out beyond that is stated
/// with each function. So a result that is rounded once is the correct rounding nearly always, and
/// within 0.501 ulp always.
enum Elementary {
  /// log 2 in two parts; the first has 42 bits, so that whole multiples below 2^11 are exact.
  static let log2 = (high: 0x1.62e42fefa3800p-1, low: 0x1.ef35793c76730p-45)

  /// 1/√(2π), the greatest value of the normal density, to 2^-108.
  static let densityAtZero = DoubleDouble(0x1.9884533d43651p-2, -0x1.cbc0d30ebfd15p-56)
}
