import Exact
import Formats
import Formulas

extension English {
  private static let decides = "A person decides; it does not count as wrong."

  func reason(_ reason: Reason) -> String {
    switch reason {
    case .quoted(let text): return text
    case .sentence(let reason):
      let text = self.reason(reason)
      return text.hasSuffix(".") || text.hasSuffix("?") ? text : text + "."
    case .both(let first, let second): return self.reason(first) + " " + self.reason(second)
    case .because(let reason, let change):
      return self.reason(reason).dropLast() + ": " + self.change(change) + "."
    case .of(let name, let reason): return "\(name): \(self.reason(reason))"
    case .entryIs(let number, let reason): return "entry \(number): \(self.reason(reason))"
    case .line(let number, let reason): return "Line \(number): \(self.reason(reason))"

    case .undecided: return "This could not be decided. \(Self.decides)"
    case .outOfFuel: return "This is too much work to decide (fuel/1). \(Self.decides)"
    case .formUndecided:
      return
        "The value is right; whether it is written as asked could not be decided. \(Self.decides)"
    case .otherNumbers:
      return "Not marked: these may be answers about other numbers. \(Self.decides)"
    case .freeText: return "A person reads this."
    case .undefined(let point):
      return "Equal where it has a value, but it has none at \(point). \(Self.decides)"
    case .mayLackValue:
      return
        "Equal where it has a value; whether it has one wherever it should could not be decided. "
        + Self.decides
    case .refused(let fault): return "The certificate does not hold: \(fault). \(Self.decides)"
    case .unproved:
      return
        "It was found right, but there is no certificate of it that can be replayed. \(Self.decides)"
    case .accepted(let count):
      return
        "Equal to 200 digits at \(points(count)), not proved. The credit is given all the same."
    case .agrees(0):
      return "It has no value at any point that was tried, and was not proved. \(Self.decides)"
    case .agrees(let count):
      return "Equal to 200 digits at \(points(count)), not proved. \(Self.decides)"
    case .conditionWithoutValue(let text):
      return "`\(text)` has no value for these. \(Self.decides)"
    case .lineUndecided(let number):
      return "Whether line \(number) follows could not be decided. \(Self.decides)"

    case .wrong: return "This is not the right value."
    case .wrongShape: return "This is not the right shape."
    case .lastDigit: return "The last digit is one off."
    case .noUnit: return "No unit is asked for here."
    case .expected(let kind, let found): return "A \(kind.rawValue) is asked for, not a \(found)."
    case .shape(let shape, let found):
      return "The shape is \(Reason.text(shape)), not \(Reason.text(found))."
    case .entry(let index, let shape):
      return shape.count == 2
        ? "The entry in \(uncapitalised(place(index, shape))) is not right."
        : "\(place(index, shape)) is not right."
    case .atEntry(let index, let shape, let reason):
      return place(index, shape) + ": " + uncapitalised(self.reason(reason))
    case .entries(let count, let all): return "\(count) of \(all) entries are right."
    case .tooFewDigits(let tolerance): return "Too few digits: \(asked(tolerance))."
    case .otherDecimals(let tolerance): return capitalised(asked(tolerance)) + "."
    case .cutOff(let expected): return "Cut off, not rounded: \(expected)."
    case .asked(let unit): return "The answer is asked in \(unit.rawValue)."
    case .outsideOf(let domain, let ofEntries): return outside(of: domain, ofEntries)
    case .edit(let edit): return self.edit(edit)
    case .followsFrom(let answer, let sources): return "\(answer) follows from your \(sources)."
    case .withTheRightOne(let expected, let count):
      return "With the right one\(count == 1 ? "" : "s"): \(expected)."

    case .chosenWrong: return "This choice is not right."
    case .chosenPartly: return "Not exactly these apply."
    case .oneChoice: return "write the name of one choice"
    case .manyChoices: return "write an array of the names of all choices that apply"
    case .unknownChoice(let word, let choices, let suggestion):
      return "`\(SafeText.line(word, limit: 40))` is none of the choices; "
        + (suggestion.map { "did you mean `\($0)`?" }
          ?? "write one of \(choices.map { "`\($0)`" }.joined(separator: ", ")).")

    case .differsAt(let point, let entry, let yours, let right):
      let which = entry.isEmpty ? "" : "entry \(entry) of "
      return capitalised(
        (point.isEmpty ? "" : "At \(point) ")
          + "\(which)yours is \(yours), the right value is \(right).")
    case .agreesAt(let point, let entry, let yours, let digits):
      let which = entry.isEmpty ? "" : "entry \(entry) of "
      return capitalised(
        (point.isEmpty ? "" : "At \(point) ")
          + "\(which)yours is \(yours), the right value has the same first \(digits) digits and differs further on."
      )
    case .revealed(let meanings): return "Right with \(meanings.joined(separator: ", "))."
    case .tooManyOperations(let found, let limit):
      return
        "Right, but not in the form that is asked for: at most \(limit) operations, not \(found)."
    case .formulaShape(let right, let found):
      return "The right answer is \(shape(right)), not \(shape(found))."
    case .remark(let remark): return self.remark(remark)
    case .followsFormula(let sources): return "Follows from your \(sources)."

    case .notAskedFor(let name, let asked):
      return "`\(SafeText.line(name, limit: 30))` is not asked for: give \(list(asked))"
    case .notNamed(let asked):
      return
        "give \(list(asked)) by name: an object, or \(asked.map { "\($0) = …" }.joined(separator: "; "))"
    case .missing(let names): return "\(list(names)) is missing"
    case .isNot(let name, let domain):
      return "\(name) is not \(self.kind(domain).map { "a \($0)" } ?? "in \(domain)")."
    case .hasShape(let name, let expected, let found):
      return "\(name) must be \(shape(.init(expected))), not \(shape(.init(found)))."
    case .sumsTo(let name, let sum):
      return "\(name) is no distribution: it sums to \(sum), not to 1."
    case .doesNotHold(let condition, let left, let right):
      return "`\(condition)` does not hold: the left side is \(left), the right side \(right)."

    case .notALine: return "a derivation is an array of lines, or one line a = b = c"
    case .wrongFirstLine(let place):
      return "Line 1 is not what is to be derived\(self.place(place))."
    case .wrongLine(let number, let place):
      return "Line \(number) does not follow from line \(number - 1)\(self.place(place))."
    case .lineIsRightAgain(let number): return "Line \(number) is right again."
    case .tooFewLines(let found, let asked):
      return "Too few lines: \(found), repeats not counted; at least \(asked) are asked."
    case .wrongEnd(let form): return "All lines follow, but the last one should be \(form)."
    case .tooManyLines(let limit): return "more than \(limit) lines"

    case .notYours(let sheet, let own, let course):
      return "not your numbers: the sheet has \(sheet); in \(course) yours are \(own)"
    case .notPossible(let sheet, let mismatch):
      return "not your numbers: the sheet has \(sheet); \(mismatch.message)"
    case .unreadableNumbers: return "the numbers on the sheet cannot be read"
    case .noneDrawn: return "no numbers were found for this student"
    case .severalHandedOut(let variants, let course):
      return "numbers were handed out \(variants.count) times in \(course): "
        + variants.joined(separator: "; or ")
        + ". The submission has to say in `sheet` which it is about"
    case .broken(let numbers): return "the exercise has an error with your numbers, \(numbers)"

    case .json(let message): return message
    case .formula(let problem): return problem.message
    case .arithmetic(let error): return error.message
    case .character(let character): return character.message
    case .nothingWritten: return "nothing is written here"
    case .unreadable: return "this cannot be read"
    case .severalThings: return "an object is no answer: write a number or a formula"
    case .shapeIsAList: return "a shape is a list of whole numbers"
    case .emptyArray: return "the array is empty"
    case .tooLongArray: return "the array is too long"
    case .unevenRows: return "the rows differ in length"
    case .deepArray: return "arrays in arrays of arrays: a matrix is an array of rows"
    case .tooManyDigits: return "this number has too many digits to be an answer"
    case .unreadableNumber: return "this number cannot be read"
    case .commaBetweenEntries:
      return
        "a decimal comma, or two entries? Here 1,5 is a decimal; separate entries by semicolons: [3; 4]"
    case .twoAnswers: return "two different answers stand here: write one"
    case .tooManyEntries(let limit): return "more than \(limit) numbers in one answer"
    case .isNoAnswer(let word, let asksFormula):
      return "\(word) is no answer: write \(asksFormula ? "a formula" : "a number or a formula")"
    case .decimalComma(let mended): return "a decimal comma? Write \(mended)"
    case .notAsked(let text):
      return "`\(text)` is not what is asked here: write the answer alone"
    case .unreadableBeforeEquals(let text):
      return "`\(text)` before the equals sign cannot be read: write the answer alone"
    case .notTheSame(let text):
      return "`\(text)` is not the same as what stands before it: write one answer"
    case .perhapsSame(let text):
      return
        "it cannot be decided whether `\(text)` is the same as what stands before it: write one answer"
    case .mixedEntries(let first, let other, let place):
      return "entry 1 is a \(first), and entry \(place) is a \(other)"
    case .dimension(let text, let problem):
      return problem.map { "the dimension `\(text)`: \($0.message)" }
        ?? "the dimension `\(text)` cannot be read"
    case .noDimension(let text):
      return "`\(text)` is no dimension: a dimension is a whole number from 1 on"
    }
  }

  // MARK: Pieces

  func uncapitalised(_ text: String) -> String { text.prefix(1).lowercased() + text.dropFirst() }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  private func points(_ count: Int) -> String { "\(count) point\(count == 1 ? "" : "s")" }

  private func list(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    return quoted.count < 2
      ? quoted.joined()
      : quoted.dropLast().joined(separator: ", ") + " and " + quoted[quoted.count - 1]
  }

  func remark(_ remark: Remark) -> String {
    remark.read.isEmpty ? remark.written + "." : "`\(remark.written)` was read as \(remark.read)."
  }

  func shape(_ shape: Reason.Shape) -> String {
    switch shape {
    case .number: "a number"
    case .vector(let count): "a vector with \(count) entr\(count == "1" ? "y" : "ies")"
    case .matrix(let size): "\(FormulaError.Problem.article(before: size)) \(size) matrix"
    }
  }

  private func place(_ index: Int, _ shape: [Int]) -> String {
    shape.count == 2
      ? "Row \(index / shape[1] + 1), column \(index % shape[1] + 1)" : "Entry \(index + 1)"
  }

  private func place(_ place: Reason.Place) -> String {
    func at(_ point: String) -> String { point.isEmpty ? ": " : ": at \(point) " }
    return switch place {
    case .none: ""
    case .values(let point, let first, let second): at(point) + "they are \(first) and \(second)"
    case .value(let point, let value, let right): at(point) + "it is \(value), not \(right)"
    case .better(let better, let other, let isFirst):
      ": \(isFirst ? "there" : "in the line before") \(better) is better than \(other), and in this line it is "
        + "not"
    case .oneHolds(let point):
      ": at \(point) one of the two equations holds and the other does not"
    }
  }

  private func outside(of domain: String, _ ofEntries: Bool) -> String {
    guard let kind = kind(domain) else {
      return ofEntries
        ? "The entries lie in \(domain); not all of these do."
        : "The answer lies in \(domain); this does not."
    }
    return ofEntries
      ? "The entries are \(kind)s; not all of these are." : "The answer is a \(kind); this is not."
  }

  /// What a number of a domain is called; nil where the domain is written with numbers.
  private func kind(_ domain: String) -> String? {
    switch domain {
    case "real": "real number"
    case "positive": "positive number"
    case "nonnegative": "nonnegative number"
    case "integer": "whole number"
    case "positive integer": "positive whole number"
    case "nonnegative integer": "nonnegative whole number"
    default: nil
    }
  }

  private func asked(_ tolerance: Tolerance) -> String {
    switch tolerance {
    case .significantDigits(let n): "at least \(n) significant digits are asked"
    case .decimals(let n): "at least \(n) decimals are asked"
    case .exactlyDecimals(let n): "exactly \(n) decimals are asked"
    case .exact: "the exact value is asked"
    default: "more are asked"
    }
  }

  private func edit(_ edit: BuiltInEdit) -> String {
    switch edit {
    case .sign: "Right up to the sign."
    case .factor: "Right up to a factor of 2."
    case .reciprocal: "Upside down: this is 1 divided by the right value."
    case .percent: "If percent are meant, write the sign %."
    case .radians: "This is the angle in another unit: write the unit, or convert it."
    case .logBase: "This is the result with a logarithm to another base."
    case .transposed: "Rows and columns are exchanged."
    case .swapped: "Two arguments are exchanged."
    case .lostTerm: "One term of the sum is missing."
    case .lostFactor: "One factor is missing."
    case .termSign: "One term has the wrong sign."
    case .exponent: "One exponent is not right."
    case .rounding: "The decimal is not correctly rounded."
    }
  }

  func change(_ change: Change) -> String {
    switch change {
    case .oppositeSign: "opposite sign everywhere"
    case .twice: "a factor of 2 everywhere, twice the right value"
    case .half: "a factor of 2 everywhere, half the right value"
    case .upsideDown: "upside down everywhere"
    case .transposed: "rows and columns are exchanged"
    case .hundredfold: "100 times the right value, as if it were asked in percent"
    case .hundredth: "a hundredth of the right value, as if percent were meant"
    case .inDegrees: "in degrees, not in radians"
    case .inRadians: "in radians, not in degrees"
    case .squared: "the right value squared"
    case .squareRoot: "the square root of the right value"
    case .reversed: "the entries are in the reverse order"
    case .logarithm(let other, let used):
      (other == "log" ? "the natural log" : other) + " instead of \(used) seems to be used"
    case .degreesAsRadians: "degrees are taken for radians"
    case .lostTerm(let text): "the term \(text) is missing"
    case .termSign(let text): "the term \(text) has the wrong sign"
    case .lostFactor(let text): "the factor \(text) is missing"
    case .lostDivision(let text): "the division by \(text) is missing"
    case .multiplied(let text): "\(text) is multiplied by, not divided by"
    case .divided(let text): "\(text) is divided by, not multiplied by"
    case .lostRoot(let text): "the root of \(text) is missing"
    case .lostExponent(let text): "the exponent \(text) is missing"
    case .exponent(let base, let n, let other): "the exponent of \(base) is \(n), not \(other)"
    case .exponentSign(let text): "the exponent \(text) has the wrong sign"
    case .exchanged(let name): "the arguments of \(name) are exchanged"
    case .exchangedNames(let first, let second): "\(first) and \(second) are exchanged"
    case .oneTermLost: "one term is missing"
    case .oneFactorLost: "one factor is missing"
    case .oneTermSign: "one term has the wrong sign"
    case .oneExponent: "one exponent is not right"
    case .twoArguments: "two arguments are exchanged"
    }
  }
}
