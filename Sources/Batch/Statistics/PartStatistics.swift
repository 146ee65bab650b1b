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
  /// How many answers ran out of fuel: they are undecided, or could not be read.
  public private(set) var outOfFuelCount = 0
  /// How many submissions earn which share of the points.
  public private(set) var distribution = ShareDistribution()
  /// How many wrong answers were not kept, since there are too many different ones.
  public private(set) var otherWrongCount = 0

  private var wrong: [WrongAnswer: WrongCounts] = [:]
  private var creditSum = Rational.zero
  private var scores = PairSums()

  private struct WrongAnswer: Hashable {
    let text: String
    let numbers: Variant?
  }

  private struct WrongCounts {
    var mistakes: [String?: Int] = [:]
    var following = 0
  }

  /// The wrong answers, each for the numbers that the students had in hand, in no order.
  public var wrongAnswers: [GivenAnswer] {
    wrong.map { answer, found in
      var mistakes: [String: Int] = [:]
      for case (let mistake?, let count) in found.mistakes { mistakes[mistake] = count }
      return GivenAnswer(
        answer.text, numbers: answer.numbers, count: found.mistakes.values.reduce(0, +),
        mistakes: mistakes, followingCount: found.following)
    }
  }

  init(id: String) { self.id = id }

  /// Adds a mark.
  ///
  /// - Parameters:
  ///   - numbers: the numbers that the student had in hand.
  ///   - rest: the share of the points that the submission earns in its other parts.
  mutating func add(_ part: PartRecord, numbers: Variant?, rest: Rational) {
    verdicts[part.verdict, default: 0] += 1
    if part.isOutOfFuel { outOfFuelCount += 1 }
    distribution.add(part.credit)
    creditSum += part.credit
    scores.add(part.credit, rest)
    guard part.verdict == .wrong, let text = part.answer else { return }
    let answer = WrongAnswer(text: text, numbers: numbers)
    if wrong[answer] != nil || wrong.count < Self.mostAnswers {
      wrong[answer, default: WrongCounts()].mistakes[part.mistake, default: 0] += 1
      if part.followThrough != nil { wrong[answer]?.following += 1 }
    } else {
      otherWrongCount += 1
    }
  }

  /// How many submissions have the part.
  public var count: Int { verdicts.values.reduce(0, +) }

  /// The difficulty: the mean share of the points that is earned; nil if nobody has the part.
  public var meanCredit: Rational? { try? creditSum / Rational(count) }

  /// The discrimination: the correlation between the mark of the part and that of all others, from −1 to 1;
  /// nil where one of the two is the same for all.
  public var discrimination: Double? { scores.correlation }
}

/// How many submissions earn which share of points.
public struct ShareDistribution: Sendable, Hashable {
  /// None, up to a tenth, … up to nine tenths, less than all, all.
  public private(set) var counts: [Int] = Array(repeating: 0, count: 12)

  mutating func add(_ share: Rational) { counts[ShareDistribution.bin(share)] += 1 }

  private static func bin(_ share: Rational) -> Int {
    if share.signum <= 0 { return 0 }
    if share >= .one { return 11 }
    return min(10, (share * 10).ceiling.asInt ?? 10)
  }
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

extension PartRecord {
  /// Whether fuel ended the work before there was a verdict: operations, or the size of a number.
  fileprivate var isOutOfFuel: Bool {
    guard let reason else { return false }
    switch verdict {
    case .undecided: return reason.hasPrefix(Verdict.reasonOutOfFuel)
    case .unreadable:
      return reason.contains("(\(FuelCost.version))")
        || reason.contains("too large to be computed exactly")
    case .right, .wrong, .unanswered: return false
    }
  }
}
