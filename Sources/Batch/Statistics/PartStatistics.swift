import Exact
import Grading

/// What a class made of one part; sums are exact, so that their order does not matter.
public struct PartStatistics: Sendable {
  /// The most different wrong answers that are kept.
  static let mostAnswers = 100_000

  /// The part.
  public let id: String
  /// How often each verdict was given.
  public private(set) var verdicts: [Verdict: Int] = [:]
  /// How many answers ran out of fuel.
  public private(set) var outOfFuelCount = 0
  /// How many submissions earn a share of the points: none, up to a tenth, … up to nine tenths, all.
  public private(set) var distribution: [Int] = Array(repeating: 0, count: 12)
  /// The wrong answers, each with how often it was given and the mistake that it is known as.
  public private(set) var wrongAnswers: [String: (count: Int, mistake: String?)] = [:]
  /// How many wrong answers were not kept, since there are too many different ones.
  public private(set) var otherWrongCount = 0

  private var creditSum = Rational.zero
  private var scores = PairSums()

  init(id: String) { self.id = id }

  /// Adds a mark.
  ///
  /// - Parameter rest: the share of the points that the submission earns in its other parts.
  mutating func add(_ part: PartRecord, rest: Rational) {
    verdicts[part.verdict, default: 0] += 1
    if part.verdict == .undecided, part.reason == Verdict.reasonOutOfFuel { outOfFuelCount += 1 }
    distribution[PartStatistics.bin(part.credit)] += 1
    creditSum += part.credit
    scores.add(part.credit, rest)
    guard part.verdict == .wrong, let answer = part.answer else { return }
    if let known = wrongAnswers[answer] {
      wrongAnswers[answer] = (known.count + 1, known.mistake ?? part.mistake)
    } else if wrongAnswers.count < Self.mostAnswers {
      wrongAnswers[answer] = (1, part.mistake)
    } else {
      otherWrongCount += 1
    }
  }

  private static func bin(_ credit: Rational) -> Int {
    if credit.signum <= 0 { return 0 }
    if credit >= .one { return 11 }
    return min(10, (credit * 10).ceiling.asInt ?? 10)
  }

  /// How many submissions have the part.
  public var count: Int { verdicts.values.reduce(0, +) }

  /// The difficulty: the mean share of the points that is earned; nil if nobody has the part.
  public var meanCredit: Rational? { try? creditSum / Rational(count) }

  /// The discrimination: the correlation between the mark of the part and that of all others, from −1 to 1;
  /// nil where one of the two is the same for all.
  public var discrimination: Double? { scores.correlation }
}

/// Exact sums of pairs of numbers, from which their correlation follows.
struct PairSums: Sendable {
  private var count = 0
  private var x = Rational.zero
  private var y = Rational.zero
  private var xx = Rational.zero
  private var yy = Rational.zero
  private var xy = Rational.zero

  mutating func add(_ a: Rational, _ b: Rational) {
    count += 1
    x += a
    y += b
    xx += a * a
    yy += b * b
    xy += a * b
  }

  /// Pearson's correlation, from an exact square.
  var correlation: Double? {
    let n = Rational(count)
    let covariance = n * xy - x * y
    let product = (n * xx - x * x) * (n * yy - y * y)
    guard product.signum > 0, let square = try? covariance * covariance / product else {
      return nil
    }
    let root = square.roundedToDouble().squareRoot()
    return covariance.signum < 0 ? -root : root
  }
}
