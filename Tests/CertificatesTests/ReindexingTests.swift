import Certificates
import Testing

/// Sums of the same terms in another order: what is accepted, and what is refused although it looks alike.
@Suite struct ReindexingTests {
  private static let head = [
    "variable n positive integer", "variable m nonnegative integer", "family x n real",
    "family A n,m real",
  ]

  /// Whether a sum may be put in place of another one, which both sides are.
  private func isTaken(
    _ whole: String, by reduction: String, to result: String, _ head: [String] = Self.head
  ) -> Bool {
    refusal(
      reducedText(
        head, left: whole, right: whole, by: reduction,
        [head + ["left \(result)", "right \(result)"]])) == nil
  }

  private let sum = "(sum i 1 n (at x i))"

  @Test func `sums run over other numbers, and from the last one to the first`() throws {
    #expect(
      isTaken(sum, by: "turning \(sum) i 1 n", to: "(sum i 1 n (at x (+ (* -1 i) n 1)))"))
    #expect(
      isTaken(
        sum, by: "turning \(sum) j 0 (- n 1)", to: "(sum j 0 (- n 1) (at x (+ (* -1 j) n)))"))
    #expect(isTaken(sum, by: "shifting \(sum) j 0 (- n 1)", to: "(sum j 0 (- n 1) (at x (+ j 1)))"))
    #expect(isTaken(sum, by: "shifting \(sum) j 1 n", to: "(sum j 1 n (at x j))"))
    let product = "(prod i 1 n (- 1 (at x i)))"
    #expect(
      isTaken(
        product, by: "turning \(product) i 1 n",
        to: "(prod i 1 n (- 1 (at x (+ (* -1 i) n 1))))"))
    let certificate = try Certificate(
      reducedText(
        Self.head, left: sum, right: sum, by: "shifting \(sum) j 1 n",
        [Self.head + ["left (sum j 1 n (at x j))", "right (sum j 1 n (at x j))"]]))
    #expect(try Certificate(certificate.text) == certificate)
  }

  @Test func `what is no place of an entry stands as it is put in`() {
    let powers = "(sum i 1 n (* i (at x i)))"
    #expect(
      isTaken(
        powers, by: "turning \(powers) i 1 n",
        to: "(sum i 1 n (* (+ (- n i) 1) (at x (+ (* -1 i) n 1))))"))
  }

  @Test(arguments: [
    // More numbers, fewer, or others; bounds that are not whole, and bounds with names of nothing.
    ("turning", "j 0 n", "(sum j 0 n (at x (+ (* -1 j) n 1)))"),
    ("turning", "j 1 (- n 1)", "(sum j 1 (- n 1) (at x (+ (* -1 j) n)))"),
    ("shifting", "j 1 m", "(sum j 1 m (at x j))"),
    ("shifting", "j 1/2 (- n 1/2)", "(sum j 1/2 (- n 1/2) (at x (+ j 1/2)))"),
    ("shifting", "j k (+ k n -1)", "(sum j k (+ k n -1) (at x (+ j 1 (* -1 k))))"),
    // A result that is another one.
    ("turning", "i 1 n", "(sum i 1 n (at x i))"),
    ("turning", "i 1 n", "(sum i 1 n (at x (+ (* -1 i) n)))"),
    ("shifting", "j 0 (- n 1)", "(sum j 0 (- n 1) (at x j))"),
    // An index that is a name.
    ("shifting", "m 1 n", "(sum m 1 n (at x m))"),
  ])
  func `other numbers and other terms are refused`(
    word: String, bounds: String, result: String
  ) {
    #expect(!isTaken(sum, by: "\(word) \(sum) \(bounds)", to: result))
  }

  @Test func `an index is not caught by a sum inside or around`() {
    let inside = "(sum i 1 n (sum j 1 n (* (at x i) (at x j))))"
    #expect(
      !isTaken(
        inside, by: "shifting \(inside) j 1 n",
        to: "(sum j 1 n (sum j 1 n (* (at x j) (at x j))))"))
    let inner = "(sum i 1 n (* (at x k) (at x i)))"
    #expect(
      !isTaken(
        "(sum k 1 n \(inner))", by: "shifting \(inner) j 1 n",
        to: "(sum k 1 n (sum j 1 n (* (at x k) (at x j))))"))
    #expect(
      !isTaken(
        "(sum k 1 n \(inner))", by: "shifting \(inner) k 1 n",
        to: "(sum k 1 n (sum k 1 n (* (at x k) (at x k))))"))
  }

  @Test func `of two sums either is the outer one`() {
    let whole = "(sum i 1 n (sum j 1 m (at A i j)))"
    func isExchanged(_ whole: String, _ result: String, _ head: [String] = Self.head) -> Bool {
      isTaken(whole, by: "exchange \(whole) \(result)", to: result, head)
    }
    #expect(isExchanged(whole, "(sum j 1 m (sum i 1 n (at A i j)))"))
    #expect(isExchanged(whole, "(sum k 1 m (sum l 1 n (at A l k)))"))
    let square = "(sum i 1 n (sum j 1 n (* (at x i) (^ (at x j) 2))))"
    #expect(isExchanged(square, "(sum i 1 n (sum j 1 n (* (at x j) (^ (at x i) 2))))"))
    #expect(
      isExchanged(
        "(prod i 1 n (prod j 1 m (at A i j)))", "(prod j 1 m (prod i 1 n (at A i j)))"))
    // The terms exchanged and not the sums, the other way round, other bounds, one index twice.
    #expect(!isExchanged(whole, "(sum j 1 m (sum i 1 n (at A j i)))"))
    #expect(!isExchanged(whole, "(sum k 1 n (sum l 1 m (at A l k)))"))
    #expect(!isExchanged(whole, "(sum j 1 n (sum i 1 m (at A i j)))"))
    #expect(!isExchanged(square, "(sum i 1 n (sum i 1 n (* (at x i) (^ (at x i) 2))))"))
    #expect(!isExchanged(square, "(sum i 1 n (sum j 1 n (* (at x j) (^ (at x j) 2))))"))
    // Products of sums are no sums of products.
    #expect(
      !isExchanged(
        "(sum i 1 n (prod j 1 m (at A i j)))", "(prod j 1 m (sum i 1 n (at A i j)))"))
    // The sum over no numbers is 0, whatever stands in it: outside it may have no value.
    let head = ["variable n nonnegative integer", "variable m integer"]
    #expect(
      !isExchanged(
        "(sum i 1 n (sum j 1 m (* i j)))", "(sum j 1 m (sum i 1 n (* i j)))", head))
  }
}
