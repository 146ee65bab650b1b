import Exact
import Testing

struct RationalDoubleTests {
  @Test func `Python rounds to the same doubles`() throws {
    for row in try rationalGolden("double", columnCount: 2) {
      let expected = try #require(Double(row[1]))
      let rounded = try Rational(row[0]).roundedToDouble()
      #expect(rounded.bitPattern == expected.bitPattern, "\(row[0])")
    }
  }

  @Test func `a double comes back with its bits`() throws {
    var draws = RationalDraws(seed: 6)
    var failures: [Double] = []
    let edges: [Double] = [
      0, 1, -1, 0.1, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude,
      Double.leastNormalMagnitude.nextDown, -Double.greatestFiniteMagnitude, 0x1p52, 0x1p53,
    ]
    let random = (0..<20_000).map { _ in Double(bitPattern: draws.generator.next()) }
    let subnormal = (0..<2000).map { _ in Double(bitPattern: draws.generator.next() >> 12) }
    for value in edges + random + subnormal where value.isFinite {
      if try Rational(value).roundedToDouble().bitPattern != value.bitPattern {
        failures.append(value)
      }
    }
    #expect(failures.first == nil)
  }

  @Test func `doubles are exact, and what is no number is refused`() throws {
    #expect(try Rational(0.1) == Rational("3602879701896397/36028797018963968"))
    #expect(try Rational(-0.0) == 0)
    #expect(try Rational(-0.0).roundedToDouble().sign == .plus)
    #expect(try Rational(-1.5) == Rational(-3, over: 2))
    #expect(try Rational(Double.leastNonzeroMagnitude) == Rational("0x1p-1074"))
    #expect(try Rational(Double.leastNormalMagnitude) == Rational("0x1p-1022"))
    for value in [Double.infinity, -.infinity, .nan, .signalingNaN] {
      #expect(throws: ArithmeticError.notFinite) { try Rational(value) }
    }
  }

  /// Whether `rounded` is what IEEE 754 defines: no neighbour is nearer, and at a tie it is even;
  /// where an infinity takes part, it stands for the double that would follow the largest one.
  private func isNearest(_ rounded: Double, to x: Rational) throws -> Bool {
    func value(_ double: Double) throws -> Rational {
      guard double.isInfinite else { return try Rational(double) }
      let next = Rational(Integer.one, timesTwoToThe: 1024)
      return double > 0 ? next : -next
    }
    guard !rounded.isNaN, !(rounded.isInfinite && rounded.sign != (x.signum < 0 ? .minus : .plus))
    else { return false }
    if try rounded.isInfinite && value(rounded).magnitude <= x.magnitude { return true }
    let distance = try (x - value(rounded)).magnitude
    let isEven = rounded.significandBitPattern & 1 == 0
    for neighbour in [rounded.nextUp, rounded.nextDown] where neighbour != rounded {
      let other = try (x - value(neighbour)).magnitude
      guard distance < other || (distance == other && isEven) else { return false }
    }
    return true
  }

  @Test func `the nearest double is the nearest by definition`() throws {
    var draws = RationalDraws(seed: 7)
    var failures: [String] = []
    for _ in 0..<6000 {
      let shift = [0, 0, 60, 900, 1010, -900, -1030, -1060, -1074, -1080]
      let power = shift[draws.int(0...9)] + draws.int(-12...12)
      let x = draws.rational().scaled(byTwoToThe: power)
      if try !isNearest(x.roundedToDouble(), to: x) { failures.append("\(x)") }
    }
    #expect(failures.first == nil)
  }

  @Test func `ties go to even, and the least more or less decides`() throws {
    var draws = RationalDraws(seed: 8)
    var failures: [String] = []
    let random = (0..<2000).map { _ in Double(bitPattern: draws.generator.next() >> 1) }
    let subnormal = (0..<500).map { _ in Double(bitPattern: draws.generator.next() >> 12) }
    let edges = [0, 0x1p-1074, 0x1p-1073, Double.leastNormalMagnitude.nextDown, 1, 1.0.nextDown]
    for low in edges + random + subnormal where low.nextUp.isFinite {
      let high = low.nextUp
      let tie = try (Rational(low) + Rational(high)).scaled(byTwoToThe: -1)
      let little = tie.scaled(byTwoToThe: -2000)
      let even = low.significandBitPattern & 1 == 0 ? low : high
      let rounded = [tie, -tie, tie - little, tie + little].map { $0.roundedToDouble() }
      if rounded != [even, -even, low, high] { failures.append("\(low): \(rounded)") }
    }
    #expect(failures.first == nil)
  }

  @Test func `overflow and underflow begin where IEEE 754 says`() {
    let one = Rational.one
    let overflow = one.scaled(byTwoToThe: 1024) - one.scaled(byTwoToThe: 970)
    let little = one.scaled(byTwoToThe: -5000)
    #expect(overflow.roundedToDouble() == .infinity)
    #expect((-overflow).roundedToDouble() == -.infinity)
    #expect((overflow - little).roundedToDouble() == .greatestFiniteMagnitude)
    #expect((little - overflow).roundedToDouble() == -.greatestFiniteMagnitude)
    #expect(one.scaled(byTwoToThe: 1023).roundedToDouble() == 0x1p1023)
    #expect(one.scaled(byTwoToThe: 1024).roundedToDouble() == .infinity)
    #expect(one.scaled(byTwoToThe: 90_000).roundedToDouble() == .infinity)

    let underflow = one.scaled(byTwoToThe: -1075)
    #expect(underflow.roundedToDouble().bitPattern == 0)
    #expect((-underflow).roundedToDouble().bitPattern == (-0.0).bitPattern)
    #expect((underflow + little).roundedToDouble() == .leastNonzeroMagnitude)
    #expect((-underflow - little).roundedToDouble() == -.leastNonzeroMagnitude)
    #expect(one.scaled(byTwoToThe: -1074).roundedToDouble() == .leastNonzeroMagnitude)
    #expect(little.roundedToDouble().bitPattern == 0)
  }

  @Test func `the binary logarithm is the floor`() {
    var draws = RationalDraws(seed: 9)
    var failures: [String] = []
    for _ in 0..<3000 {
      let x = draws.rational()
      guard let exponent = x.floorLog2() else {
        if !x.isZero { failures.append("\(x)") }
        continue
      }
      let low = Rational.one.scaled(byTwoToThe: exponent)
      if !(low <= x.magnitude && x.magnitude < low + low) { failures.append("\(x)") }
    }
    #expect(failures.first == nil)
    #expect(Rational.zero.floorLog2() == nil)
    #expect(Rational(-8).floorLog2() == 3)
    #expect((Rational(8) - Rational.one.scaled(byTwoToThe: -900)).floorLog2() == 2)
    #expect(Rational.one.scaled(byTwoToThe: -7).floorLog2() == -7)
  }
}
