extension Certificate {
  /// The rules of steps: why the result of a step equals what it replaces.
  ///
  /// Trees that a rule speaks of are arithmetic over variables, indices, entries and atoms, but for
  /// `unfold` and `rename`. a ≡ b means that the numerator of a − b expands to zero. The result
  /// has to be defined wherever the replaced tree is.
  ///
  /// | rule | replaces | by | if |
  /// |---|---|---|---|
  /// | `unfold` | a function | its definition (`Certificate.Tree.unfolded`) | as the definition says |
  /// | `atom` | f(a), a^b, a sum, a product | the atom k | k is f(b) with a ≡ b; in a sum the index may differ; −k for f = erf and a ≡ −b; k + n for f = floor and a ≡ b + n |
  /// | `exp` | exp a | r | factors (B, e): a ≡ Σ e·L(B), r ≡ Π B^e |
  /// | `log` | log a | r | factors (B, e): a² ≡ Π B^(2e), r ≡ Σ e·L(B) |
  /// | `power` | a^(p/q), √a | r | r^q ≡ a^p, r ≥ 0 |
  /// | `abs` | \|a\| | r | r² ≡ a², r ≥ 0 |
  /// | `angle` | cos a, sin a | r | angles (b, n): a ≡ Σ n·b, r ≡ the part of Π (cos b + i·sin b)^n |
  /// | `sum` | Σ_i a | r | terms (c, S): a ≡ Σ c·b + c₀, r ≡ Σ c·S + c₀·(hi − lo + 1) |
  /// | `rename` | Σ_i a | Σ_j a[i := j] | j runs over the same range and does not occur in a |
  /// | `ring` | a | b | a ≡ b |
  /// | `unroll` | Σ_i a | the sum of a[i := lo] … a[i := hi] | lo and hi are whole numbers |
  /// | `parity` | (−1)^a | r | multiples (m, n): a ≡ Σ n·m, r ≡ Π ((−1)^m)^n, all m whole |
  /// | `principal` | asin a, acos a, atan a | r | angles (b, n) as for `angle`: the sine, cosine or tangent of r ≡ Σ n·b is a, and r lies where the function has its values |
  /// | `whole` | a^e | r | factors (B, c): a ≡ Π B^c, e whole, r ≡ Π B^(c·e) by atoms (^ B m) |
  /// | `product` | Π_i a | Π c^n · Π (Π_i b)^e | factors (c, 1) and (Π_i b, e): a ≡ Π c · Π b^e, n = hi − lo + 1 |
  /// | `factorial` | a!, Π_i (i + s) | r | by the atom of a factorial at a distance that is a whole number |
  /// | `pascal` | the binomial of a and k | the sum of the two | of a − 1 and k, and of a − 1 and k − 1 |
  /// | `floor` | ⌊a⌋ | r | r is whole, 0 ≤ a − r < 1 |
  /// | `ceiling` | ⌊a⌋ | n − k | divisors (s, p): k is ⌊b⌋, s·a ≡ p, s·b ≡ s·n + s − 1 − p, n, p and s whole, s > 0 |
  /// | `signed` | \|a\| | b·k | k is sign(c), a ≡ b ≡ c |
  /// | `number` | a | b | both are algebraic numbers, and nearer to each other than two of them can be |
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// A function by its definition.
    case unfold
    /// A function of arithmetic by the atom that stands for it.
    case atom
    /// An exponential by a product of powers.
    case exp
    /// A logarithm by a sum of logarithms.
    case log
    /// A root by what it is the root of.
    case power
    /// A magnitude by a number that is not negative.
    case abs
    /// A cosine or sine by those of the parts of its angle.
    case angle
    /// A sum by sums of its terms.
    case sum
    /// A sum by the same one with another index.
    case rename
    /// Arithmetic by equal arithmetic.
    case ring
    /// A sum between numbers by its terms.
    case unroll
    /// A power of −1 by those of the parts of its exponent.
    case parity
    /// The value of an inverse function by the angle that it is.
    case principal
    /// A whole part by the whole number that it is.
    case floor
    /// A whole part of a quotient by that of another one, from above.
    case ceiling
    /// A magnitude by a number times its sign.
    case signed
    /// An algebraic number by another way to write it.
    case number
    /// A power with a whole exponent by the powers of the factors of its base.
    case whole
    /// A product over an index by those of the parts of its factors.
    case product
    /// A factorial by another one.
    case factorial
    /// A binomial coefficient by the two above it in Pascal's triangle.
    case pascal

    /// Whether the rule belongs to the second version of the format.
    var isOfSecondVersion: Bool {
      switch self {
      case .unroll, .parity, .principal, .number, .whole, .product, .factorial, .pascal,
        .floor, .ceiling, .signed:
        true
      default: false
      }
    }

    /// The word before the pairs that the rule takes; nil if it takes none.
    var pairWord: String? {
      switch self {
      case .exp, .log, .whole, .product: "factors"
      case .angle, .principal: "angles"
      case .parity: "multiples"
      case .sum: "terms"
      case .ceiling: "divisors"
      default: nil
      }
    }
  }
}
