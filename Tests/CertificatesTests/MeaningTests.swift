import Certificates
import Exact
import Testing

/// What names, indices, domains and parts may be.
@Suite struct MeaningTests {
  private func meaning(_ text: String) -> CertificateError.Meaning? {
    if case .meaning(_, let meaning)? = refusal(text) { meaning } else { nil }
  }

  @Test func `a name stands for one thing`() {
    let twice = equalText("variable x real", "variable x real", left: "x", right: "x")
    #expect(meaning(twice) == .twice("x"))
    let index = equalText("variable i real", left: "(sum i 1 3 i)", right: "6")
    #expect(meaning(index) == .twice("i"))
    let later = equalText(
      "variable x real", "atom k1 (exp k2)", "atom k2 (exp x)", left: "x", right: "x")
    #expect(meaning(later) == .unknownName("k2"))
    let itself = equalText("variable x real", "atom k1 (exp k1)", left: "x", right: "x")
    #expect(meaning(itself) == .unknownName("k1"))
    let plain = equalText("variable x real", "atom k1 (+ x 1)", left: "x", right: "x")
    #expect(meaning(plain) == .notAnAtom)
    let nested = equalText("variable x real", "atom k1 (exp (exp x))", left: "x", right: "x")
    #expect(meaning(nested) == .notAnAtom)
  }

  @Test func `an index belongs to one sum and one range`() {
    func text(_ left: String) -> String {
      equalText("variable N integer", "family y N real", left: left, right: "N")
    }
    #expect(meaning(text("(+ (sum i 1 N i) i)")) == .unboundIndex("i"))
    #expect(meaning(text("(sum i 1 N (sum i 1 N i))")) == .indexTwice("i"))
    #expect(meaning(text("(+ (sum i 1 N i) (sum i 2 N i))")) == .twoRanges(index: "i"))
    #expect(meaning(text("(sum i 1 N (sum j 1 i j))")) == .bounds(index: "j"))
    #expect(meaning(text("(sum i 1 (exp N) i)")) == .bounds(index: "i"))
    #expect(meaning(text("(sum i 1 N (at y i i))")) != nil)
    #expect(meaning(text("(sum i 1 N (at N i))")) == .notAFamily("N"))
    #expect(meaning(text("(sum i 1 N (at y (/ i 2)))")) == .entryIndex("(/ i 2)"))
    #expect(meaning(text("(+ N y)")) == .unknownName("y"))
  }

  @Test func `a family has whole sizes`() {
    func text(_ family: String) -> String {
      equalText("variable N integer", "variable r real", "family \(family)", left: "r", right: "r")
    }
    #expect(meaning(text("y r real")) == .size("r"))
    #expect(meaning(text("y 1/2 real")) == .size("1/2"))
    #expect(meaning(text("y 0 real")) == .size("0"))
    #expect(refusal(text("y N,3 real")) == nil)
    #expect(refusal(text("y N,3,3 real")) != nil)
  }

  @Test func `domains are read and written`() throws {
    let domains = [
      "real", "positive", "nonnegative", "integer", "positive integer", "nonnegative integer",
      "integer from -3", "(0, 1)", "[0, 1]", "(0, 1]", "[-1/2, inf)", "(-inf, 3)", "{0, 1}",
      "{-1/2}", "1 .. 6", "1/20 .. 2/5 by 1/20", "[2, 2]",
    ]
    for domain in domains {
      let text = equalText("variable x \(domain)", left: "x", right: "x")
      #expect(try Certificate(text).text == text)
    }
    let wrong = [
      "", "reel", "(1, 0)", "(0, 0)", "[inf, 1)", "(0, inf]", "(0, 1", "(0, 1, 2)", "{}", "{0,}",
      "6 .. 1", "1 .. 6 by 0", "1 .. 6 by -1", "(0, 1/0)", "(0, 1e5)", "integer from 1/2",
    ]
    for domain in wrong {
      #expect(refusal(equalText("variable x \(domain)", left: "x", right: "x")) != nil)
    }
  }

  @Test func `a point lies in the domains and gives every name a value`() {
    func text(_ domain: String, _ points: String, family: String = "2 real") -> String {
      """
      touchstone/certificate/1
      claim different
      variable x \(domain)
      family y \(family)
      left (+ x (at y 1))
      right (- (+ x (at y 1)) 100)
      \(points)
      value left [-50, 50]
      value right [-150, -51]
      end

      """
    }
    let inside = [
      ("real", "-7/2"), ("positive", "1"), ("nonnegative", "0"), ("integer", "-3"),
      ("positive integer", "1"), ("(0, 1)", "1/2"), ("[0, 1)", "0"), ("{0, 3}", "3"),
      ("1 .. 6", "6"), ("0 .. 1 by 1/4", "3/4"), ("(0, inf)", "40"), ("integer from 2", "2"),
    ]
    let outside = [
      ("positive", "0"), ("nonnegative", "-1"), ("integer", "1/2"), ("positive integer", "0"),
      ("(0, 1)", "1"), ("[0, 1)", "1"), ("[0, 1)", "-1/9"), ("{0, 3}", "1"), ("1 .. 6", "7"),
      ("1 .. 6", "3/2"), ("0 .. 1 by 1/4", "1/3"), ("(1, inf)", "0"), ("integer from 2", "1"),
    ]
    for (domain, value) in inside {
      #expect(refusal(text(domain, "point x \(value)\npoint y [1, 2]")) == nil, "\(domain)")
    }
    for (domain, value) in outside {
      let found = meaning(text(domain, "point x \(value)\npoint y [1, 2]"))
      #expect(found == .outsideDomain(value: value, domain: domain), "\(domain) \(value)")
    }
    #expect(
      meaning(text("real", "point x 1\npoint y [1, 2]", family: "2 (0, 1)"))
        == .outsideDomain(value: "1", domain: "(0, 1)"))
    #expect(meaning(text("real", "point x 1")) == .missing)
    #expect(meaning(text("real", "point y [1, 2]")) == .missing)
    #expect(meaning(text("real", "point x 1\npoint y [1, 2]\npoint z 1")) == .unknownName("z"))
    #expect(meaning(text("real", "point x 1\npoint y [1, 2]\npoint x 1")) == .twice("x"))
    #expect(
      meaning(text("real", "point x 1\npoint y [1, 2, 3]"))
        == .entryCount(expected: "2", found: 3))
    #expect(
      meaning(text("real", "point x 1\npoint y [1] [2]")) == .entryCount(expected: "2", found: 2))
    #expect(meaning(text("real", "point x [1, 1]\npoint y [1, 2]")) != nil)
  }

  @Test func `syntax errors name the line`() {
    func line(_ text: String) -> Int? {
      if case .syntax(let line, _)? = refusal(text) { line } else { nil }
    }
    let text = Handwritten.sigmoidDerivative
    #expect(line("") == 1)
    #expect(line(text.replacing("certificate/1", with: "certificate/3")) == 1)
    #expect(line(text.replacing("claim equal", with: "claim alike")) == 2)
    #expect(line(text.replacing("z real", with: "z reel")) == 3)
    #expect(line(text.replacing("k1 (exp", with: "k1 (expo")) == 4)
    #expect(line(text.replacing("(^ (+", with: "(^ (+ 1) (+")) == 5)
    #expect(line(text.replacing("right (*", with: "right * (*")) == 6)
    #expect(line(text.replacing("right 0 unfold", with: "right 00 unfold")) == 7)
    #expect(line(text.replacing("atom k1\nend", with: "atom k1 k1\nend")) == 8)
    #expect(line(text + "end\n") == 10)
    #expect(line(text.replacing("\n", with: "\r\n")) != nil)
    #expect(line(text.replacing("end\n", with: "")) != nil)
    #expect(refusal(String(text.dropLast())) == nil)
    #expect(throws: CertificateError.syntax(line: 1, .notUTF8)) {
      try Certificate(utf8: Array(text.utf8) + [0xFF])
    }
  }

  @Test func `parts make the same certificate as their text`() throws {
    let x = Certificate.Tree.name("x")
    let certificate = try Certificate(
      variables: [Certificate.Variable("x", .interval(.real))],
      left: .apply(.sqrt, [.power(x, .number(2))]), right: .apply(.abs, [x]),
      claim: .equal(
        atoms: [Certificate.Atom("k1", .apply(.abs, [x]))],
        steps: [
          Certificate.Step(.right, Certificate.Place([]), .atom, .name("k1")),
          Certificate.Step(.left, Certificate.Place([]), .power, .name("k1")),
        ]))
    try certificate.check()
    #expect(certificate.text == Handwritten.root)
    // What could not be read back is no certificate either.
    let broken: [Certificate.Tree] = [
      .sum([x]), .product([]), .apply(.max, [x]), .name("y"), .name("(x"), .entry("x", [x]),
    ]
    for tree in broken {
      #expect(throws: CertificateError.self) {
        try Certificate(
          variables: [Certificate.Variable("x", .interval(.real))], left: tree, right: x,
          claim: .equal(atoms: [], steps: []))
      }
    }
    #expect(throws: CertificateError.self) {
      try Certificate(
        variables: [Certificate.Variable("x y", .interval(.real))], left: .number(1),
        right: .number(1), claim: .equal(atoms: [], steps: []))
    }
  }
}
