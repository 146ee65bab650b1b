import Exact
import Formulas
import Testing

/// Changes of a formula, and what is left of it for some values.
struct EditTests {
  private let vocabulary = Vocabulary(names: [
    "dot", "a", "b", "c", "p", "q", "length_a", "length_b", "outer", "slope", "inner", "x",
  ])

  @Test(
    "Every A becomes B",
    arguments: [
      ("outer * slope * inner", "slope -> 1", "outer * 1 * inner"),
      (
        "dot / (length_a * length_b)", "length_a * length_b -> length_a^2 * length_b^2",
        "dot / (length_a^2 * length_b^2)"
      ),
      ("kl(p, q)", "kl(p, q) -> kl(q, p)", "kl(q, p)"),
      ("log(a) + 2*log(b)", "log -> log2", "log2(a) + 2*log2(b)"),
      ("log(log(a))", "ln → log10", "log10(log10(a))"),
      ("a*b*c", "a*b → b", "b*c"),
      ("a*b*c*a*b", "a*b -> x", "x*c*x"),
      ("c + a + b + a + b", "a + b -> x", "c + x + x"),
      ("a + a", "a -> b", "b + b"),
      ("a/b/c", "b -> x", "a/x/c"),
      ("(a + b)^2", "a + b -> c", "c^2"),
    ])
  func edits(formula: String, edit: String, expected: String) throws {
    let changed = try Edit(edit, vocabulary).apply(to: Formula(formula, vocabulary).expression)
    #expect(changed?.tree == reading(expected, vocabulary))
  }

  @Test("An edit that finds nothing changes nothing")
  func absent() throws {
    for (formula, edit) in [
      ("a*b", "c -> 1"), ("a - b", "a + b -> c"), ("a/b", "a*b -> c"), ("a*c*b", "a*b -> x"),
      ("exp(a)", "log -> log2"),
    ] {
      let parsed = try Formula(formula, vocabulary).expression
      #expect(try Edit(edit, vocabulary).apply(to: parsed) == nil, "\(formula), \(edit)")
    }
  }

  @Test("An edit that cannot be read says where")
  func errors() {
    for (edit, message) in [
      ("a", "1..<1 the formula ends where `->` and what to put instead is expected"),
      ("a -> foo", "5..<8 `foo` is not a name here"),
      ("foo -> a", "0..<3 `foo` is not a name here"),
      (" -> a", "0..<1 nothing is written here"),
      ("a -> ", "4..<5 nothing is written here"),
    ] {
      let error = #expect(throws: FormulaError.self) { try Edit(edit, vocabulary) }
      #expect(error?.text == message, "\(edit)")
    }
  }

  @Test(
    "Values that make a formula trivial leave fewer operations",
    arguments: [
      ("a*b*c", 2, 3, 2), ("a*b*c", 1, 3, 1), ("a*b*c", 0, 3, 0), ("a + b", 2, 3, 1),
      ("a + b", 0, 3, 0), ("b/a", 2, 3, 1), ("b/a", 1, 3, 0), ("b^a", 2, 3, 1), ("b^a", 1, 3, 0),
      ("b^a", 0, 3, 0), ("a^b", 1, 3, 0), ("log(a)", 2, 3, 1), ("log(a)", 1, 3, 0),
      ("sqrt(a + b)*c", 2, 3, 3), ("-a", 2, 3, 0), ("(a + b)^2/c", 2, 3, 3),
    ])
  func operations(text: String, a: Int, b: Int, expected: Int) throws {
    let values: [String: Value<Real>] = [
      "a": .scalar(.rational(Rational(a))), "b": .scalar(.rational(Rational(b))),
      "c": .scalar(.rational(5)),
    ]
    #expect(try Formula(text, vocabulary).expression.operationsLeft(values) == expected)
  }

  @Test("A division by zero is no saving")
  func operationsWithoutValue() throws {
    let formula = try Formula("a/b", vocabulary)
    let error = #expect(throws: FormulaError.self) {
      try formula.expression.operationsLeft(["a": .scalar(.one), "b": .scalar(.zero)])
    }
    #expect(error?.text == "2..<3 division by zero")
  }
}
