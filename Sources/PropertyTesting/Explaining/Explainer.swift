/// Finds out which parts of a counterexample matter, by running cases that differ from it in one
/// part, or in all doubles at once.
public struct Explainer {
  /// How many cases are run where no other number is given.
  public static let defaultLimit = 200
  /// The powers of two by which all doubles are multiplied.
  private static let exponents = [1, -1, 10, -10, 100, -100]

  private let record: ChoiceSequence
  private let fails: ([Choice]) -> Bool
  private let limit: Int
  private var runs = 0

  private init(_ record: ChoiceSequence, limit: Int, fails: @escaping ([Choice]) -> Bool) {
    self.record = record
    self.limit = limit
    self.fails = fails
  }

  /// Explains a shrunk failure; `fails` says whether the case that a script stands for fails in the
  /// same way, and is called `limit` times at most.
  public static func explain(
    _ record: ChoiceSequence, limit: Int = defaultLimit, fails: @escaping ([Choice]) -> Bool
  ) -> Explanation {
    var explainer = Explainer(record, limit: max(0, limit), fails: fails)
    return explainer.explanation()
  }

  private mutating func explanation() -> Explanation {
    let negation = negated()
    let scaling = scaled()
    let numbers = record.numbers
    var parts: [Explanation.Part] = []
    for (place, index) in numbers.enumerated() {
      // What is left is shared evenly by the parts that are left.
      let share = (limit - runs) / (numbers.count - place)
      parts.append(
        Explanation.Part(
          path: path(to: index, of: numbers), index: index,
          value: record.choices[index].number(at: record.choices[index].place),
          finding: finding(at: index, share: share)))
    }
    return Explanation(
      parts: parts, survivesNegation: negation, survivesScaling: scaling.survives,
      scalings: scaling.tried, runs: runs)
  }

  /// The path of a number; where several have the same one they are counted from 0.
  private func path(to index: Int, of numbers: [Int]) -> String {
    let path = record.path(to: index)
    let alike = numbers.filter { record.path(to: $0) == path }
    guard alike.count > 1, let order = alike.firstIndex(of: index) else { return path }
    return path + "#\(order)"
  }

  private mutating func runs(_ candidate: [Choice]) -> Bool {
    runs += 1
    return fails(candidate)
  }

  // MARK: All doubles at once

  /// Whether the failure survives that all doubles change their sign; nothing where they cannot, or
  /// where there is none other than zero.
  private mutating func negated() -> Bool? {
    changed { -$0 }.map { runs($0) }
  }

  /// Whether the failure survives that all doubles are multiplied by powers of two, as far as this
  /// is exact.
  private mutating func scaled() -> (survives: Bool?, tried: [Int]) {
    var tried: [Int] = []
    for exponent in Self.exponents {
      let factor = Double(sign: .plus, exponent: exponent, significand: 1)
      guard let candidate = changed({ $0 * factor / factor == $0 ? $0 * factor : .nan })
      else { continue }
      tried.append(exponent)
      if !runs(candidate) { return (false, [exponent]) }
    }
    return (tried.isEmpty ? nil : true, tried)
  }

  /// The case with all doubles changed; nothing where one of them may not be, all are zero, or no
  /// run is left.
  private func changed(_ change: (Double) -> Double) -> [Choice]? {
    guard runs < limit else { return nil }
    var candidate = record.choices
    var isChanged = false
    for index in candidate.indices where candidate[index].kind == .float {
      let value = candidate[index].float
      let result = change(value)
      guard !result.isNaN, candidate[index].permits(result.bitPattern) else { return nil }
      if result != value { isChanged = true }
      candidate[index].bits = result.bitPattern
    }
    return isChanged ? candidate : nil
  }

  // MARK: One part

  /// Whether a number matters, and if so in which interval around it the case fails.
  private mutating func finding(at index: Int, share: Int) -> Explanation.Finding {
    let choice = record.choices[index]
    let last = runs + share
    guard share > 0, let places = choice.numberPlaces, places.contains(choice.place) else {
      return .untried
    }
    var probes = Probes(own: choice.place)
    func wants(_ place: Int) -> Bool { places.contains(place) && probes.outcomes[place] == nil }
    var random = Random(seed: UInt64(index))
    let spread = places.upperBound.distance(from: places.lowerBound)
    let wide = (0..<4).map { _ in
      places.lowerBound &+ Int(truncatingIfNeeded: random.upTo(spread))
    }
    let simplest = choice.simplified.place
    for place in [places.lowerBound, places.upperBound, simplest] + wide
    where wants(place) && runs < last {
      probes.outcomes[place] = runs(choice, place, at: index)
    }
    for step in [-1, 1] {
      guard let neighbour = choice.place.adding(step), wants(neighbour), runs < last else {
        continue
      }
      probes.outcomes[neighbour] = runs(choice, neighbour, at: index)
    }
    if probes.outcomes.count > 1, probes.outcomes.values.allSatisfy(\.self) {
      return .irrelevant(tried: probes.outcomes.count)
    }
    guard probes.outcomes.count > 1 else { return .untried }
    // One half of what is left is spent on each side.
    let middle = runs + (last - runs) / 2
    for (sign, end) in [(-1, middle), (1, last)] {
      while runs < end, let next = probes.next(sign, in: places) {
        probes.outcomes[next] = runs(choice, next, at: index)
      }
    }
    return .interval(probes.interval { choice.number(at: $0) })
  }

  private mutating func runs(_ choice: Choice, _ place: Int, at index: Int) -> Bool {
    var candidate = record.choices
    candidate[index] = choice.with(place: place)
    return runs(candidate)
  }
}
