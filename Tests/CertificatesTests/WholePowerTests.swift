import Certificates
import Testing

/// Powers with whole exponents, factorials, binomial coefficients and products over an index: what is accepted,
/// and what is refused although it looks alike.
@Suite struct WholePowerTests {
  /// Why a step is refused that replaces a formula on both sides, so that only the step is in question.
  private func refused(
    _ head: String, _ formula: String, _ steps: String...
  ) -> CertificateError? {
    let steps = steps.map { "step \($0)\n" }.joined()
    return refusal(
      "touchstone/certificate/2\nclaim equal\n\(head)\nleft \(formula)\nright \(formula)\n\(steps)end\n"
    )
  }

  private func refused(
    _ head: String, _ left: String, equals right: String, _ steps: String...
  ) -> CertificateError? {
    let steps = steps.map { "step \($0)\n" }.joined()
    return refusal(
      "touchstone/certificate/2\nclaim equal\n\(head)\nleft \(left)\nright \(right)\n\(steps)end\n")
  }

  // MARK: Powers

  private func product(
    n: String, x: String = "real", result: String = "(* a b)", factors: String = "(x 1) (y 1)",
    exponent: String = "n", base: String = "(* x y)"
  ) -> CertificateError? {
    refused(
      "variable x \(x)\nvariable y real\nvariable n \(n)\natom a (^ x n)\natom b (^ y n)",
      "(^ \(base) \(exponent))", "left . whole \(result) factors \(factors)")
  }

  @Test func `a whole power is that of the factors, whatever their signs`() {
    #expect(product(n: "positive integer") == nil)
    #expect(product(n: "nonnegative integer") == nil)
    #expect(product(n: "{0, 2, 5}") == nil)
    #expect(product(n: "integer", x: "positive") != nil)
    // 0^(−1) has no value, so that x = 0 would have to be excluded.
    #expect(product(n: "integer") != nil)
    #expect(product(n: "integer from -1") != nil)
  }

  @Test func `an exponent that need not be whole is refused`() {
    #expect(product(n: "real") != nil)
    #expect(product(n: "positive") != nil)
    #expect(product(n: "{1/2, 1}") != nil)
    #expect(
      product(n: "positive integer", result: "(* a b)", factors: "(x 1) (y 1)", exponent: "(/ n 2)")
        != nil)
    // (xy)^(n/2) is no product of x^n and y^n with exponents 1/2 either.
    #expect(product(n: "positive integer", factors: "(x 1/2) (y 1/2)", exponent: "(* 2 n)") != nil)
  }

  @Test func `other factors, exponents and results are refused`() {
    #expect(product(n: "positive integer", factors: "(x 1)") != nil)
    #expect(product(n: "positive integer", factors: "(x 1) (y 2)") != nil)
    #expect(product(n: "positive integer", result: "(* a a)") != nil)
    #expect(product(n: "positive integer", result: "(- (* a b))") != nil)
    #expect(product(n: "positive integer", factors: "(x 1) (y 1) (x 0)") != nil)
    #expect(product(n: "positive integer", factors: "(x 1) (y -1)", base: "(/ x y)") != nil)
    #expect(
      product(
        n: "positive integer", result: "(* (^ a 2) b)", factors: "(x 1) (y 1)", exponent: "(* 2 n)")
        != nil)
    #expect(
      product(
        n: "positive integer", result: "(* (^ a 2) (^ b 2))", factors: "(x 1) (y 1)",
        exponent: "(* 2 n)") == nil)
  }

  @Test func `an exponent that is less by 1 needs a base that is not zero`() {
    func text(_ x: String, _ n: String = "positive integer") -> CertificateError? {
      refused(
        "variable x \(x)\nvariable n \(n)\natom a (^ x n)", "(^ x (- n 1))",
        "left . whole (/ a x) factors (x 1)")
    }
    #expect(text("(-inf, 0)") == nil)
    #expect(text("positive") == nil)
    // For n = 1 and x = 0 the left side is 0^0 = 1.
    #expect(text("real") != nil)
    #expect(text("nonnegative") != nil)
    func more(_ n: String) -> CertificateError? {
      refused(
        "variable x real\nvariable n \(n)\natom a (^ x n)", "(^ x (+ n 1))",
        "left . whole (* a x) factors (x 1)")
    }
    #expect(more("nonnegative integer") == nil)
    // For n = −1 and x = 0 the right side has no value.
    #expect(more("integer from -1") != nil)
  }

  @Test func `a sign below a whole exponent is a power of −1`() {
    func text(_ n: String, _ result: String) -> CertificateError? {
      refused(
        "variable x real\nvariable n \(n)\natom a (^ x n)\natom p (^ -1 n)", "(^ (- x) n)",
        "left . whole \(result) factors (-1 1) (x 1)")
    }
    #expect(text("positive integer", "(* p a)") == nil)
    #expect(text("positive integer", "(- (* p a))") != nil)
    #expect(text("positive integer", "a") != nil)
    #expect(text("real", "(* p a)") != nil)
  }

  @Test func `a power of a power has the product for its exponent`() {
    func text(_ n: String, _ m: String, _ atom: String) -> CertificateError? {
      refused(
        "variable x real\nvariable n \(n)\nvariable m \(m)\natom a (^ x n)\natom b (^ x \(atom))",
        "(^ (^ x n) m)", "left 0 atom a", "left . whole b factors (a 1)")
    }
    #expect(text("positive integer", "positive integer", "(* n m)") == nil)
    #expect(text("positive integer", "positive integer", "(+ n m)") != nil)
    // (x^n)^m with n = 2, m = 1/2 is |x|, and not x; and of n < 0 nothing is known at 0.
    #expect(text("positive integer", "real", "(* n m)") != nil)
    #expect(text("real", "positive integer", "(* n m)") != nil)
    #expect(text("integer", "positive integer", "(* n m)") != nil)
  }

  @Test func `a positive base may be an exponential of its logarithm`() {
    func text(_ x: String, _ n: String) -> CertificateError? {
      refused(
        "variable x \(x)\nvariable n \(n)\natom l (log x)\natom e (exp (* n l))\natom p (^ -1 n)",
        "(^ (- x) n)", "left . whole (* p e) factors (-1 1) (x 1)")
    }
    #expect(text("positive", "integer") == nil)
    #expect(text("positive", "real") != nil)
    #expect(text("real", "integer") != nil)
    #expect(text("nonnegative", "integer") != nil)
  }

  // MARK: Factorials

  private func factorial(
    _ n: String, _ argument: String, _ result: String
  ) -> CertificateError? {
    refused(
      "variable n \(n)\natom f (factorial n)", "(factorial \(argument))",
      "left . factorial \(result)")
  }

  @Test func `a factorial is told by another one at a whole distance`() {
    #expect(factorial("nonnegative integer", "(+ n 2)", "(* f (+ n 1) (+ n 2))") == nil)
    #expect(factorial("positive integer", "(- n 1)", "(/ f n)") == nil)
    #expect(factorial("integer from 5", "(- n 2)", "(/ f n (- n 1))") != nil)
    #expect(factorial("integer from 5", "(- n 2)", "(/ f (* n (- n 1)))") == nil)
    // Off by one, and a factorial that has no value: for n = −1 the left side is 0! or 1!.
    #expect(factorial("nonnegative integer", "(+ n 2)", "(* f (+ n 1))") != nil)
    #expect(factorial("nonnegative integer", "(+ n 2)", "(* f n (+ n 1))") != nil)
    #expect(factorial("integer", "(+ n 2)", "(* f (+ n 1) (+ n 2))") != nil)
    #expect(factorial("real", "(+ n 2)", "(* f (+ n 1) (+ n 2))") != nil)
    #expect(factorial("nonnegative integer", "(+ n 1/2)", "f") != nil)
    #expect(factorial("nonnegative integer", "(* 2 n)", "(* 2 f)") != nil)
    #expect(factorial("nonnegative integer", "(+ n 1000)", "f") != nil)
  }

  @Test func `a product of neighbours is a quotient of factorials`() {
    func text(_ from: String, _ body: String, _ result: String) -> CertificateError? {
      refused(
        "variable n positive integer\natom f (factorial n)", "(prod i \(from) n \(body))",
        "left . factorial \(result)")
    }
    #expect(text("1", "i", "f") == nil)
    #expect(text("1", "(+ i 2)", "(/ (* f (+ n 1) (+ n 2)) 2)") == nil)
    #expect(text("1", "(+ i 2)", "(* f (+ n 1) (+ n 2))") != nil)
    #expect(text("1", "(* 2 i)", "(* 2 f)") != nil)
    #expect(text("0", "i", "f") != nil)
    #expect(text("-3", "i", "f") != nil)
    #expect(text("1", "(+ i 1/2)", "f") != nil)
    #expect(text("1", "(- i 1)", "(/ f n)") != nil)
  }

  @Test func `a binomial coefficient is the sum of the two above it`() {
    func text(_ k: String, _ result: String) -> CertificateError? {
      refused(
        "variable n real\nvariable k \(k)\natom a (binomial n k)\natom b (binomial n (- k 1))",
        "(binomial (+ n 1) k)", "left . pascal \(result)")
    }
    #expect(text("positive integer", "(+ a b)") == nil)
    #expect(text("positive integer", "(- a b)") != nil)
    #expect(text("nonnegative integer", "(+ a b)") != nil)
    #expect(text("real", "(+ a b)") != nil)
  }

  @Test func `a binomial coefficient of a number is written out`() {
    let unfolded = "(/ (* x (- x 1) (- x 2)) 6)"
    #expect(
      refused(
        "variable x real", "(binomial x 3)", "left . unfold \(unfolded)") == nil)
    #expect(
      refused("variable x real", "(binomial x 3)", "left . unfold 1") != nil)
    #expect(
      refused("variable x real", "(binomial x -1)", "left . unfold 0") != nil)
    #expect(
      refused("variable x real", "(binomial x 1000)", "left . unfold 1") != nil)
    #expect(refused("variable x real", "(factorial 4)", "left . unfold 24") == nil)
    #expect(refused("variable x real", "(factorial -1)", "left . unfold 1") != nil)
    #expect(refused("variable x real", "(factorial 1/2)", "left . unfold 1") != nil)
  }

  // MARK: Products

  private func series(
    _ y: String, _ body: String, _ result: String, _ factors: String,
    _ n: String = "positive integer"
  ) -> CertificateError? {
    refused(
      "variable c real\nvariable n \(n)\nfamily y n \(y)\natom p (prod i 1 n (at y i))\natom q (^ c n)",
      "(prod i 1 n \(body))", "left . product \(result) factors \(factors)")
  }

  @Test func `a product over an index is that of the parts of its factors`() {
    let entries = "(prod i 1 n (at y i))"
    // Neither side is arithmetic yet, and they are one tree.
    #expect(
      series("real", "(* c (at y i))", "(* (^ c n) \(entries))", "(c 1) (\(entries) 1)") == nil)
    #expect(series("real", "(^ (at y i) 2)", "(^ \(entries) 2)", "(\(entries) 2)") == nil)
    #expect(series("positive", "(/ 1 (at y i))", "(^ \(entries) -1)", "(\(entries) -1)") == nil)
    #expect(series("real", "(* c (at y i))", "(* c \(entries))", "(c 1) (\(entries) 1)") != nil)
    #expect(series("real", "(* c (at y i))", "\(entries)", "(\(entries) 1)") != nil)
    #expect(
      series("real", "(+ c (at y i))", "(* (^ c n) \(entries))", "(c 1) (\(entries) 1)") != nil)
    // What depends on the index is no constant.
    #expect(
      series(
        "real", "(* (at y i) (at y i))", "(* (^ (at y i) n) \(entries))",
        "((at y i) 1) (\(entries) 1)")
        != nil)
  }

  @Test func `a product is an exponential only of factors above 0`() {
    func text(_ y: String) -> CertificateError? {
      let unfolded = "(exp (sum i 1 n (log (at y i))))"
      return refused(
        "variable n nonnegative integer\nfamily y n \(y)", "(prod i 1 n (at y i))",
        "left . unfold \(unfolded)")
    }
    #expect(text("positive") == nil)
    #expect(text("real") != nil)
    #expect(text("nonnegative") != nil)
  }

  @Test func `the logarithm of a product is a sum of logarithms of magnitudes`() {
    func text(_ unfolded: String) -> CertificateError? {
      refused(
        "variable n positive integer\nfamily y n real", "(log (prod i 1 n (at y i)))",
        "left . unfold \(unfolded)")
    }
    #expect(text("(sum i 1 n (log (abs (at y i))))") == nil)
    #expect(text("(sum i 1 n (log (at y i)))") != nil)
  }

  // MARK: One tree

  @Test func `two sides that are one tree are equal unless they divide by zero`() {
    #expect(refused("variable x real\nvariable y real", "(^ x y)", equals: "(^ x y)") == nil)
    #expect(refused("variable x real\nvariable y real", "(^ x y)", equals: "(^ y x)") != nil)
    #expect(refused("variable x real", "(log (/ x (- x x)))", equals: "(log (/ x (- x x)))") != nil)
    #expect(refused("variable x real", "(/ 1 0)", equals: "(/ 1 0)") != nil)
  }
}
