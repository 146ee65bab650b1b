import Exact
import Formats
import Testing

@testable import Grading

/// Variants: what is drawn, which numbers are possible, and whose answers are marked with which.
@Suite struct VariantTests {
  /// A small exercise, with `draw` and more fields from the test.
  static func text(_ draw: String, more: String = "", key: String = "a*b") -> String {
    """
    { "id": "V", "draw": \(draw), \(more)
      "parts": { "q": { "prompt": "Multiply {a} and {b}.", "key": "\(key)" } } }
    """
  }

  private static func problem(_ draw: String, more: String = "") -> String {
    Exercising.problems(text(draw, more: more)).map { String($0.dropFirst("x.jsonc:".count)) }
      .joined(separator: " | ")
  }

  @Test func `all variants of a small space come in the order of the file`() throws {
    let exercise = try Exercising.exercise(
      Self.text(#"{ "b": "{5, 4}", "a": "1 .. 3" }"#, more: #""where": "a + b != 7","#))
    let list = exercise.variants(atMost: 10)
    #expect(list.isComplete)
    #expect(list.variants.map(\.text) == ["b 4, a 1", "b 4, a 2", "b 5, a 1", "b 5, a 3"])
    #expect(exercise.variant == list.variants.first)
    let some = exercise.variants(atMost: 2)
    #expect(!some.isComplete && some.variants.map(\.text) == ["b 4, a 1", "b 5, a 1"])
  }

  @Test func `of the 640 points of the notes' exercise 429 are variants`() throws {
    let exercise = try DrawRuleTests.bayes()
    #expect(exercise.variants?.size == 640)
    #expect(exercise.variants(atMost: 1000).variants.count == 429)
    #expect(exercise.variants(atMost: 1000).isComplete)
  }

  @Test func `a space too large to walk through gives different variants, the same each time`()
    throws
  {
    let exercise = try Exercising.exercise(
      Self.text(#"{ "a": "vector(40) of 0 .. 9", "b": "1 .. 9" }"#, key: "b*sum(a)"))
    #expect(exercise.variants?.size == Int.max)
    let list = exercise.variants(atMost: 50)
    #expect(!list.isComplete && list.variants.count == 50 && Set(list.variants).count == 50)
    #expect(exercise.variants(atMost: 50).variants == list.variants)
  }

  @Test func `distributions sum to 1`() throws {
    let exercise = try Exercising.exercise(
      Self.text(#"{ "a": "distribution(3) by 1/4", "b": "{2}" }"#, key: "b*a[0]"))
    let list = exercise.variants(atMost: 100)
    // C(4 + 2, 2) ways.
    #expect(list.variants.count == 15 && list.isComplete)
    let sums = list.variants.map { $0.numbers[0].entries.reduce(Rational.zero, +) }
    #expect(sums.allSatisfy { $0 == .one })
  }

  @Test func `numbers, keys and texts are those of the variant`() throws {
    let base = try Exercising.exercise(Self.text(#"{ "a": "1 .. 9", "b": "{1/3, 0.25}" }"#))
    let variant = try #require(base.variants(atMost: 100).variants.last)
    let exercise = try base.with(variant)
    #expect(variant.text == "a 9, b 1/3")
    #expect(exercise.render(exercise.parts[0].prompt) == "Multiply 9 and 1/3.")
    #expect(try exercise.markOfQ("3").line == "right 1")
    #expect(try base.markOfQ("3").line == "wrong 0")
    #expect(variant.output == ["a": .number("9"), "b": .string("1/3")])
  }

  @Test func `an example has the numbers that it names`() {
    let draw = #"{ "a": "1 .. 9", "b": "1 .. 9" }"#
    func problem(_ example: String) -> String {
      Self.problem(draw, more: "\"examples\": [\(example)],")
    }
    #expect(problem(#"{ "draw": { "b": 7, "a": 6 }, "answers": { "q": 42 }, "score": 1 }"#) == "")
    #expect(
      problem(#"{ "answers": { "q": 42 }, "score": 1 }"#).hasSuffix(
        "an example of an exercise with variants needs the field `draw`"))
    #expect(
      problem(#"{ "draw": { "a": 10, "b": 1 }, "answers": { "q": 42 } }"#).hasSuffix(
        "the value of `a` is not one that can be drawn"))
    #expect(
      problem(#"{ "draw": { "a": 1 }, "answers": { "q": 42 } }"#).hasSuffix(
        "there is no number for `b`"))
    #expect(
      problem(#"{ "draw": { "a": 1, "b": 1, "c": 1 }, "answers": { "q": 42 } }"#).hasSuffix(
        "`c` is not drawn here"))
    #expect(
      problem(#"{ "draw": { "a": "one", "b": 1 }, "answers": { "q": 42 } }"#).hasSuffix(
        "`one` is not an exact number"))
  }

  @Test func `what cannot be drawn from is refused`() {
    let rows = [
      (#""real""#, "cannot be drawn from: write a finite domain"),
      (#""[0, 1]""#, "cannot be drawn from"), (#""positive integer""#, "cannot be drawn from"),
      (#""vector(n) of 1 .. 3""#, "cannot be drawn from"),
      (#""vector(3)""#, "cannot be drawn from"), (#""distribution(3)""#, "cannot be drawn from"),
      (#""distribution(3) by 2/7""#, "cannot be drawn from"),
      (#""distribution(20) by 1/20""#, "has more than 1000 values"),
      (#""0.05 .. 0.40 by 0.10""#, "ends at 0.35, not at 0.4"),
      (#""{1, sqrt(2)}""#, "holds numbers that are no fractions"),
      (#""1 .. 5000""#, "has more than 1000 values"), (#""1 .. x""#, "`x` is not a name here"),
      ("3", "must be a string"),
    ]
    for (domain, message) in rows {
      let found = Self.problem("{ \"a\": \(domain), \"b\": \"{1}\" }")
      #expect(found.contains(message) && !found.contains(" | "), "\(domain): \(found)")
    }
  }

  @Test func `conditions must be statements about numbers that can hold`() {
    let draw = #"{ "a": "1 .. 9", "b": "1 .. 9" }"#
    let rows = [
      (#""where": "a + b","#, "a statement such as a < b"),
      (#""where": "a > 9","#, "no variant was found"),
      (#""where": "1/(a - a) > 0","#, "no variant"),
      (#""where": "a > c","#, "`c` is not"), (#""where": 3,"#, "must be a string"),
      (#""variables": { "x": "real" }, "where": "x > a","#, "a statement about numbers"),
    ]
    for (field, message) in rows {
      #expect(Self.problem(draw, more: field).contains(message), "\(field)")
    }
    let nothingDrawn =
      #"{ "id": "X", "where": "1 < 2", "parts": { "q": { "prompt": "Q", "key": "1 + 1" } } }"#
    #expect(
      Exercising.problems(nothingDrawn)
        == ["x.jsonc:1:23: `where`, but nothing is drawn: add `draw` or remove it"])
  }

  @Test func `a name is given, drawn or a part, once`() {
    #expect(
      Exercising.problems(
        #"{ "id": "X", "given": { "a": 1 }, "draw": { "a": "1 .. 3", "q": "1 .. 3" }, "parts": { "q": { "prompt": "Q", "key": "a + 1" } } }"#
      ) == [
        "x.jsonc:1:45: `a` is one name for two things: rename or remove one",
        "x.jsonc:1:88: `q` is one name for two things: rename or remove one",
      ])
  }
}
