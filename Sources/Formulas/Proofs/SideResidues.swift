import Certificates
import Exact

/// Looks modulo a prime at the two sides that the steps of a proof lead to: where they differ there, no checker finds
/// them equal, and the steps need not be followed.
///
/// Variables take numbers that are not simple, and atoms numbers for which all relations hold that a checker knows of
/// them. A difference that is shown to be zero by these relations is zero here, wherever its denominators are not; the
/// reverse is never concluded.
struct SideResidues {
  /// A prime p = 2q + 1 with a prime q, and p ≡ 3 (mod 4): every number has a root of each odd order, and every
  /// square one of each order.
  private static let prime: UInt64 = 2_305_843_009_213_691_579
  private static let lowBits: UInt64 = (1 << 61) - 1
  private static let lack: UInt64 = (1 << 61) - prime
  /// How often other numbers are taken where one that a root is asked of is no square, or a divisor is zero.
  private static let mostTrials = 12
  /// The most nodes of the two sides.
  private static let mostNodes = 4_000
  /// The largest order of a root.
  private static let largestOrder = 1_000

  private let trial: UInt64
  private var values: [String: UInt64] = [:]
  /// The cosines by their angles.
  private var cosines: [UInt64: UInt64] = [:]

  /// What ends a look without a number.
  private enum Miss: Error {
    /// Other numbers may do.
    case here
    /// No number is known.
    case everywhere
  }

  /// Whether two sides in some atoms surely differ as far as the relations of the atoms go.
  static func differ(
    _ left: Certificate.Tree, _ right: Certificate.Tree, _ atoms: [Certificate.Atom]
  ) -> Bool {
    if left == right || left.extent.nodes + right.extent.nodes > mostNodes { return false }
    for trial in 0..<mostTrials {
      do throws(Miss) {
        return try SideResidues(trial, atoms).areApart(left, right)
      } catch {
        if case .everywhere = error { return false }
      }
    }
    return false
  }

  private init(_ trial: Int, _ atoms: [Certificate.Atom]) throws(Miss) {
    self.trial = UInt64(trial)
    for atom in atoms { values[atom.name] = try value(of: atom) }
  }

  private func areApart(
    _ left: Certificate.Tree, _ right: Certificate.Tree
  ) throws(Miss) -> Bool {
    try residue(of: left) != residue(of: right)
  }

  // MARK: Atoms

  /// A number by which the relation of an atom holds, if it has one.
  private mutating func value(of atom: Certificate.Atom) throws(Miss) -> UInt64 {
    if let known = atom.value { return try residue(of: known) }
    switch atom.definition {
    case .apply(.abs, let arguments): return try residue(of: arguments[0])
    case .apply(.sqrt, let arguments): return try Self.root(residue(of: arguments[0]), 2)
    case .apply(.cos, let arguments):
      let angle = try residue(of: arguments[0])
      let cosine = cosines[angle] ?? any(atom.name)
      cosines[angle] = cosine
      return cosine
    case .apply(.sin, let arguments):
      guard let cosine = cosines[try residue(of: arguments[0])] else { return any(atom.name) }
      return try Self.root(Self.sum(1, Self.negative(Self.product(cosine, cosine))), 2)
    case .power(let base, let exponent):
      guard let constant = exponent.constant else {
        // (−1)^m, whose square is 1, or a power of which nothing is known.
        return base == .number(-1) ? 1 : any(atom.name)
      }
      guard let order = constant.denominator.asInt, order <= Self.largestOrder else {
        throw .everywhere
      }
      return try Self.root(power(residue(of: base), constant.numerator), UInt64(order))
    default: return any(atom.name)
    }
  }

  /// A number that is not simple, by a name.
  private func any(_ name: String) -> UInt64 {
    var state = 0xCBF2_9CE4_8422_2325 ^ (trial &* 0x9E37_79B9_7F4A_7C15)
    for byte in name.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return Self.mixed(state)
  }

  private static func mixed(_ state: UInt64) -> UInt64 {
    var bits = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return (bits ^ bits >> 31) % prime
  }

  // MARK: Trees

  private func residue(of tree: Certificate.Tree) throws(Miss) -> UInt64 {
    switch tree {
    case .number(let number): return try residue(of: number)
    case .pi: return any("pi")
    case .name(let name): return values[name] ?? any(name)
    case .entry(let family, let items):
      // Entries at equal places are equal.
      var state = any(family)
      for item in items { state = Self.mixed(state &* 31 &+ (try residue(of: item))) }
      return state
    case .negative(let a): return Self.negative(try residue(of: a))
    case .difference(let a, let b):
      return Self.sum(try residue(of: a), Self.negative(try residue(of: b)))
    case .quotient(let a, let b):
      return Self.product(try residue(of: a), try Self.inverse(residue(of: b)))
    case .sum(let items):
      var total: UInt64 = 0
      for item in items { total = Self.sum(total, try residue(of: item)) }
      return total
    case .product(let items):
      var total: UInt64 = 1
      for item in items { total = Self.product(total, try residue(of: item)) }
      return total
    case .power(let base, let exponent):
      guard let constant = exponent.constant, constant.isInteger else { throw .everywhere }
      return try power(residue(of: base), constant.numerator)
    case .apply, .series, .indexedProduct: throw .everywhere
    }
  }

  private func residue(of number: Rational) throws(Miss) -> UInt64 {
    let numerator = try residue(of: number.numerator)
    if number.isInteger { return numerator }
    return Self.product(numerator, try Self.inverse(residue(of: number.denominator)))
  }

  private func residue(of number: Integer) throws(Miss) -> UInt64 {
    if let small = number.asInt, small.magnitude < Self.prime {
      return small < 0 ? Self.negative(UInt64(small.magnitude)) : UInt64(small)
    }
    guard let rest = try? number.remainder(by: Integer(Int(Self.prime))).asInt else {
      throw .everywhere
    }
    return rest < 0 ? Self.negative(UInt64(rest.magnitude)) : UInt64(rest)
  }

  private func power(_ base: UInt64, _ exponent: Integer) throws(Miss) -> UInt64 {
    guard let count = exponent.asInt else { throw .everywhere }
    return Self.power(count < 0 ? try Self.inverse(base) : base, UInt64(count.magnitude))
  }

  // MARK: Arithmetic modulo the prime

  private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum >= prime ? sum - prime : sum
  }

  private static func negative(_ a: UInt64) -> UInt64 { a == 0 ? 0 : prime - a }

  /// The product: 2⁶¹ is what lacks the prime to it, so that the high bits, times that, are added to the low ones.
  ///
  /// Of a product below 2¹²² the first round leaves a sum below 2⁶¹ + 2⁷³, and the second one below 3·2⁶¹.
  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let whole = a.multipliedFullWidth(by: b)
    let high = (whole.high << 3 | whole.low >> 61).multipliedFullWidth(by: lack)
    let higher = (high.high << 3 | high.low >> 61) * lack
    var rest = (whole.low & lowBits) + (high.low & lowBits) + higher
    while rest >= prime { rest -= prime }
    return rest
  }

  private static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, rest): (UInt64, UInt64, UInt64) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = product(result, square) }
      square = product(square, square)
      rest >>= 1
    }
    return result
  }

  private static func inverse(_ a: UInt64) throws(Miss) -> UInt64 {
    guard a != 0 else { throw .here }
    return power(a, prime - 2)
  }

  /// A root of an order, where there is one.
  private static func root(_ a: UInt64, _ order: UInt64) throws(Miss) -> UInt64 {
    if a == 0 || order == 1 { return a }
    var (root, odd) = (a, order)
    while odd & 1 == 0 {
      guard power(root, (prime - 1) / 2) == 1 else { throw .here }
      // Of the two square roots that which is a square itself.
      root = power(root, (prime + 1) / 4)
      odd >>= 1
    }
    guard odd > 1 else { return root }
    // aⁿ is one to one for an odd n, as p − 1 is 2q: its inverse is aᵐ with nm ≡ 1 (mod p − 1).
    for factor in 1..<odd where factor * ((prime - 1) % odd) % odd == odd - 1 {
      // factor·(p − 1) + 1 is a multiple of n.
      let (high, low) = (prime - 1).multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(1)
      return power(
        root, odd.dividingFullWidth((high + (overflow ? 1 : 0), sum)).quotient)
    }
    throw .everywhere
  }
}
