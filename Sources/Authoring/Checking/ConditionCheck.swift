import Exact
import Formats
import Grading
import PropertyTesting
import Synchronization

/// Checks that a condition can be satisfied, and that not everything satisfies it.
///
/// Values are drawn by the tester from the domains of what is asked for; what an example answers counts too.
struct ConditionCheck {
  /// How many answers are drawn.
  private static let draws = 200
  /// How many numbers of a domain are drawn from: the simplest ones.
  private static let numbers = 12

  func check(_ instance: Instance, _ log: inout FlawLog) {
    for part in instance.exercise.parts where part.kind == .condition {
      let verdicts = verdicts(part, instance)
      let path = ["parts", part.id, "condition"]
      if verdicts[.right] == nil, !hasRightExample(part, instance) {
        log.add(.neverSatisfied(draws: Self.draws), at: path, in: instance)
      } else if verdicts[.right] != nil, verdicts[.wrong] == nil {
        log.add(.alwaysSatisfied(draws: Self.draws), at: path, in: instance)
      }
    }
  }

  /// How often answers of the right shapes are right, and wrong.
  private func verdicts(_ part: Part, _ instance: Instance) -> [Grading.Verdict: Int] {
    let counts = Mutex<[Grading.Verdict: Int]>([:])
    let asked = part.asks
    let sets = asked.map { $0.simplest(Self.numbers) }
    guard sets.allSatisfy({ !$0.isEmpty }) else { return [:] }
    let answers = Generator<[[Rational]]> { source throws(Stop) in
      var values: [[Rational]] = []
      for (value, set) in zip(asked, sets) {
        var entries: [Rational] = []
        for _ in 0..<value.shape.reduce(1, *) {
          entries.append(set[try source.integer(0...set.count - 1)])
        }
        values.append(entries)
      }
      return values
    }
    let settings = Settings(cases: Self.draws, seed: CheckEffort.seed, explains: false)
    _ = PropertyTesting.check(answers, settings) { values in
      let answer = Self.answer(values, asked)
      if let verdict = instance.mark(part, answer)?.verdict {
        counts.withLock { $0[verdict, default: 0] += 1 }
      }
      return true
    }
    return counts.withLock(\.self)
  }

  private func hasRightExample(_ part: Part, _ instance: Instance) -> Bool {
    instance.exercise.examples.contains { example in
      example.answers.contains { name, answer in
        name == part.id && instance.mark(part, answer)?.verdict == .right
      }
    }
  }

  /// The values as a student writes them; blank where they cannot be written.
  private static func answer(_ values: [[Rational]], _ asked: [AskedValue]) -> WrittenAnswer {
    let written = JSON.Output.object(
      zip(asked, values).map { value, entries in
        (name: value.name, value: output(adjusted(entries, value), shape: value.shape))
      })
    let json = try? JSON.read(Array(written.compact().utf8), as: .strict)
    return json.map(WrittenAnswer.init) ?? .blank
  }

  /// Numbers that sum to 1 where they must: each by its share, all alike where they are 0.
  private static func adjusted(_ entries: [Rational], _ value: AskedValue) -> [Rational] {
    guard value.sumsToOne else { return entries }
    let sum = entries.reduce(.zero, +)
    return entries.map { entry in
      (try? entry / sum) ?? (try? Rational(1, over: Integer(entries.count))) ?? .zero
    }
  }

  private static func output(_ entries: [Rational], shape: [Int]) -> JSON.Output {
    let texts = entries.map { JSON.Output.string($0.description) }
    switch shape.count {
    case 0: return texts.first ?? .null
    case 1: return .array(texts)
    default:
      return .array(
        (0..<shape[0]).map { row in .array(Array(texts[row * shape[1]..<(row + 1) * shape[1]])) })
    }
  }
}
