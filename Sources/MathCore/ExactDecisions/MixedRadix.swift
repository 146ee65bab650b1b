/// Integers from their residues modulo several primes (Garner's algorithm: Knuth, TAOCP 2, 4.3.2).
struct MixedRadix: Sendable {
  private let fields: [PrimeField]
  /// For each prime the Montgomery form of 1/(product of the primes before it).
  private let inverses: [UInt64]
  /// The product of the primes.
  private let product: Natural

  init(_ fields: [PrimeField]) {
    self.fields = fields
    var product = Natural(1)
    inverses = fields.indices.map { index in
      let field = fields[index]
      var before = field.one
      for earlier in fields[..<index] {
        before = field.multiply(before, field.form(of: earlier.modulus))
      }
      product.multiply(by: field.modulus, adding: 0)
      return field.inverse(before)
    }
    self.product = product
  }

  /// The integer x with these residues (in Montgomery form) and 2·|x| below the product of the primes.
  ///
  /// - Complexity: k² products for k primes.
  func integer(residues: [UInt64]) -> SignedNatural {
    // x = v₀ + v₁·p₀ + v₂·p₀·p₁ + …, where each digit vₖ is below its prime and follows from the
    // residue modulo pₖ and the digits before it.
    var digits: [UInt64] = []
    digits.reserveCapacity(fields.count)
    for (index, field) in fields.enumerated() {
      var value: UInt64 = 0
      for earlier in (0..<index).reversed() {
        value = field.add(
          field.multiply(value, field.form(of: fields[earlier].modulus)),
          field.form(of: digits[earlier]))
      }
      let digit = field.multiply(field.subtract(residues[index], value), inverses[index])
      digits.append(field.integer(of: digit))
    }
    var magnitude = Natural(0)
    for (field, digit) in zip(fields, digits).reversed() {
      magnitude.multiply(by: field.modulus, adding: digit)
    }
    // Residues of a negative x belong to product − |x|, which is above one half of the product.
    var twice = magnitude
    twice.shiftLeft(by: 1)
    guard twice >= product else { return SignedNatural(isNegative: false, magnitude: magnitude) }
    var negated = product
    negated.subtract(magnitude)
    return SignedNatural(isNegative: true, magnitude: negated)
  }
}
