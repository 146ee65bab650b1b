import Certificates
import Exact
import Testing

@testable import Formulas

/// Certificates that formulas are equal or different, written by `Formulas` and checked by
/// `Certificates`.
@Suite struct ProofTests {
  private static let equalTables = [
    EqualRows.numbers, EqualRows.logarithms, EqualRows.activations, EqualRows.vectors,
    EqualRows.sums, EqualRows.gradients,
  ].joined()

  /// Rows whose equality certificates have no rule for: an exchange or a shift of sums, sums whose bounds
  /// depend on an index, powers with an exponent that is a name, and a root of a root.
  private static let withoutRules: Set = [
    "a root of a root", "a symbolic power of either sign", "the rule for powers, of either sign",
    "a sign below a symbolic exponent", "the root of a square", "in either order", "an adjoint",
    "a quadratic form and the transpose", "matrix products associate", "shares",
    "a shifted index", "an index from 0", "a triangle",
    "a triangle with an unused outer index", "expanded",
    // Signs that the range of the written form does not show.
    "a product that is positive inside", "factors, where all are defined",
  ]

  @Test func `equal formulas have certificates that hold`() throws {
    var failures: [String] = []
    for table in Self.equalTables {
      let comparison = Comparison(try table.setting.variables)
      for row in table.rows where !Self.withoutRules.contains(row.why) {
        let (left, right) = (try table.setting.value(row.left), try table.setting.value(row.right))
        guard let proof = comparison.proof(left, right) else {
          failures.append("no proof: \(row.left)  |  \(row.right)")
          continue
        }
        // Read back as anybody would, one certificate for each entry.
        for certificate in try Certificate.all(in: proof) {
          guard certificate.claimsEquality else {
            failures.append("another claim: \(row.left)")
            continue
          }
          try certificate.check()
        }
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test func `different formulas have witnesses that hold`() throws {
    var failures: [String] = []
    var count = 0
    for table in [DifferentRows.numbers, DifferentRows.logarithms, DifferentRows.sums].joined() {
      let comparison = Comparison(try table.setting.variables)
      // Bounds that depend on an index have no words in certificates.
      for row in table.rows where !row.left.contains("1, i,") {
        let (left, right) = (try table.setting.value(row.left), try table.setting.value(row.right))
        guard case .different(let witness)? = try comparison.decide(left, right),
          let a = Self.bounds(of: witness.left), let b = Self.bounds(of: witness.right),
          a.upperBound < b.lowerBound || b.upperBound < a.lowerBound
        else { continue }
        count += 1
        if comparison.refutation(left, right, at: witness, left: a, right: b) == nil {
          failures.append("\(row.left)  |  \(row.right)")
        }
        // The values exchanged are not those of the formulas.
        #expect(comparison.refutation(left, right, at: witness, left: b, right: a) == nil)
      }
    }
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
    #expect(count > 80)
  }

  @Test func `what is not equal has no proof`() throws {
    let table = try #require(Self.equalTables.first)
    let comparison = Comparison(try table.setting.variables)
    for row in table.rows.prefix(30) {
      let left = try table.setting.value(row.left)
      let right = try table.setting.value("(\(row.right)) + 10^-30")
      #expect(comparison.proof(left, right) == nil, "\(row.left)")
    }
  }

  private static func bounds(of value: Real) -> ClosedRange<Rational>? {
    if let exact = value.asRational { return exact...exact }
    return value.enclosure.lower.rational...value.enclosure.upper.rational
  }
}
