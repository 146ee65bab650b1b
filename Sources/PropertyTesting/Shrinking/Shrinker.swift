/// Makes a failing case simpler by editing its choices.
///
/// A candidate is a script; the generator reads it again, and what it really drew is what counts. A
/// candidate is taken only if it fails in the same way and its record is simpler in shortlex order,
/// so that shrinking never grows and always ends. The passes know choices and spans, and nothing of
/// generators or values (MacIver and Donaldson, ECOOP 2020). Each is adaptive: what works once is
/// tried in growing steps.
final class Shrinker {
  /// Lets the generator read a script, and returns what it drew; nothing if the case is discarded
  /// or overruns.
  typealias Draw = ([Choice]) -> ChoiceSequence?

  /// After how many rounds the costly passes are run even though the others still make progress.
  private static let roundsBeforeCostly = 8
  /// How many scripts may be read for each candidate that may be run.
  private static let draws = 10

  /// The simplest failing case so far.
  private(set) var best: ChoiceSequence
  /// How many candidates were run, without those of the lattice of doubles.
  private(set) var evaluations = 0
  /// How many candidates of the lattice of doubles were run.
  private(set) var latticeEvaluations = 0
  private var attempts = 0
  private let limit: Int
  let draw: Draw
  private let fails: () -> Bool
  /// The passes that are run.
  let passes: Set<ShrinkPass>
  /// The choices at the beginning of the round.
  private(set) var roundStart: [Choice] = []
  /// Digests of the scripts that were read and of the candidates that were run.
  ///
  /// Two that share one by chance cost a candidate, nothing else.
  private var tried: Set<UInt64> = []
  /// Digests of the shapes whose lattice of doubles was searched.
  private var searched: Set<UInt64> = []

  /// A shrinker of a failing case that runs at most `limit` candidates, with the passes given;
  /// `fails` says whether what was drawn last fails in the same way.
  init(
    _ failing: ChoiceSequence, limit: Int, passes: Set<ShrinkPass> = Set(ShrinkPass.allCases),
    draw: @escaping Draw, fails: @escaping () -> Bool
  ) {
    best = failing
    self.passes = passes
    self.limit = limit
    self.draw = draw
    self.fails = fails
  }

  /// The choices of the simplest failing case so far.
  var choices: [Choice] { best.choices }
  /// The spans of the simplest failing case so far.
  var spans: [Span] { best.spans }
  /// The most candidates of the lattice of doubles that may be run.
  var latticeBudget: Int {
    let (product, overflow) = limit.multipliedReportingOverflow(by: Self.latticeFactor)
    return overflow ? .max : product
  }
  /// Whether no further candidate may be run.
  var isExhausted: Bool { evaluations >= limit || attempts / Self.draws >= limit }

  /// Shrinks until no pass improves the case, or the limit is reached.
  func shrink() {
    for pass in ShrinkPass.allCases where pass.phase == .opening { run(pass) }
    var rounds = 0
    repeat {
      roundStart = choices
      rounds += 1
      for pass in ShrinkPass.allCases where pass.phase == .round { run(pass) }
      // Where rounds go on and on by small steps one of the other passes may end them.
      let isDue = rounds % Self.roundsBeforeCostly == 0
      for pass in ShrinkPass.allCases
      where pass.phase == .costly && (isDue || choices == roundStart) {
        run(pass)
      }
    } while choices != roundStart && !isExhausted
  }

  /// Runs a candidate, and takes it if it fails in the same way and is simpler.
  ///
  /// The property is run only if what the generator made of the script is simpler, and new.
  func take(_ candidate: [Choice]) -> Bool {
    let script = Self.digest(candidate)
    guard !isExhausted, ChoiceSequence.isSimpler(candidate, than: choices),
      tried.insert(script).inserted
    else { return false }
    attempts += 1
    guard let record = draw(candidate), record.isSimpler(than: best) else { return false }
    let drawn = Self.digest(record.choices)
    guard drawn == script || tried.insert(drawn).inserted else { return false }
    evaluations += 1
    guard fails() else { return false }
    best = record
    return true
  }

  /// Runs a candidate of the lattice of doubles, which is a simpler one and comes up once.
  func takeFromLattice(_ candidate: [Choice]) -> Bool {
    latticeEvaluations += 1
    guard let record = draw(candidate), record.isSimpler(than: best), fails() else { return false }
    best = record
    return true
  }

  /// Whether the lattice of a shape was not searched so far; from here on it was.
  func isNewShape(_ shape: [Choice]) -> Bool { searched.insert(Self.digest(shape)).inserted }

  /// Runs the case with one choice replaced.
  func take(_ choice: Choice?, at index: Int) -> Bool {
    guard let choice, choices.indices.contains(index) else { return false }
    var candidate = choices
    candidate[index] = choice
    return take(candidate)
  }

  /// Runs the case without some of its choices.
  func take(deleting range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.upperBound <= choices.count else { return false }
    var candidate = choices
    candidate.removeSubrange(range)
    return take(candidate)
  }

  private static func digest(_ choices: [Choice]) -> UInt64 {
    let values = choices.lazy.map { $0.bits ^ UInt64($0.kind.rawValue) << 61 }
    return Random.digest(values, seed: UInt64(choices.count))
  }

  /// The number of steps that a test allows: one that holds, while the next one does not.
  ///
  /// Zero steps are taken to hold. Small numbers are tried in order, then doubled ones, then the
  /// gap is halved: about twice the logarithm of the result.
  @discardableResult
  static func steps(upTo limit: Int = .max, where holds: (Int) -> Bool) -> Int {
    let limit = min(limit, Int.max / 4)  // so that a doubled number does not overflow
    for count in 1...4 where count > limit || !holds(count) { return count - 1 }
    var low = 4
    var high = 8
    while high <= limit, holds(high) {
      low = high
      high *= 2
    }
    high = min(high, limit + 1)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
