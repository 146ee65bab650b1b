import Exact
import Formulas

/// An exercise: parts with keys that were computed and checked when its file was read.
public struct Exercise: Sendable {
  /// The id that stands inside the file.
  public let id: String
  /// The problem set: the folder of the file, below the folder of all exercises.
  public let problemSet: String
  /// The file, as it was named when it was read.
  public let file: String
  /// The heading.
  public let title: Text?
  /// The section of the notes that it belongs to.
  public let section: String?
  /// The introduction.
  public let prompt: Text?
  /// Words to find it by.
  public let tags: [String]
  /// Ids that it had before.
  public let formerly: [String]
  /// The language of its texts, where they have several, and of the sentences about answers.
  public let language: Language?
  /// The parts, in the order of the file.
  public let parts: [Part]
  /// The order in which they are marked.
  let order: PartOrder
  /// Whole answers with what they must earn.
  public let examples: [Example]
  /// The variants that students can have; nil if all have the same numbers.
  public let variants: VariantSpace?
  /// The drawn numbers that the keys are computed from; nil if nothing is drawn.
  public let variant: Variant?
  /// The file, to read it with other numbers.
  let source: ExerciseSource
  /// The given and the drawn values, by name.
  let given: [String: Value<Real>]
  /// The right values of the parts, by id.
  let keys: [String: Value<Real>]
  /// Given and right values together; where both have a name, the given one.
  let values: [String: Value<Real>]

  /// The part with an id, or with an id that it had before.
  public func part(_ id: String) -> Part? {
    parts.first { $0.id == id } ?? parts.first { $0.formerly.contains(id) }
  }

  /// The points of all parts.
  public var points: Rational { parts.reduce(.zero) { $0 + $1.points } }

  /// What an author tells a student, with its values inserted.
  func told(_ text: Text) -> Reason { .quoted(render(text)) }

  /// A text with its values inserted.
  public func render(_ text: Text) -> String {
    text.rendered(language: language?.rawValue) { name, format in
      (given[name] ?? keys[name]).map { NumberText.write($0, format) } ?? "{\(name)}"
    }
  }
}

/// A part of an exercise.
public struct Part: Sendable {
  /// What an answer to a part is.
  public enum Kind: String, Sendable {
    case number, vector, matrix, shape, expression, derivation, choice, condition, text
  }

  /// What a student gets to see of the right answer.
  public enum Show: String, Sendable {
    case verdict, reason, answer, solution
  }

  /// What a formula needs for its credit.
  public enum Acceptance: String, Sendable {
    /// A proof that it equals the key.
    case proof
    /// A proof, or the same values to many digits at many points: then the verdict is undecided all the
    /// same, and nobody has to decide about the points.
    case numerically
  }

  /// How an answer must be written.
  public enum Form: Sendable, Hashable {
    /// In the unit that is asked for.
    case sameUnit
    /// With at most so many operations.
    case operations(Int)
  }

  /// The id inside of the exercise.
  public let id: String
  /// Ids that it had before.
  public let formerly: [String]
  /// What an answer is.
  public let kind: Kind
  /// What is asked.
  public let prompt: Text
  /// What the part is worth.
  public let points: Rational
  /// The unit in which a bare number is read.
  public let unit: Unit?
  /// How exact an answer must be.
  public let tolerance: Tolerance
  /// How much of the right answer a student gets to see.
  public let show: Show
  /// Help, from the first hint on.
  public let hints: [Hint]
  /// The worked solution.
  public let solution: Text?
  /// How often a student may answer.
  public let attempts: Attempts
  /// What a person looks for; the points are those of the part.
  public let rubric: [Criterion]
  /// Where an answer can lie at all.
  let domain: Domain?
  let form: Form?
  let key: Key?
  /// The right answer, where answers are formulas.
  let formula: FormulaKey?
  /// What names stand for, where answers are formulas.
  let scope: FormulaScope?
  /// What is to be derived.
  let derivation: Derivation?
  /// What is asked for by name, where any values that satisfy the conditions are right.
  public let asks: [AskedValue]
  let conditions: [AnswerCondition]
  let choices: [Choice]
  let choosesAll: Bool
  let mistakes: [Mistake]
  let builtIns: [BuiltInEdit: BuiltInRule]
  /// The share of the points for what follows from wrong earlier answers; nil for none.
  let followThrough: Rational?
  let creditsEntries: Bool
  let acceptance: Acceptance
  /// What an answer may use.
  let vocabulary: Vocabulary
  /// The whole numbers of the exercise, which may name dimensions in a shape.
  let dimensions: [String: Value<Real>]
  /// What may stand before `=` in an answer: the part's own id, and the formulas of its prompt.
  let symbols: [String]
  /// The names by which the key is a derivative; none where it is written without one.
  let differentiatedBy: Set<String>
  /// What other parts ask for, and what the exercise is about.
  var askedElsewhere: [Text] = []
  /// Whether a comma between digits is a decimal comma in answers.
  public let readsDecimalComma: Bool
}

extension Part {
  /// The words of the question and of its name, in small letters.
  var words: Set<String> {
    let text = prompt.rendered(language: nil) { _, _ in "" } + " " + id.replacing("_", with: " ")
    return Set(text.lowercased().split { !$0.isLetter }.map(String.init))
  }

  /// The right formula as a student is shown it.
  var formulaText: String? {
    formula.map { key in
      kind == .shape ? "(" + key.text.dropFirst().dropLast() + ")" : key.text
    }
  }

  /// A right value as a student is shown it.
  func expectedText(_ value: Value<Real>) -> String {
    guard kind != .shape else { return NumberText.shape(value) }
    return NumberText.expected(value, unit: unit, tolerance: tolerance)
  }
}

/// The right answer of a part.
struct Key: Sendable {
  /// The formula, with the given formulas that name parts written out.
  let expression: Expression
  /// The right value.
  let value: Value<Real>
  /// The parts that the formula names.
  let dependencies: [String]
  /// Whether the value is an angle.
  let isAngle: Bool
  /// What answers are held against besides the value.
  let derived: DerivedValues

  init(expression: Expression, value: Value<Real>, dependencies: [String]) {
    self.expression = expression
    self.value = value
    self.dependencies = dependencies
    isAngle = !Library.angles.isDisjoint(with: expression.functions)
    derived = DerivedValues(value)
  }
}

/// One of several answers to choose from.
struct Choice: Sendable {
  let id: String
  let text: Text
  let isRight: Bool
  let feedback: Text?
}

/// A known wrong answer.
struct Mistake: Sendable {
  enum Pattern: Sendable {
    /// The wrong answer itself, computed.
    case value(Value<Real>)
    /// The wrong answer itself, a formula in variables.
    case formula(Value<Expression>)
    /// A wrong line of a derivation.
    case line(DerivationLine.Meaning)
    /// The right value, which catches right answers in a wrong form.
    case key
    /// A statement about the answer.
    case when(Expression)
  }

  let name: String
  let pattern: Pattern
  let credit: Rational
  let feedback: Text?
}

/// Credit and feedback of a built-in edit that a file names.
struct BuiltInRule: Sendable {
  let credit: Rational
  let feedback: Text?
}

/// A whole answer in an exercise file, with what it must earn.
public struct Example: Sendable {
  /// What one part must earn.
  public enum Expectation: Sendable, Hashable {
    /// A share of the points.
    case credit(Rational)
    /// A verdict, or the name of a mistake.
    case word(String)
  }

  /// The answers, by part.
  public let answers: [(part: String, answer: WrittenAnswer)]
  /// The numbers that the answers are about; nil if nothing is drawn.
  public let variant: Variant?
  /// The points that they must earn.
  public let score: Rational?
  /// What single parts must earn.
  public let expect: [(part: String, expectation: Expectation)]
  /// Where it stands in the file.
  public let offset: Int
  /// Where the expected score and the expectations stand.
  let scoreOffset: Int
  let expectOffsets: [Int]
}
