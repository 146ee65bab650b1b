import Exact
import Formats
import Formulas

extension ExerciseProblem.Kind {
  /// What is wrong and what to do, in one sentence.
  func message(in source: SourceMap) -> String {
    switch self {
    case .syntax(let error): error.message(in: source)
    case .wrongKind(let field, let expected, let found):
      "`\(field)` must be \(expected), not \(found)"
    case .unknownField(let name, let place, let suggestion):
      "no field `\(SafeText.line(name, limit: 40))` in \(place)" + meant(suggestion)
    case .laterField(let name): "`\(name)` is not supported by this version"
    case .missingField(let name, let place): "\(place) needs the field `\(name)`"
    case .emptyObject(let name): "`\(name)` is empty"
    case .badId(let id):
      "the id `\(SafeText.line(id, limit: 40))` may hold letters, digits, `.`, `-` and `_` only"
    case .badPartId(let id): Self.badPartId(id)
    case .sameName(let name): "`\(name)` is one name for two things: rename or remove one"
    case .formula(let error, let formula, let names):
      "in `\(SafeText.line(formula, limit: 60))`: \(error.message)" + Self.names(names, for: error)
    case .literalKey:
      "a key is a formula in the given values; put the number into `check`"
    case .noKind(let part):
      "part `\(part)` needs one of `key`, `choices`, `derivation`, `condition` or `rubric`"
    case .severalKinds(let fields):
      "only one of \(fields.map { "`\($0)`" }.joined(separator: " and ")) may be there"
    case .kindMismatch(let written, let actual):
      "`kind` says \(written), but the answer is \(Self.article(actual)) \(actual)"
    case .checkFails(let key, let check):
      "the key is \(SafeText.line(key, limit: 60)), the check says \(SafeText.line(check, limit: 60))"
    case .checkUndecided:
      "it cannot be decided whether the key equals the check: choose a simpler form"
    case .outsideDomain(let key, let domain):
      "the key \(key) lies outside its own domain \(domain)"
    case .circle(let names):
      names.dropLast().enumerated().map { index, name in
        index == 0 ? "`\(name)` needs `\(names[1])`" : "which needs `\(names[index + 1])`"
      }.joined(separator: ", ")
    case .badTolerance(let text):
      "`\(SafeText.line(text, limit: 40))` is no tolerance: write \"exact\", \"4 decimals\", "
        + "\"exactly 4 decimals\", \"5 digits\", \"±0.005\" or \"±1%\""
    case .relativeToZero: "a tolerance in percent of a key that is 0 accepts nothing else"
    case .badUnit(let text):
      "`\(SafeText.line(text, limit: 40))` is no unit: "
        + Unit.allCases.map(\.rawValue).joined(separator: ", ")
        + meant(Spelling.nearest(to: text, among: Unit.allCases.map(\.rawValue)))
    case .badForm(let text):
      "`\(SafeText.line(text, limit: 40))` is no form of this version: write \"same unit\" or \"operations:8\""
    case .badShow(let text):
      "`\(SafeText.line(text, limit: 40))`: write \"verdict\", \"reason\", \"answer\" or \"solution\""
    case .badAcceptance(let text):
      "`\(SafeText.line(text, limit: 40))`: write \"proof\" or \"numerically\""
    case .badShare(let text):
      "`\(SafeText.line(text, limit: 40))`: a share is between 0 and 1: \"1/2\" or \"50%\""
    case .badPoints(let text):
      "`\(SafeText.line(text, limit: 40))`: points are a number above 0: 2 or \"1/2\""
    case .badNumber(let text):
      "`\(SafeText.line(text, limit: 40))` is not an exact number"
        + (text.contains(",")
          ? "; a decimal comma? Write \(SafeText.line(text.replacing(",", with: "."), limit: 40))"
          : "")
    case .badBrace(let text):
      "`\(SafeText.line(text, limit: 40))` inserts no value: {name}, {name:%}, {name:4 digits} or "
        + "{name:fraction}; a literal brace is {{"
    case .unknownValue(let name, let suggestion):
      "`{\(SafeText.line(name, limit: 40))}` is not a value here" + meant(suggestion)
        + (suggestion == nil ? "; a" : " A") + " literal brace is {{"
    case .nothingToFollow:
      "`followThrough`, but the key names no part: nothing to follow; remove it, or name a part in the key"
    case .noEffect(let field, let kind):
      "`\(field)` has no effect on a part of the kind \(kind): remove it"
    case .noValueAnywhere(let text):
      "`\(SafeText.line(text, limit: 60))` has no value at any point of the domains that was tried"
    case .noDependence(let variable, let formula):
      "\(SafeText.line(formula, limit: 60)) does not depend on `\(SafeText.line(variable, limit: 40))`, "
        + "so that nothing has its optimum in it"
    case .unrelatedEnds(let from, let to):
      "`to` does not follow from `from`, so that nobody can derive it: "
        + "\(SafeText.line(from, limit: 60)) and \(SafeText.line(to, limit: 60))"
    case .reservedName(let name):
      "`\(name)` stands for the right answer in mistakes: choose another name"
    case .editNotFound(let key):
      "the edit's left side does not occur in the key `\(SafeText.line(key, limit: 60))`; write a piece of the "
        + "key as it stands there"
    case .mistakeShape: "a mistake needs exactly one of `value`, `edit` and `when`"
    case .rightChoices(let count):
      count == 0 ? "no choice is right" : "\(count) choices are right, but one may be chosen"
    case .unknownPart(let name, let suggestion):
      "no part `\(SafeText.line(name, limit: 40))` here" + meant(suggestion)
    case .unknownExpectation(let name, let suggestion):
      "`\(SafeText.line(name, limit: 40))` is no verdict and no mistake of this part"
        + meant(suggestion)
    case .namesFunction(let name):
      "`\(name)` is a constant or a unit: choose another name"
    case .tooManyNames(let limit): "more than \(limit) names in one exercise"
    case .duplicateId(let id, let otherFile):
      "the id \(id) stands in \(otherFile) too"
    case .controlCharacter(let character):
      "\(character.message)"
    case .badDraw(let text, let error):
      "`\(SafeText.line(text, limit: 40))` \(error.message)"
    case .conditionsWithoutDraw: "`where`, but nothing is drawn: add `draw` or remove it"
    case .noVariant(let never):
      "no variant was found for which all conditions hold"
        + (never.map { ": `\(SafeText.line($0, limit: 60))` alone holds for none" }
          ?? "; loosen one of them")
    case .notAVariant(let mismatch): mismatch.message
    case .notOnSheet(let id, let suggestion):
      "no exercise `\(SafeText.line(id, limit: 40))` on this sheet" + meant(suggestion)
    case .noExercise(let id, let suggestion):
      "no exercise has the id `\(SafeText.line(id, limit: 40))`"
        + (suggestion.map { "; did you mean `\($0)`?" } ?? ": correct it, or add the exercise")
    case .sameExercise(let id, let other):
      "`\(SafeText.line(id, limit: 40))` is an earlier id of `\(SafeText.line(other, limit: 40))`, which stands "
        + "on this sheet too: remove one"
    case .badLanguage(let text): Language.unknown(text)
    case .badDue(let text):
      "`\(SafeText.line(text, limit: 40))` is no day and time: write 2027-05-03 or 2027-05-03 12:00"
    case .badCounting(let text):
      "`\(SafeText.line(text, limit: 40))`: write \"best\", \"last\" or \"first\""
    case .rubricSum(let written, let sum):
      "`points` says \(written), but the points of the rubric sum to \(sum): remove `points`"
    case .asksWithoutCondition: "`asks`, but there is no `condition`: add one"
    case .nothingDrawn: "`draw`, but the exercise draws nothing: remove it"
    }
  }

  private static func article(_ noun: String) -> String {
    noun.first.map { "aeiou".contains($0) } ?? false ? "an" : "a"
  }

  private func meant(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean `\($0)`?" } ?? ""
  }

  /// The most names that a message lists.
  private static let mostListed = 12

  /// The names that there are, where one is unknown and none is near it.
  private static func names(_ names: [String], for error: FormulaError) -> String {
    guard case .unknownName(_, suggestion: nil) = error.problem, !names.isEmpty else { return "" }
    let quoted = names.prefix(mostListed).map { "`\(SafeText.line($0, limit: 40))`" }
    return "; here are " + quoted.joined(separator: ", ") + (names.count > mostListed ? " …" : "")
  }

  private static func badPartId(_ id: String) -> String {
    let shown = SafeText.line(id, limit: 40)
    let mended = id.replacing("-", with: "_").replacing(".", with: "_")
    return id.contains("-")
      ? "`\(shown)` reads as \(shown.replacing("-", with: " minus ")); use `\(mended)`"
      : "the name `\(shown)` must be letters, digits and `_`, beginning with a letter"
  }
}
