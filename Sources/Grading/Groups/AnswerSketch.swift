import Exact
import Formulas

/// Where an answer lies at a few places, as far as machine numbers tell: answers that are equal meet in each of them.
///
/// It proves nothing equal, and rules out only what enclosures rule out.
struct AnswerSketch {
  /// What answers must have in common to meet.
  struct Cell: Hashable {
    fileprivate let kind: String
    fileprivate let shape: [Int]
    /// The place, and what of its enclosure two answers share.
    fileprivate let place: Int
    fileprivate let number: UInt64
  }

  /// The kind and shape of the answer, without which nothing is equal.
  struct Frame: Hashable {
    fileprivate let kind: String
    fileprivate let shape: [Int]
    fileprivate let place: Int
  }

  /// For each place the one or two cells that the answer lies in; none where it has no value there that is known
  /// closely.
  let cells: [[Cell]]
  /// The same without the numbers.
  let frames: [Frame]

  fileprivate init(kind: String, shape: [Int], _ values: [MachineInterval?]) {
    frames = values.indices.map { Frame(kind: kind, shape: shape, place: $0) }
    cells = values.enumerated().map { place, value in
      (value.flatMap(Self.numbers) ?? []).map {
        Cell(kind: kind, shape: shape, place: place, number: $0)
      }
    }
  }

  /// The cells of an interval: stretches of machine numbers that share sign, exponent and the first 40 bits.
  ///
  /// Two intervals with a common number share the cell of that number, if each touches no more than two neighbours.
  private static func numbers(_ interval: MachineInterval) -> [UInt64]? {
    // −0 has other bits than 0.
    let lower = (interval.lower + 0).bitPattern >> 12
    let upper = (interval.upper + 0).bitPattern >> 12
    if lower == upper { return [lower] }
    let isClose = max(lower, upper) - min(lower, upper) == 1
    return isClose && (interval.lower < 0) == (interval.upper < 0) ? [lower, upper] : nil
  }
}

/// Makes sketches of answers to one part.
struct AnswerSketcher {
  /// How many places a formula is looked at: where it has no value at one of them, it may have one at another.
  private static let placeCount = 2
  /// The most points of a domain among which one is chosen.
  private static let mostPoints = 24
  /// The largest length that stands for a name.
  private static let longest = 3
  /// The most numbers at one place.
  private static let mostNumbers = 64

  private let points: [[String: Value<Real>]]

  init(_ part: Part) {
    points =
      part.scope.map { scope in
        (0..<Self.placeCount).compactMap { Self.point(scope.variables, number: $0) }
      } ?? []
  }

  /// The sketch of an answer; nil for a text, which is itself.
  func sketch(_ answer: GroupedAnswer) -> AnswerSketch? {
    switch answer {
    case .text: nil
    case .number(let read):
      AnswerSketch(kind: read.value.kindName, shape: read.shape, [Self.mixed(read.value.scalars)])
    case .named(let values):
      AnswerSketch(
        kind: "named", shape: [],
        [
          Self.mixed(
            values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
              .flatMap { $0.value.value.scalars })
        ])
    case .formula(let value):
      Fuel.limited(to: Limits.answerFuel) {
        AnswerSketch(
          kind: value.kindName, shape: value.shape, points.map { Self.mixed(value, at: $0) })
      }
    }
  }

  /// All entries of a formula at a point in one number; nil where one of them has no value there.
  private static func mixed(
    _ value: Value<Expression>, at point: [String: Value<Real>]
  ) -> MachineInterval? {
    let formulas = if case .family(let family) = value { [family.entry] } else { value.scalars }
    var numbers: [Real] = []
    for formula in formulas {
      guard let number = try? formula.evaluate(point).scalar else { return nil }
      numbers.append(number)
    }
    return mixed(numbers)
  }

  /// Numbers in one: a sum in which each has another weight, so that hardly any two lists have the same.
  private static func mixed(_ numbers: [Real]) -> MachineInterval? {
    var sum = MachineInterval.zero
    for (place, number) in numbers.enumerated() {
      let value =
        if let rational = number.asRational { MachineInterval(rational) } else {
          MachineInterval(number.enclosure)
        }
      guard let value,
        let next = value.multiplied(by: MachineInterval(small: place * place + place + 1))
      else { return nil }
      guard place > 0 else {
        sum = next
        continue
      }
      guard let total = sum.adding(next) else { return nil }
      sum = total
    }
    return sum
  }

  // MARK: Points

  /// A point of the domains of variables; nil where none is found.
  ///
  /// - Parameter number: which of several points, from 0.
  private static func point(_ variables: Variables, number: Int) -> [String: Value<Real>]? {
    let lengths = Set(
      variables.all.flatMap(\.dimensions).compactMap { dimension -> String? in
        if case .named(let name) = dimension { name } else { nil }
      })
    var point: [String: Value<Real>] = [:]
    for variable in variables.all where lengths.contains(variable.name) {
      let length = variable.domain.points(longest)
        .filter { $0.isInteger && $0.signum > 0 && $0 <= Rational(longest) }.max()
      guard let length else { return nil }
      point[variable.name] = .scalar(.rational(length))
    }
    let shortest = variables.all.flatMap(\.dimensions).map { size($0, at: point) }.min()
    var count = 0
    for variable in variables.all where !lengths.contains(variable.name) {
      var found = variable.domain.points(mostPoints)
      if let shortest, variable.dimensions.isEmpty, found.allSatisfy(\.isInteger) {
        // A whole number may be an index, and beyond the end formulas that are equal need not be.
        let places = found.filter { $0.signum > 0 && $0 <= Rational(shortest) }
        if !places.isEmpty { found = places }
      }
      guard !found.isEmpty else { return nil }
      func next() -> Real {
        count += 1
        // The simplest come first, at which many formulas have the same value.
        let place = found.count - 1 - (5 * count + 7 * number) % max(1, found.count / 2)
        return .rational(found[max(0, place)])
      }
      let sizes = variable.dimensions.map { size($0, at: point) }
      guard count + sizes.reduce(1, *) <= mostNumbers else { return nil }
      switch sizes.count {
      case 0: point[variable.name] = .scalar(next())
      case 1: point[variable.name] = .vector((0..<sizes[0]).map { _ in next() })
      default:
        point[variable.name] = .matrix(
          Matrix(rowCount: sizes[0], columnCount: sizes[1]) { _, _ in next() })
      }
    }
    // An entry of a family is looked at where it is first: any length has that one.
    for index in 0..<2 { point[Family<Real>.index(index)] = .scalar(.rational(.one)) }
    return point
  }

  /// A length, where those that are names have values.
  private static func size(
    _ dimension: Variables.Dimension, at point: [String: Value<Real>]
  ) -> Int {
    switch dimension {
    case .fixed(let count): count
    case .named(let name): point[name]?.scalar?.asRational?.numerator.asInt ?? 1
    }
  }
}

/// Finds the answers that may be equal to another one, without a look at all others.
struct AnswerIndex {
  private var texts: [String: Int] = [:]
  private var cells: [AnswerSketch.Cell: [Int]] = [:]
  /// Those without a cell at a place, which may be equal to anything of their kind.
  private var open: [AnswerSketch.Frame: [Int]] = [:]
  /// All with a sketch.
  private var all: [Int] = []

  /// Notes an answer by its number.
  mutating func add(_ number: Int, _ answer: GroupedAnswer, _ sketch: AnswerSketch?) {
    if case .text(let text) = answer { texts[text] = texts[text] ?? number }
    guard let sketch else { return }
    all.append(number)
    for (found, frame) in zip(sketch.cells, sketch.frames) {
      for cell in found { cells[cell, default: []].append(number) }
      if found.isEmpty { open[frame, default: []].append(number) }
    }
  }

  /// The numbers of all answers that may be equal to one, in the order in which they were noted.
  func candidates(_ answer: GroupedAnswer, _ sketch: AnswerSketch?) -> [Int] {
    if case .text(let text) = answer { return texts[text].map { [$0] } ?? [] }
    guard let sketch, let place = sketch.cells.firstIndex(where: { !$0.isEmpty }) else {
      return all
    }
    let met = sketch.cells[place].flatMap { cells[$0] ?? [] }
    return Set(met + (open[sketch.frames[place]] ?? [])).sorted()
  }
}
