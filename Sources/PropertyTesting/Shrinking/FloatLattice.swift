/// The doubles where rounding, range or a formula changes.
enum FloatLattice {
  /// The values that are tried for each of some doubles, simplest first: those that matter most, and
  /// only as many as have no more than so many combinations.
  static func values(for floats: Int, combinations: Int) -> [Double] {
    guard floats > 0 else { return [] }
    var count = 1
    while power(count + 1, floats) <= combinations, count < values.count { count += 1 }
    return values.prefix(count).sorted {
      FloatOrder.complexity(of: $0) < FloatOrder.complexity(of: $1)
    }
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product.multipliedClamped(by: base) }
  }

  /// The values, those first that matter most: the units in the last place beside one, the last
  /// whole numbers, then small whole numbers and short fractions, then the neighbours of powers of
  /// two, then the ends of the formats.
  static let values: [Double] = {
    var values: [Double] = [
      0, 1, -1, 2, -2, 0x1p53, -0x1p53, 0.5, 0x1p-52, 0x1p-53, -0x1p-53, 1 + 0x1p-52, 1 - 0x1p-53,
      3, -3, -0.5, -0x1p-52, 0x1p-54, 1.5, 0x1p-1074, 0x1p1023, 4, -4, 0x1p53 - 1, 0x1p52, -0x1p52,
      0x1p52 + 1, -1 - 0x1p-52, -1 + 0x1p-53, 0x1p512, 0x1p-537, 0x1p-1022, 5, 7, 10, 0.25, 0.75,
      0.1, 1 / 3, 0x1p26, 0x1p27, 0x1p-26, 0x1p-27, 1 + 0x1p-26, 1 - 0x1p-26, 0x1p24, 0x1p-24,
    ]
    values += (1...64).map { Double($0) }
    for exponent in 1...53 {
      let small = Double(sign: .plus, exponent: -exponent, significand: 1)
      values += [1 + small, 1 - small, small, -small, -1 - small, -1 + small]
    }
    values += (1...64).map { -Double($0) }
    for exponent in 7...53 {
      let large = Double(sign: .plus, exponent: exponent, significand: 1)
      values += [large, -large, large - 1, large + 1]
    }
    for exponent in [54, 55, 64, 127, 128, 256, 511, 512, 537, 600, 1000, 1022, 1023] {
      let large = Double(sign: .plus, exponent: exponent, significand: 1)
      values += [large, -large, 1 / large, -1 / large]
    }
    let greatest = Double.greatestFiniteMagnitude
    values += [709, 710, 745, 746, -745, -746, 0x1p-126, 0x1p-149, greatest, -greatest]
    values += [.infinity, -.infinity, .nan, 0x1p53 + 2, -0.0, -0x1p-1074]
    var seen: Set<UInt64> = []
    return values.filter { seen.insert($0.bitPattern).inserted }
  }()
}

extension Int {
  /// The product, or the greatest integer where it leaves the range; neither factor is negative.
  fileprivate func multipliedClamped(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
