/// What a place reads of vectors and matrices beyond the rules of linear algebra.
public struct ArrayConventions: Sendable {
  /// Whether a number is added to each entry of a vector, `x - mean(x)`, as programs do.
  public var addsNumbersToEntries = false
  /// Whether a matrix has powers with negative exponents, `(A + B)^-1`.
  public var invertsByPowers = false

  /// The rules of linear algebra alone.
  public init() {}

  /// What programs, and papers about them, write.
  public static let ofPrograms: ArrayConventions = {
    var conventions = ArrayConventions()
    conventions.addsNumbersToEntries = true
    conventions.invertsByPowers = true
    return conventions
  }()
}
