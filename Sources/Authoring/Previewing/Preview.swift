import Exact
import Formats
import Formulas
import Grading

/// An exercise as its author looks at it: the sheet, the keys and mistakes, the numbers of the variants, and
/// what an answer earns.
public struct Preview: Sendable {
  /// One part.
  public struct Part: Sendable {
    /// The part.
    public let id: String
    /// What it is worth.
    public let points: String
    /// What an answer is, in a word.
    public let kind: String
    /// What is asked, with its values inserted.
    public let prompt: String
    /// How exact an answer must be, as a student reads it; nil where no number is asked for.
    public let rule: String?
    /// What may be chosen.
    public let choices: [(id: String, text: String, isRight: Bool)]
    /// The key as it is written; nil where there is none.
    public let formula: String?
    /// The right answer.
    public let answer: String
    /// The known mistakes.
    public let mistakes: [Mistake]
    /// The hints, with what each costs.
    public let hints: [(text: String, price: String?)]
    /// The worked solution as the file has it, with its values inserted.
    public let solution: String?
  }

  /// A known mistake.
  public struct Mistake: Sendable {
    /// Its name.
    public let name: String
    /// The wrong answer, or what is true of it.
    public let answer: String
    /// The share of the points.
    public let credit: String
  }

  /// The numbers of one variant, and the keys that they lead to.
  public struct Row: Sendable {
    /// The numbers.
    public let numbers: String
    /// The right answers, in the order of the parts.
    public let answers: [String]
  }

  /// What an answer earns.
  public struct Effect: Sendable {
    /// The part.
    public let part: String
    /// The answer, as it was read.
    public let answer: String
    /// What was decided, in a word.
    public let verdict: String
    /// The points that it earns.
    public let score: String
    /// Why.
    public let reason: String
  }

  /// The id of the exercise.
  public let id: String
  /// Its heading.
  public let title: String?
  /// Its introduction, with its values inserted.
  public let prompt: String?
  /// Its parts.
  public let parts: [Part]
  /// Its variants; none where all students have the same numbers.
  public let variants: [Row]
  /// How many variants there are; nil where they are too many to be counted.
  public let variantCount: Int?

  /// What the answers that were tried earn.
  public let effects: [Effect]

  /// The most variants that are shown.
  public static let mostVariants = 500

  /// A look at an exercise.
  ///
  /// - Parameter answers: answers to try, by part.
  public init(_ exercise: Exercise, answers: [String: WrittenAnswer] = [:]) {
    id = exercise.id
    title = exercise.title.map(exercise.render)
    prompt = exercise.prompt.map(exercise.render)
    parts = exercise.parts.map { Self.part($0, of: exercise) }
    let list = exercise.variants == nil ? nil : exercise.variants(atMost: Self.mostVariants)
    variants = (list?.variants ?? []).compactMap { variant in
      guard let other = exercise.reading(of: variant).exercise else { return nil }
      return Row(numbers: variant.text, answers: other.parts.map(Self.answer))
    }
    variantCount = list?.isComplete == false ? nil : list?.variants.count ?? 1
    effects = exercise.mark(answers, withProofs: false).parts
      .filter { answers[$0.id] != nil }.map { mark in
        Effect(
          part: mark.id, answer: mark.answer,
          verdict: mark.followThrough == nil ? mark.verdict.rawValue : "follows",
          score: "\(mark.score) of \(mark.points)",
          reason: mark.why?.text(in: exercise.language ?? .english) ?? "")
      }
  }

  private static func part(_ part: Grading.Part, of exercise: Exercise) -> Part {
    Part(
      id: part.id, points: part.points.description, kind: part.kind.rawValue,
      prompt: exercise.render(part.prompt),
      rule: part.keyValue == nil || part.kind == .shape
        ? nil : part.tolerance.sentence(in: exercise.language ?? .english),
      choices: part.allChoices.map { ($0.id, exercise.render($0.text), $0.isRight) },
      formula: part.keyExpression?.text, answer: answer(part),
      mistakes: part.knownMistakes.map { mistake in
        Mistake(
          name: mistake.name, answer: text(mistake, part), credit: mistake.credit.description)
      },
      hints: part.hints.map { hint in
        (exercise.render(hint.text), hint.price.isZero ? nil : hint.price.description)
      }, solution: part.solution.map { exercise.render($0) })
  }

  /// The right answer to a part.
  static func answer(_ part: Grading.Part) -> String {
    if let value = part.keyValue { return part.shownText(value) }
    if let formula = part.shownFormula { return formula }
    if let ends = part.derivationEnds { return "\(ends.from) = … = \(ends.to)" }
    if part.kind == .condition {
      return "any \(part.asks.map(\.name).joined(separator: ", ")) with "
        + part.conditionTexts.joined(separator: " and ")
    }
    let right = part.allChoices.filter(\.isRight).map(\.id)
    return right.isEmpty ? "a person decides" : right.joined(separator: ", ")
  }

  private static func text(_ mistake: KnownMistake, _ part: Grading.Part) -> String {
    switch mistake.pattern {
    case .value(let value):
      part.kind == .shape ? part.shownText(value) : part.plainText(value)
    case .formula(let formula): part.plainText(formula)
    case .line: "a line"
    case .key: "the right value in another form"
    case .statement(let statement): "any answer with \(statement.text)"
    }
  }
}
