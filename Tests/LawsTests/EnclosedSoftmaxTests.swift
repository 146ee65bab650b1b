import Exact
import PropertyTesting
import Reference
import Testing

@testable import Laws

@Suite struct EnclosedSoftmaxTests {
  @Test func `an enclosure is narrow beside a number that nearly cancels`() throws {
    // log(1 + e^−300) is within 10^−260 of e^−300.
    let power = try Real.rational(-300).exp()
    let value = try (Real.one + power).log()
    #expect(value.roughly.lower.isZero || value.roughly.radius > value.roughly.middle)
    let narrow = try value.narrowed()
    #expect(narrow.radius.scaled(byTwoToThe: 63) <= narrow.middle)
    let exact = try power.narrowed()
    #expect((narrow.middle - exact.middle).magnitude.scaled(byTwoToThe: 63) <= exact.middle)
  }

  @Test func `an enclosure of what is far below all doubles is short`() throws {
    let narrow = try Real.rational(-100_000).exp().narrowed()
    #expect(narrow == RationalInterval(lower: .zero, upper: Rational(1).scaled(byTwoToThe: -2200)))
    let seven = try Real.rational(7).narrowed()
    #expect(seven == RationalInterval(7))
  }

  @Test func `the definitions give the numbers of the notes`() throws {
    let exact = try EnclosedSoftmax([1, 3, 1])
    let loss = try exact.crossEntropy(1).decimal(significantDigits: 6)
    #expect(loss == "0.239545")
    let p = try exact.probabilities().map { $0.middle.decimal(significantDigits: 6) }
    #expect(p == ["0.106507", "0.786986", "0.106507"])
    let entropy = try EnclosedSoftmax([0, 0]).entropy().narrowed()
    #expect(entropy.middle.decimal(significantDigits: 6) == "0.693147")
    let confident = try EnclosedSoftmax([40, 0, 0]).crossEntropy(0).narrowed()
    #expect(confident.middle.decimal(significantDigits: 16) == "8.496708510583178e-18")
    let small = try EnclosedSoftmax([0, -40]).logSumExp().narrowed()
    #expect(small.middle.decimal(significantDigits: 16) == "4.248354255291589e-18")
  }

  @Test func `a deleted entry has the probability 0, and the others are as without it`() throws {
    let with = try EnclosedSoftmax([2, -.infinity, 0x1p40, 0x1p40]).probabilities()
    let without = try EnclosedSoftmax([2, 0x1p40, 0x1p40]).probabilities()
    #expect(with[1] == RationalInterval(.zero))
    #expect([with[0], with[2], with[3]] == without)
    #expect(without[0].lower.isZero && without[0].upper < Rational(1).scaled(byTwoToThe: -1100))
  }

  @Test func `bounds of softmax grow with the range, and are those of the catalogue`() throws {
    // Two equal logits: 0 + log 2 + 2 + 4 units of u and of 1/2.
    let exact = try EnclosedSoftmax([5, 5])
    let bound = try Bound.softmax(exact, exact.probabilities())[0].amount
    let units = 2 * (try bound / Bound.unitRoundoff)
    #expect(10_000 * units > 66_931 && 10_000 * units < 66_932)
    let wide = try EnclosedSoftmax([0, -100])
    let bounds = try Bound.softmax(wide, wide.probabilities())
    let share = try bounds[1].amount / wide.probabilities()[1].upper / Bound.unitRoundoff
    #expect(share > 106 && share < 107)
  }
}
