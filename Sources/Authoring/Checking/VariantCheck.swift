import Exact
import Formulas
import Grading

/// Checks that variants are different exercises, and equally hard.
///
/// A few variants with the right answers of another one are chance; more than one in 20 are a symmetry of the
/// exercise, by which students get fewer different sheets than it seems.
///
/// How hard a variant is, is measured by two numbers: the operations of all keys that its numbers leave to
/// do, and the decimal digits of its given values and of its exact results. Fewer or more operations than
/// most variants have, or digits beyond half and double of their median, make an outlier.
struct VariantCheck {
  /// The work that a variant is.
  struct Difficulty: Hashable {
    let operations: Int
    let digits: Int

    var text: String {
      "\(operations) operation\(operations == 1 ? "" : "s"), \(digits) digit\(digits == 1 ? "" : "s")"
    }
  }

  /// The smallest difference of digits that is worth a word.
  private static let fewDigits = 6

  /// One variant in so many may have the right answers of another one.
  private static let mostRepeated = 20

  let instances: Instances

  func check(_ log: inout FlawLog) {
    guard instances.all.count > 1 else { return }
    var firstOf: [String: Instance] = [:]
    var repeated: [(instance: Instance, first: Instance)] = []
    for instance in instances.all {
      let keys = Self.keys(instance)
      if let first = firstOf[keys] {
        repeated.append((instance, first))
      } else {
        firstOf[keys] = instance
      }
    }
    if repeated.count * Self.mostRepeated > instances.all.count {
      for (instance, first) in repeated {
        log.add(.sameKeys(other: first.numbers), at: ["draw"], in: instance)
      }
    }
    checkDifficulty(&log)
  }

  private func checkDifficulty(_ log: inout FlawLog) {
    let measured = instances.all.map { ($0, Self.difficulty($0)) }
    let operations = Self.mostFrequent(measured.map(\.1.operations))
    let digits = measured.map(\.1.digits).sorted()[measured.count / 2]
    let usual = Difficulty(operations: operations, digits: digits)
    for (instance, own) in measured {
      let isFar =
        abs(own.digits - digits) >= Self.fewDigits
        && (own.digits * 2 < digits || own.digits > digits * 2)
      guard own.operations != operations || isFar else { continue }
      log.add(.unlikeVariant(measure: own.text, usual: usual.text), at: ["draw"], in: instance)
    }
  }

  private static func mostFrequent(_ numbers: [Int]) -> Int {
    let counts = Dictionary(numbers.map { ($0, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
  }

  /// The keys of all parts as a text, the same for the same values.
  private static func keys(_ instance: Instance) -> String {
    instance.exercise.parts.map { part in
      part.keyValue.map { $0.text { $0.asRational?.description ?? $0.summary } }
        ?? part.keyFormula.map(part.plainText)
        ?? part.allChoices.filter(\.isRight).map(\.id).joined(separator: ",")
    }.joined(separator: ";")
  }

  /// How hard the exercise is.
  static func difficulty(_ instance: Instance) -> Difficulty {
    let exercise = instance.exercise
    let values = exercise.givenValues.merging(exercise.rightValues) { given, _ in given }
    var operations = 0
    for part in exercise.parts {
      guard let key = part.keyExpression, part.keyValue != nil else { continue }
      operations += (try? key.operationsLeft(values)) ?? 0
    }
    let digits = values.values.flatMap(\.scalars).reduce(0) { $0 + Self.digits($1) }
    return Difficulty(operations: operations, digits: digits)
  }

  private static func digits(_ value: Real) -> Int {
    guard let rational = value.asRational else { return 0 }
    return rational.description.count(where: \.isNumber)
  }
}
