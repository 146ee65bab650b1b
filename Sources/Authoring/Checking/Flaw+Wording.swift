import Formats

extension Flaw.Kind {
  /// What is wrong and what to do, in one sentence.
  ///
  /// - Parameters:
  ///   - count: in how many variants it was found.
  ///   - numbers: those of the first of these variants; empty where nothing is drawn.
  func message(variants count: Int, first numbers: String) -> String {
    var text = subject
    if !numbers.isEmpty {
      text += count == 1 ? " in 1 variant, \(numbers)" : " in \(count) variants, first \(numbers)"
    }
    return detail.isEmpty ? text : text + ": " + detail
  }

  /// What is wrong, the same for all variants.
  var subject: String {
    switch self {
    case .brokenVariant: "this fails"
    case .numbersMoved(let message): message
    case .sameKeys: "the keys are those of another variant"
    case .unlikeVariant: "the work is not that of the other variants"
    case .notAccepted(let notation, _, _): "the key \(notation) is not accepted"
    case .undecidedNotation(let notation, _):
      "the key \(notation) cannot be decided equal to itself: choose a simpler form"
    case .unwritable: "nobody can write the right answer with what an answer may use"
    case .mutantAccepted(let change, let formula, _, _):
      "a wrong key is accepted, \(change) (`\(Self.short(formula))`)"
    case .mutantUndecided(let change, let formula):
      "it cannot be decided whether a wrong key is the key, \(change) (`\(Self.short(formula))`)"
    case .nearTie: "the key is so near to a tie that single precision rounds it to the other side"
    case .promptDisagrees(let asked, let rule): "the prompt says \(asked), the rule \(rule)"
    case .givenAway(let part, let key):
      "the right answer to `\(part)`, \(key), stands in this prompt"
    case .mistakeIsRight(let name, _): "mistake `\(name)` is the right answer"
    case .mistakeAccepted(let name, _, _): "mistake `\(name)` is right by the tolerance"
    case .mistakesAreEqual(let first, let second, _):
      "mistakes `\(first)` and `\(second)` are equal"
    case .statementHolds: "`when` holds for the right answer"
    case .roundsToKey(let name, _, _): "mistake `\(name)` is right when it is rounded as asked"
    case .nearEdge(let name, _, _, _):
      "mistake `\(name)` is within 5 % of the edge of what is accepted"
    case .takenFor(let name, let other, _):
      "mistake `\(name)`, rounded as asked, is taken for `\(other)`"
    case .neverFound(let name, _, _): "mistake `\(name)` can never be reached"
    case .nothingCaught(let name):
      "mistake `\(name)` caught none of the answers that were tried, or others earn as much for them"
    case .noEffect(let edit): "the built-in mistake `\(edit)` changes nothing of this key"
    case .neverSatisfied(let count):
      "none of \(count) answers that the tester drew satisfies the condition: write an example that does"
    case .alwaysSatisfied(let count):
      "all of \(count) answers that the tester drew satisfy the condition"
    case .neverFollows(let name): "`followThrough` can never be earned from a wrong `\(name)`"
    case .doesNotFollow(let name, _, _): "what follows from a wrong `\(name)` is not recognised"
    case .shortcut(let name, let answer):
      "`\(name)` = \(answer) makes this part trivial, and earns its `followThrough`"
    case .roundedRefused(let names, _):
      "who goes on with the rounded \(names) gets an answer that is not right"
    case .exampleScore(let index, _, _): "examples[\(index)]"
    case .exampleCredit(let index, let part, _, _): "examples[\(index)].\(part)"
    case .noExamples: "there are no `examples`: write whole answers with what they must earn"
    case .noWrongExample:
      "no example has a wrong answer: write one for a mistake, with the mistake's name"
    case .unusedGiven(let name):
      "`\(Self.short(name))` is given, but nothing uses it: use it or remove it"
    case .emptyPrompt(let part): "the prompt of `\(part)` is empty: say what is asked"
    case .wholeNumbersOfInterval(let text):
      "`\(Self.short(text))` are whole numbers; the interval is "
        + "`[\(Self.short(text).replacing(" .. ", with: ", "))]`"
    case .unitWithoutAngle(let value, let shown):
      "`unit` is degrees, but nothing in the key is an angle: \(Self.short(value)) counts as radians, and is "
        + "\(Self.short(shown)); write `*1°` behind numbers that are degrees, or remove `unit`"
    case .givenAwayByHint(let key):
      "the right answer, \(Self.short(key)), stands in this hint, which costs nothing: give it a `price`, or "
        + "leave the answer out"
    case .angleWithoutUnit(let function):
      "`\(function)` gives an angle, and a bare number is read as radians: add "
        + "`\"unit\": \"degrees\"` or `\"unit\": \"radians\"`"
    }
  }

  /// What differs from variant to variant: the values.
  private var detail: String {
    switch self {
    case .brokenVariant(let message): message
    case .sameKeys(let other):
      "it is \(other); add a condition that leaves one of the two out, or a part that tells them apart"
    case .unlikeVariant(let measure, let usual):
      "\(measure), and mostly \(usual); add a condition to `where` that leaves them out, or draw other numbers"
    case .notAccepted(_, let answer, let reason): "`\(Self.short(answer))` is \(reason)"
    case .undecidedNotation(_, let answer): "`\(Self.short(answer))`"
    case .unwritable(let answer): "`\(Self.short(answer))`"
    case .mutantAccepted(_, _, let answer, let key):
      "`\(Self.short(answer))` counts as \(Self.short(key))"
    case .nearTie(let key, let answer): "\(key) is rounded to \(answer)"
    case .mistakeIsRight(_, let key): "both are \(Self.short(key))"
    case .mistakeAccepted(_, let value, let key): "it is \(value), the key is \(key)"
    case .mistakesAreEqual(_, _, let value): "both are \(Self.short(value))"
    case .statementHolds(let key): key
    case .roundsToKey(_, let answer, let key): "\(answer) counts as \(key)"
    case .nearEdge(_, let answer, let key, let margin):
      "\(answer) beside \(key) has the margin \(margin)"
    case .takenFor(_, _, let answer): answer
    case .neverFound(_, let answer, let found): "\(Self.short(answer)) is taken for \(found)"
    case .doesNotFollow(_, let answer, let expected):
      "\(answer) leads to \(Self.short(expected)) here"
    case .roundedRefused(_, let answer): answer
    case .exampleScore(_, let expected, let found): "expected \(expected) points, is \(found)"
    case .exampleCredit(_, _, let expected, let found): "expected \(expected), is \(found)"
    default: ""
    }
  }

  private static func short(_ text: String) -> String { SafeText.line(text, limit: 60) }
}
