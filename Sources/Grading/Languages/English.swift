import Exact
import Formulas

/// The sentences in English.
struct English: Wording {
  func rule(_ rule: AnswerRule) -> String {
    switch rule {
    case .number(let tolerance): self.tolerance(tolerance)
    case .entries(let kind, let shape, let tolerance):
      "A \(kind.rawValue)\(size(shape)), entry by entry: "
        + uncapitalised(self.tolerance(tolerance))
    case .shape: "A shape, such as (2, 3)."
    case .formula(let names): "A formula\(names.isEmpty ? "" : " in " + list(names))."
    case .steps(let count, let names):
      "One step a line\(count > 1 ? ", at least \(count) lines" : "")"
        + "\(names.isEmpty ? "" : " in " + list(names))."
    case .choices(let all): all ? "All that apply:" : "One of:"
    case .give(let things):
      "Give " + things.map { "\($0.name): \($0.domain)" }.joined(separator: "; ") + "."
    case .words: "In words. A person reads it."
    case .unit(let unit, let isAsked):
      isAsked ? "In \(unit.rawValue)." : "A number without a unit is read in \(unit.rawValue)."
    case .operations(let count): "At most \(count) operations."
    }
  }

  private func tolerance(_ tolerance: Tolerance) -> String {
    switch tolerance {
    case .significantDigits(let n):
      "An exact value, or a decimal rounded to at least \(n) significant digits."
    case .decimals(let n): "An exact value, or a decimal rounded to at least \(n) decimals."
    case .exactlyDecimals(let n): "A decimal with exactly \(n) decimals."
    case .exact: "No rounding."
    case .absolute(let t): "At most \(t.terminatingDecimal ?? "\(t)") away (ends included)."
    case .relative(let t):
      "At most \((t * 100).terminatingDecimal ?? "\(t * 100)") % away (ends included)."
    }
  }

  private func size(_ shape: [Int]) -> String {
    switch shape.count {
    case 0: ""
    case 1: " of \(shape[0]) number\(shape[0] == 1 ? "" : "s")"
    default: " of \(shape.map(String.init).joined(separator: "×")) numbers"
    }
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  func label(_ label: Label) -> String {
    switch label {
    case .verdict(let verdict): verdict.rawValue
    case .follows: "follows"
    case .accepted: "accepted"
    case .partlyRight: "partly right"
    case .points(let count): count == "1" ? "1 point" : "\(count) points"
    case .earned(let score, let points): "\(score) of \(points)"
    case .leftOut: "left out"
    case .counts(let score, let points): "counts \(score) of \(points)"
    case .hintsCost(let points): "hints: −\(points)"
    case .expected(let text): "Expected: \(text)."
    case .hint(let number, let text): "hint \(number): \(text)"
    case .hintNumber(let number): "Hint \(number)"
    case .pricedHint(let number, let price, let part):
      "Hint \(number) costs \(price) of the points: ask for it with \"hints\": { \"\(part)\": \(number) }."
    case .yourNumbers(let numbers): "your numbers: \(numbers)"
    case .total(let student, let score, let points, let percent, let count):
      "\(student): \(score) of \(points) points\(percent.map { " (\($0) %)" } ?? "") in \(count) exercise"
        + (count == 1 ? "." : "s.")
    case .stillOpen(let points):
      "\(points) more \(points == "1" ? "is" : "are") still to be decided."
    case .toBeDecided(let points): "\(points) still to be decided"
    case .open(let points): "still to be decided (\(points))"
    case .answer(let text): "Answer: \(text)"
    case .student: "Student"
    case .course: "Course"
    case .due: "Due"
    case .exercises: "Exercises"
    case .yourAnswer: "Your answer"
    case .saveAnswers: "Save the answer file"
    case .savedAnswers: "Saved answers.json with % answers."
    case .decimalComma:
      "1,5 is a decimal; separate the entries of vectors and the arguments of functions by semicolons: "
        + "[1,5; 2]."
    case .howToFillIn:
      "Write each answer behind its =. A line that begins with spaces continues the one above."
    case .noAnswer: "no answer"
    case .cannotBeRead: "cannot be read"
    case .part: "part"
    case .readAs: "read as"
    case .howAnswersWereRead: "How answers were read"
    case .howAnswersOfWereRead(let student): "How the answers of \(student) were read"
    case .resultsOf(let student): "Results of \(student)"
    case .attempt(let number): "Attempt \(number)."
    case .handedIn(let moment): "Handed in \(moment)."
    case .notThere(let ids): "There is no \(ids): answers to it were not marked."
    case .summary(let score, let points, let percent, let pending):
      "\(score) of \(self.label(.points(points)))\(percent.map { " (\($0) %)" } ?? "")"
        + (pending.map { "; \($0) more still to be decided" } ?? "")
    case .notMarked: "Not marked"
    case .verdictHead: "Verdict"
    case .reason: "Reason"
    case .shownBy: "Shown by"
    case .rightAnswer: "Right answer"
    case .workedSteps: "Worked steps"
    case .attemptThatCounts: "Attempt that counts"
    case .attemptWithPrice(let number, let points):
      "\(number); the attempts before it cost \(self.label(.points(points)))"
    case .hints(let count): count == 1 ? "Hint" : "Hints"
    case .shown(let point, let yours, let right):
      (point.isEmpty ? "" : "At \(point): ") + "yours is \(yours), right is \(right)."
    case .between(let low, let high): "between \(low) and \(high)"
    }
  }

  func reading(_ reading: Reading) -> String {
    switch reading {
    case .unreadable(let reason): self.reason(.sentence(reason))
    case .choice(let id, let text): "\(id): \(text)"
    case .shape(let text): "The shape \(text)."
    case .formula(let text): "The formula `\(text)`."
    case .line(let number, let text): "Line \(number): \(text)"
    case .missing(let name): "\(name) is missing."
    case .named(let name, let reading): "\(name): \(self.reading(reading))"
    case .text: "A text that a person reads."
    case .entries(let value, let shape): "\(value), \(self.shape(Reason.Shape(shape)))."
    case .decimalsStandFor(let low, let high):
      "Its decimals stand for what rounds to them: \(low) to \(high)."
    case .decimal(let text, let digits, let low, let high, let units):
      "The decimal \(text) with \(digits) significant digit\(digits == 1 ? "" : "s"): \(low) to \(high)"
        + self.units(units) + "."
    case .number(let text, let isWhole, let units):
      (isWhole ? "The whole number " : "The number ") + text + self.units(units) + "."
    case .exact(let text, let units): "`\(text)`, as an exact value" + self.units(units) + "."
    case .remark(let remark): self.remark(remark)
    }
  }

  private func units(_ units: Reading.Units) -> String {
    switch units {
    case .none: ""
    case .written(let unit): ", in \(unit.rawValue)"
    case .assumed(let unit): ", read in \(unit.rawValue)"
    case .angle(let unit): ", in \(unit.rawValue) or, as it computes an angle, in radians"
    }
  }
}
