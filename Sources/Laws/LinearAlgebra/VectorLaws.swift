import Exact
import PropertyTesting

extension Law {
  /// A.1 and A.2: vectors and the dot product.
  static let vectorLaws: [Law] = [
    Law(
      7, .vectors, "the dot product is its correctly rounded exact value",
      states: "fl(x · y) is the double nearest to Σ xᵢyᵢ", .exact, holds: [.dot],
      for: tuple(.vectors(), .vectors()).map { x, y in
        let count = min(x.count, y.count)
        return (Array(x.prefix(count)), Array(y.prefix(count)))
      }
    ) { subject, input in
      let exact = try zip(input.0, input.1).reduce(Rational.zero) {
        $0 + (try Rational($1.0)) * (try Rational($1.1))
      }
      try subject.hold(
        .dot, try subject.dot(input.0, input.1), to: exact, within: .rounding(exact))
    }
  ]
}
